// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

class BeatClockTest {
  private static final String TICK = "f8";

  private final MidiRig rig = new MidiRig();

  @BeforeEach
  void begin() throws MidiUnavailable {
    rig.midi.sendBeat("synth");
  }

  private List<FakeHost.Sent> log() {
    return rig.port("Synth").log;
  }

  @Test
  void everyTickLiesOnTheTempoMapThroughManyChanges() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      rig.scheduler.setCps(Rational.of(1 + random.nextInt(300), 97));
      rig.runTo(rig.clock.nanos() / MidiRig.MS + random.nextInt(80));
    }
    List<FakeHost.Sent> ticks = log().stream().filter(s -> s.hex().equals(TICK)).toList();
    long first = tickNumber(ticks.getFirst());
    for (int i = 0; i < ticks.size(); i++) {
      long due = rig.scheduler.tempo().nanosAt(Rational.of(first + i, 96));
      assertEquals(due, ticks.get(i).nanos(), "seed=" + seed + ", tick " + i);
    }
    assertTrue(ticks.size() > 100, "only " + ticks.size() + " ticks");
  }

  private long tickNumber(FakeHost.Sent tick) {
    return rig.scheduler.tempo().cycleAt(tick.nanos()).roundedTimes(96);
  }

  @Test
  void aStartComesJustBeforeTheFirstTickOfACycle() {
    rig.runTo(1_500);
    int start = bytes().indexOf("fa");
    assertEquals(999, log().get(start).millis());
    assertEquals(new FakeHost.Sent(1_000_000_000, TICK), log().get(start + 1));
    assertEquals(start, bytes().lastIndexOf("fa"));
  }

  @Test
  void aStartGoesWithTheCountOfThePlayer() {
    rig.runTo(300);
    rig.scheduler.setCycle(Rational.ZERO); // from 0.5 s on
    rig.runTo(2_500);
    int start = bytes().indexOf("fa");
    assertEquals(499, log().get(start).millis());
    assertEquals(start, bytes().lastIndexOf("fa"));
  }

  private List<String> bytes() {
    return rig.bytes();
  }

  @Test
  void hushAndPanicStopNeitherTicksNorTransport() {
    rig.runTo(500);
    rig.scheduler.hush();
    rig.runTo(1_500);
    rig.scheduler.panic();
    rig.runTo(3_000);
    assertFalse(bytes().contains("fc"));
    List<Long> ticks =
        log().stream().filter(s -> s.hex().equals(TICK)).map(FakeHost.Sent::nanos).toList();
    for (int i = 1; i < ticks.size(); i++) {
      assertEquals(1e9 / 96, ticks.get(i) - ticks.get(i - 1), 1, "after tick " + i);
    }
    assertTrue(ticks.getLast() > 2_900_000_000L, "ticks end at " + ticks.getLast());
  }

  @Test
  void stopContinueAndStartAreSent() {
    rig.runTo(1_100);
    rig.midi.stop();
    rig.runTo(1_500);
    rig.midi.resume();
    rig.runTo(2_500);
    rig.midi.restart();
    rig.runTo(3_500);
    List<String> transport =
        log().stream().filter(s -> !s.hex().equals(TICK)).map(FakeHost.Sent::toString).toList();
    assertEquals(List.of("999 fa", "1100 fc", "1998 f22000", "1999 fb", "2999 fa"), transport);
  }

  @Test
  void closingSaysStop() {
    rig.runTo(1_100);
    rig.midi.close();
    assertEquals("fc", bytes().getLast());
  }

  @Test
  void aMachineThatStoodStillDoesNotCatchUpInOneBurst() {
    rig.runTo(1_000);
    int before = log().size();
    rig.clock.moveTo(60_000 * MidiRig.MS);
    rig.runTo(60_000);
    assertTrue(log().size() - before < 96, (log().size() - before) + " ticks at once");
  }
}
