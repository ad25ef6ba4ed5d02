// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.zadenza.clock.Clock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.midi.OutletOptions;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** A session with all its ends, which may fail. The player's thread. */
abstract class World implements AutoCloseable {
  /** The log of the session, in the folder. */
  static final String LOG = "session.jsonl";

  private final Path folder;
  private final Clock clock;
  private final Findings findings;
  private final WallSteps wall;
  private final Keyboards keyboards = new Keyboards();
  private final DirtEar dirt = new DirtEar();
  private final ModelService network = new ModelService();
  private final ModelService cheap = new ModelService();
  private final Session session;
  private final Slots slots;

  /**
   * @param folder that is there, for what it writes
   */
  World(Path folder, Clock clock, SessionLog log) throws IOException {
    this.folder = folder;
    this.clock = clock;
    findings = new Findings(clock);
    wall = new WallSteps(clock, findings);
    Models models = new Models(new PlayersWeights(folder.resolve("models")), network, cheap);
    session = Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, log, told(), models);
    slots = new Slots(session.scheduler(), session.outlets().hand()::turned, findings);
  }

  /** Lets everybody hear what is sent: the book, the synth, SuperDirt. */
  final void connect(CueBook book, LiveMidi midi) {
    session.outlets().add(book);
    session.connect(midi);
    try {
      midi.open(Keyboards.SYNTH, OutletOptions.PLAIN);
    } catch (MidiUnavailable e) {
      throw new IllegalStateException(e);
    }
    session.wired(clock, wall.wall()).superDirt(dirt.address(), 0);
  }

  final Reporter told() {
    return (where, what) -> findings.happens(where + ": " + what);
  }

  final Path folder() {
    return folder;
  }

  /** Every cue that was sent. */
  final Path events() {
    return folder.resolve("events.jsonl");
  }

  final Clock clock() {
    return clock;
  }

  final Findings findings() {
    return findings;
  }

  final WallSteps wall() {
    return wall;
  }

  final Keyboards keyboards() {
    return keyboards;
  }

  final DirtEar dirt() {
    return dirt;
  }

  /** What runs models that take long. */
  final ModelService network() {
    return network;
  }

  /** What runs models that take little. */
  final ModelService cheap() {
    return cheap;
  }

  final Session session() {
    return session;
  }

  final Slots slots() {
    return slots;
  }

  abstract Keeper score();

  abstract CueBook book();

  /** How many voices of the bundled instruments sound. */
  abstract int voices();

  /** Models make nothing, or go on. */
  abstract void modelsRest(boolean on);

  /** Whether there is a sound card. */
  abstract void soundCard(boolean there);

  /** Whether the log's disk is full. */
  abstract void diskFull(boolean full);

  /** True where the clock is moved by hand. */
  abstract boolean isMovedByHand();

  /** The machine stands still, if its clock is moved by hand. */
  abstract void standStill(long nanos);

  /** Every slot was given something: it begins. */
  abstract void begun();

  /** Some milliseconds go by. */
  abstract void goOn(Random random);

  /** Lets all come to rest, everything cut off, and that come to rest. */
  abstract void calm(Runnable cutOff);

  /** What only such a world can say of a night. */
  abstract void figures(JsonObject out);

  /** Ends the session; what it wrote lies in the folder. */
  @Override
  public void close() throws IOException {
    score().settle();
    session.close();
    dirt.close();
    if (keyboards.keysDown() > 0) {
      findings.violated(keyboards.keysDown() + " keys are down after the end");
    }
  }

  /** Who compares what slots send with what they are to send. */
  interface Keeper extends CueBook.Reader {
    /** Before something is changed. */
    void settle();

    /** A slot was given something else to play. */
    void changed(String slot);

    /** Every slot may play something else now. */
    void allChanged();
  }
}
