// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else's clock, steady and otherwise. */
class TempoFollowerTest {
  private static final int TICK = 0xF8;
  private static final int START = 0xFA;
  private static final int STOP = 0xFC;
  private static final int CONTINUE = 0xFB;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final MidiRig rig = new MidiRig();
  private double nextTick = 50e6;
  private long ticks;

  @BeforeEach
  void follow() throws MidiUnavailable {
    rig.midi.follow("keys");
  }

  private void send(long nanos, int bytes) {
    rig.host.ears.get("Keys").received(nanos, bytes);
  }

  /** Ticks at a tempo for some time, each early or late by up to {@code jitter}. */
  private void ticks(double bpm, double seconds, double jitterMillis) {
    double end = rig.clock.nanos() + seconds * 1e9;
    while (nextTick < end) {
      long at = Math.round(nextTick + (random.nextDouble() * 2 - 1) * jitterMillis * 1e6);
      runUntil(at);
      send(at, TICK);
      nextTick += 60e9 / (24 * bpm);
      ticks++;
    }
    runUntil(Math.round(end));
  }

  private void runUntil(long nanos) {
    if (nanos <= rig.clock.nanos()) return;
    rig.runTo(nanos / MidiRig.MS);
    if (nanos > rig.clock.nanos()) rig.clock.moveTo(nanos);
    rig.midi.hear();
  }

  private double bpm() {
    return rig.scheduler.nextCps().toDouble() * 240;
  }

  /** How far our beat is from the other's, in milliseconds, where both are now. */
  private double beatsApartMillis() {
    double last = nextTick - 60e9 / (24 * bpm());
    double ours = rig.scheduler.tempo().cycleAt(Math.round(last)).toDouble();
    double place = ours - rig.scheduler.origin().toDouble();
    double beats = place * 4 - (ticks - 1) / 24.0;
    return (beats - Math.rint(beats)) * 60_000 / bpm();
  }

  @Test
  void theTempoIsFoundAndThePhaseClosesInSpiteOfJitter() {
    double bpm = 90 + random.nextInt(90);
    ticks(bpm, 20, 1);
    assertEquals(bpm, bpm(), bpm * 0.003, "seed=" + seed);
    assertEquals(0, beatsApartMillis(), 3, "seed=" + seed);
    assertTrue(rig.told.getFirst().startsWith("Keys is followed, at "), rig.told.toString());
    assertEquals(1, rig.told.size(), "seed=" + seed + " " + rig.told);
  }

  @Test
  void aSteadyClockIsMetWithinAMillisecondAndThenLeftAlone() {
    ticks(125, 15, 0);
    assertEquals(125, bpm(), 0.1);
    assertEquals(0, beatsApartMillis(), 1.5);
    int stretches = rig.scheduler.tempo().stretches().size();
    ticks(125, 20, 0);
    assertTrue(rig.scheduler.tempo().stretches().size() - stretches <= 2);
  }

  @Test
  void aStartPutsCycleZeroOnItsFirstTick() {
    ticks(120, 5.13, 0.3);
    send(rig.clock.nanos(), START);
    ticks = 0;
    ticks(120, 10, 0.3);
    double last = nextTick - 60e9 / (24 * 120);
    double place =
        rig.scheduler.tempo().cycleAt(Math.round(last)).minus(rig.scheduler.origin()).toDouble();
    assertEquals((ticks - 1) / 96.0, place, 0.004, "seed=" + seed);
  }

  @Test
  void aLastingJumpIsFollowedAndSaid() {
    ticks(120, 10, 0.5);
    ticks(174, 10, 0.5);
    assertEquals(174, bpm(), 1, "seed=" + seed);
    assertTrue(
        rig.told.stream().anyMatch(t -> t.matches("Keys jumps from 1.* to 17.* bpm")),
        rig.told.toString());
  }

  @Test
  void aSingleOddTickMovesNothing() {
    ticks(120, 10, 0);
    double before = bpm();
    nextTick += 400e6 / 24;
    ticks(120, 0.3, 0);
    nextTick -= 400e6 / 24;
    ticks(120, 3, 0);
    assertEquals(before, bpm(), 0.6);
    assertEquals(1, rig.told.size(), rig.told.toString());
  }

  @Test
  void aStallIsSaidOnceAndTheTempoStays() {
    ticks(140, 8, 0.3);
    double before = bpm();
    rig.runTo(rig.clock.nanos() / MidiRig.MS + 10_000);
    assertEquals(before, bpm(), 0);
    assertEquals(2, rig.told.size(), rig.told.toString());
    assertTrue(rig.told.getLast().startsWith("Keys sends no clock any more; the tempo stays at"));
    nextTick = rig.clock.nanos();
    ticks(100, 10, 0.3);
    assertEquals(100, bpm(), 1, "seed=" + seed);
    assertTrue(rig.told.getLast().startsWith("Keys is back, at "), rig.told.toString());
  }

  @Test
  void aFloodIsRefusedInASentenceAndASensibleClockAfterItFollowed() {
    ticks(120, 8, 0.3);
    double before = bpm();
    for (int i = 0; i < 30_000; i++) {
      runUntil(rig.clock.nanos() + 100_000);
      send(rig.clock.nanos(), TICK);
    }
    assertEquals(before, bpm(), before * 0.005, "seed=" + seed);
    assertEquals(
        "Keys sends more than 300 clock ticks a second, which is no tempo; it is not followed while"
            + " it does, and the tempo stays",
        rig.told.getLast());
    assertEquals(2, rig.told.size(), rig.told.toString());
    nextTick = rig.clock.nanos();
    ticks(100, 12, 0.3);
    assertEquals(100, bpm(), 1, "seed=" + seed);
  }

  @Test
  void randomTicksNeverBreakTheTempo() {
    for (int i = 0; i < 5_000; i++) {
      runUntil(rig.clock.nanos() + random.nextInt(60_000_000));
      int[] all = {TICK, TICK, TICK, START, STOP, CONTINUE, 0x7F7FF2};
      send(rig.clock.nanos(), all[random.nextInt(all.length)]);
      double bpm = bpm();
      assertTrue(bpm > 0.2 && bpm < 24_000, "seed=" + seed + " " + bpm);
    }
  }

  @Test
  void stopHaltsAndStartGoesOn() {
    ticks(120, 2, 0);
    assertFalse(rig.midi.isHalted());
    send(rig.clock.nanos(), STOP);
    rig.midi.hear();
    assertTrue(rig.midi.isHalted());
    send(rig.clock.nanos(), CONTINUE);
    rig.midi.hear();
    assertFalse(rig.midi.isHalted());
  }
}
