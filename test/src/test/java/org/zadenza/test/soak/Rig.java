// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.repl.session.SessionLog;

/**
 * A whole session with all its ends, on a clock that is moved by hand: what its threads do is done
 * here in turn, so that a night takes minutes and the same seed plays the same night. One thread.
 */
final class Rig extends World {
  private static final long SCAN_NANOS = 2 * Clock.NANOS_PER_SECOND;
  private static final long CALM_STEP_NANOS = Clock.NANOS_PER_SECOND / 40;

  /** Of the look-ahead so much is left at least. */
  private static final long LEAD_NANOS = 3 * Clock.NANOS_PER_SECOND / 20;

  /** What a panic may leave: nothing that can be heard. */
  private static final float SILENT = 1e-3f;

  private static final int PHRASES_A_STEP = 1;

  private final ManualClock clock;
  private final FillingDisk disk;
  private final Score score;
  private final CueBook book;
  private final Ear ear;
  private final AudioEngine engine;
  private final LiveMidi midi;
  private final boolean heard;
  private boolean modelsRest;
  private long scanned;

  /**
   * @param folder that is there, for what it writes
   * @param sampleRate of the bundled instruments; 0 for none
   */
  Rig(Path folder, int sampleRate) throws IOException {
    ManualClock moved = new ManualClock();
    FillingDisk log = new FillingDisk(Files.newBufferedWriter(folder.resolve(LOG)));
    super(folder, moved, SessionLog.to(log));
    clock = moved;
    disk = log;
    score = new Score(slots());
    book = new CueBook(events(), clock, score, findings());
    midi =
        LiveMidi.unthreaded(
            List.of(keyboards()), session().scheduler(), session().outlets().hand(), clock, told());
    connect(book, midi);
    engine = new AudioEngine(PatchLibrary.bundled(), Math.max(1, sampleRate), clock, told());
    if (sampleRate > 0) session().outlets().add(engine);
    ear = new Ear(engine, clock, findings());
    heard = sampleRate > 0;
    if (!heard) ear.there(false);
  }

  @Override
  Score score() {
    return score;
  }

  @Override
  CueBook book() {
    return book;
  }

  Ear ear() {
    return ear;
  }

  @Override
  int voices() {
    return engine.load().voices();
  }

  @Override
  void modelsRest(boolean on) {
    modelsRest = on;
  }

  @Override
  void soundCard(boolean there) {
    ear.there(there && heard);
  }

  @Override
  void diskFull(boolean full) {
    disk.full(full);
  }

  @Override
  boolean isMovedByHand() {
    return true;
  }

  @Override
  void standStill(long nanos) {
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
  void begun() {
    step(0);
  }

  @Override
  void goOn(Random random) {
    step(5_000_000 + random.nextInt(45_000_000));
  }

  @Override
  void calm(Runnable cutOff) {
    calmSteps(100);
    cutOff.run();
    calmSteps(40);
    ear.takePeak();
    calmSteps(4);
    float peak = ear.takePeak();
    if (peak > SILENT) findings().violated("after a panic a sample is " + peak);
  }

  private void calmSteps(int steps) {
    for (int i = 0; i < steps; i++) step(CALM_STEP_NANOS);
  }

  /** All that the threads of a live session would do in some milliseconds. */
  void step(long nanos) {
    clock.advance(nanos);
    wall().turn();
    for (int i = 0; i < PHRASES_A_STEP && !modelsRest; i++) {
      cheap().runOnce();
      network().runOnce();
    }
    session().scheduler().tick();
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

  @Override
  void figures(JsonObject out) {
    out.addProperty("frames", ear.frames());
  }
}
