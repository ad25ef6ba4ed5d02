// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
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

/**
 * A whole session with all its ends, on a clock that is moved by hand: what its threads do is done
 * here in turn, so that a night takes minutes and the same seed plays the same night. One thread.
 */
final class Rig implements World, AutoCloseable {
  private static final long SCAN_NANOS = 2 * Clock.NANOS_PER_SECOND;

  /** Of the look-ahead so much is left at least. */
  private static final long LEAD_NANOS = 3 * Clock.NANOS_PER_SECOND / 20;

  private static final int PHRASES_A_STEP = 1;

  private final ManualClock clock = new ManualClock();
  private final Findings findings = new Findings(clock);
  private final Session session;
  private final Score score;
  private final CueBook book;
  private final Ear ear;
  private final Keyboards keyboards = new Keyboards();
  private final DirtEar dirt;
  private final WallSteps wall = new WallSteps(clock, findings);
  private final FillingDisk disk;
  private final AudioEngine engine;
  private final LiveMidi midi;
  private final ModelService network = new ModelService();
  private final ModelService cheap = new ModelService();
  private final Path folder;
  private final boolean heard;
  private boolean modelsRest;
  private long scanned;

  /**
   * @param folder for what it writes
   * @param sampleRate of the bundled instruments; 0 for none
   */
  Rig(Path folder, int sampleRate) throws IOException {
    this.folder = Files.createDirectories(folder);
    Reporter told = (where, what) -> findings.happens(where + ": " + what);
    disk = new FillingDisk(Files.newBufferedWriter(log(), StandardCharsets.UTF_8));
    Models models = new Models(new PlayersWeights(folder.resolve("models")), network, cheap);
    session =
        Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.to(disk), told, models);
    score = new Score(session.scheduler(), session.outlets().hand()::turned, findings);
    book = new CueBook(events(), clock, score, findings);
    session.outlets().add(book);
    midi =
        LiveMidi.unthreaded(
            List.of(keyboards), session.scheduler(), session.outlets().hand(), clock, told);
    session.connect(midi);
    try {
      midi.open(Keyboards.SYNTH, OutletOptions.PLAIN);
    } catch (MidiUnavailable e) {
      throw new IllegalStateException(e);
    }
    dirt = new DirtEar();
    session.wired(clock, wall.wall()).superDirt(dirt.address(), 0);
    engine = new AudioEngine(PatchLibrary.bundled(), Math.max(1, sampleRate), clock, told);
    if (sampleRate > 0) session.outlets().add(engine);
    ear = new Ear(engine, clock, findings);
    heard = sampleRate > 0;
    if (!heard) ear.there(false);
  }

  /** The log of the session. */
  Path log() {
    return folder.resolve("session.jsonl");
  }

  /** Every cue that was sent. */
  Path events() {
    return folder.resolve("events.jsonl");
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Override
  public Findings findings() {
    return findings;
  }

  @Override
  public Score score() {
    return score;
  }

  @Override
  public DirtEar dirt() {
    return dirt;
  }

  @Override
  public Keyboards keyboards() {
    return keyboards;
  }

  @Override
  public WallSteps wall() {
    return wall;
  }

  @Override
  public void modelsRest(boolean on) {
    modelsRest = on;
  }

  @Override
  public void soundCard(boolean there) {
    ear.there(there && heard);
  }

  @Override
  public void diskFull(boolean full) {
    disk.full(full);
  }

  @Override
  public boolean isMovedByHand() {
    return true;
  }

  @Override
  public void standStill(long nanos) {
    if (nanos < LEAD_NANOS) {
      step(nanos);
      return;
    }
    score.standsStill(true);
    book.patientUntil(clock.nanos() + nanos + Clock.NANOS_PER_SECOND);
    step(nanos);
    score.standsStill(false);
  }

  @Override
  public void begun() {
    step(0);
  }

  CueBook book() {
    return book;
  }

  Ear ear() {
    return ear;
  }

  /** All that the threads of a live session would do in some milliseconds. */
  void step(long nanos) {
    clock.advance(nanos);
    wall.turn();
    for (int i = 0; i < PHRASES_A_STEP && !modelsRest; i++) {
      cheap.runOnce();
      network.runOnce();
    }
    session.scheduler().tick();
    midi.hear();
    midi.keepBeat();
    midi.turn();
    if (clock.nanos() - scanned >= SCAN_NANOS) {
      scanned = clock.nanos();
      midi.scan();
      midi.turn();
    }
    ear.listen();
    score.stepped();
  }

  /** How many voices of the bundled instruments sound. */
  int voices() {
    return engine.load().voices();
  }

  @Override
  public void close() {
    score.settle();
    session.close();
    dirt.close();
    if (keyboards.keysDown() > 0) {
      findings.violated(keyboards.keysDown() + " keys are down after the end");
    }
  }
}
