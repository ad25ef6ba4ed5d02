// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.EngineLoad;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.midi.OutletOptions;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.test.peers.LiveJack;

/**
 * A session as it is on stage: its own threads, its log on a disk, sound on a JACK server where one
 * is installed, else nowhere. The player's thread.
 */
final class LiveRig implements World, AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;
  private static final int PERIOD = 1024;

  private final SystemClock clock = new SystemClock();
  private final Findings findings = new Findings(clock);
  private final WallSteps wall = new WallSteps(clock, findings);
  private final Keyboards keyboards = new Keyboards();
  private final DirtEar dirt = new DirtEar();
  private final SmallDisk disk;
  private final @Nullable LiveJack jack;
  private final Session session;
  private final LiveScore score;
  private final CueBook book;
  private final LiveSound sound;
  private final ModelThread network;
  private final ModelThread cheap;
  private final Metronome metronome;
  private final Path folder;
  private long faults;

  LiveRig(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    Reporter told = (where, what) -> findings.happens(where + ": " + what);
    disk = new SmallDisk(folder.resolve("disk"));
    jack = LiveJack.isInstalled() ? LiveJack.start(folder, SAMPLE_RATE, PERIOD) : null;
    ModelService slow = new ModelService();
    ModelService fast = new ModelService();
    network = ModelThread.start(slow, "soak-models");
    cheap = ModelThread.start(fast, "soak-spares");
    Models models = new Models(new PlayersWeights(folder.resolve("models")), slow, fast);
    SessionLog log = SessionLog.in(disk.folder(), Instant.EPOCH);
    session = Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, log, told, models);
    score = new LiveScore(session.scheduler(), clock, session.outlets().hand()::turned, findings);
    book = new CueBook(events(), clock, score, findings);
    session.outlets().add(book);
    LiveMidi midi =
        LiveMidi.start(
            List.of(keyboards), session.scheduler(), session.outlets().hand(), clock, told);
    session.connect(midi);
    open(midi);
    session.wired(clock, wall.wall()).superDirt(dirt.address(), 0);
    Path none = folder.resolve("none");
    sound = new LiveSound(clock, new Folders(none, none, none, none), session.samples(), told);
    session.connect(sound, clock);
    sound.start(session.outlets(), new LiveSound.Way(jack != null, 2, false));
    session.tongues().warmUp();
    metronome = Metronome.start(session.scheduler(), clock, told);
  }

  private static void open(LiveMidi midi) {
    try {
      midi.open(Keyboards.SYNTH, OutletOptions.PLAIN);
    } catch (MidiUnavailable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every cue that was sent. */
  Path events() {
    return folder.resolve("events.jsonl");
  }

  /** The log, taken from the disk that goes with the session. */
  Path log() throws IOException {
    try (var files = Files.list(disk.folder())) {
      Path log = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.copy(log, folder.resolve("session.jsonl"));
    }
  }

  /** Where sound goes, what the disk is, in a line. */
  String text() {
    return sound.text() + (disk.isSmall() ? "" : "; no disk that can be full");
  }

  /** What is looked at every now and then. */
  void turn() {
    wall.turn();
    score.turn();
    long now = sound.load().map(EngineLoad::faults).orElse(0L);
    if (now > faults) findings.violated((now - faults) + " voices failed and were muted");
    faults = now;
    double peak = session.engine().map(e -> e.desk().level().peak()).orElse(0.0);
    if (!(peak <= 1)) findings.violated("the sound's peak is " + peak);
  }

  CueBook book() {
    return book;
  }

  /** How many voices of the bundled instruments sound. */
  int voices() {
    return sound.load().map(EngineLoad::voices).orElse(0);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Findings findings() {
    return findings;
  }

  @Override
  public LiveScore score() {
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
    network.rest(on);
    cheap.rest(on);
  }

  @Override
  public void soundCard(boolean there) {
    if (jack == null) return;
    try {
      if (there) jack.restart(SAMPLE_RATE, PERIOD);
      else jack.kill();
    } catch (Exception e) {
      throw new IllegalStateException("JACK does not come back", e);
    }
  }

  @Override
  public void diskFull(boolean full) {
    try {
      disk.full(full);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isMovedByHand() {
    return false;
  }

  @Override
  public void standStill(long nanos) {
    throw new UnsupportedOperationException("time goes on by itself");
  }

  @Override
  public void begun() {}

  /** Ends the session; what it left is still there to be looked at. */
  void endSession() {
    metronome.close();
    score.settle();
    session.close();
    sound.close();
    network.close();
    cheap.close();
    if (keyboards.keysDown() > 0) {
      findings.violated(keyboards.keysDown() + " keys are down after the end");
    }
  }

  @Override
  public void close() throws IOException {
    dirt.close();
    if (jack != null) jack.close();
    disk.close();
  }
}
