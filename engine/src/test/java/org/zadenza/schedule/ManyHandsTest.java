// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

/** Commands come from many threads while the clock's thread ticks. */
class ManyHandsTest {
  private static final int HANDS = 3;
  private static final int CYCLES = 200;

  private final Rig rig = new Rig();
  private final AtomicInteger commands = new AtomicInteger(3_000);

  private void hand(int number, Random random) {
    String slot = "busy" + number;
    rig.scheduler.play(slot, Steps.sounds("first"));
    while (commands.getAndDecrement() > 0) {
      switch (random.nextInt(9)) {
        case 0 -> rig.scheduler.play(slot, Steps.sounds("a", "b"));
        case 1 -> rig.scheduler.play(slot, Steps.throwingFrom(150, Steps.sounds("c"), "boom"));
        case 2 -> rig.scheduler.silence(slot);
        case 3 -> rig.scheduler.mute(slot);
        case 4 -> rig.scheduler.unmute(slot);
        case 5 -> rig.scheduler.undo(slot);
        case 6 -> rig.scheduler.once(Steps.sounds("once"));
        case 7 -> rig.scheduler.setCps(Rational.of(1 + random.nextInt(20), 10));
        default -> rig.scheduler.now();
      }
    }
  }

  private void tryHand(int number, Random random) {
    while (commands.get() > 0) {
      try {
        hand(number, random);
      } catch (SlotRefused expected) {
        continue; // from cycle 147 on the throwing pattern fails its dry run
      }
    }
  }

  @Test
  void aSlotThatNobodyTouchesPlaysEveryCueOnceAndInOrder() throws InterruptedException {
    long seed = Long.getLong("seed", System.nanoTime());
    rig.scheduler.play("calm", Steps.sounds("x", "y", "z"));
    List<Thread> hands =
        IntStream.range(0, HANDS)
            .mapToObj(i -> Thread.startVirtualThread(() -> tryHand(i, new Random(seed + i))))
            .toList();
    while (commands.get() > 0 || rig.scheduler.now().cycle().isBefore(Rational.of(CYCLES))) {
      rig.clock.advance(10 * Rig.MS);
      rig.scheduler.tick();
    }
    for (Thread hand : hands) hand.join();
    List<Cue> cues = rig.sink.cues();
    List<Rational> calm = new ArrayList<>();
    for (Cue cue : cues) if (cue.slot().equals("calm")) calm.add(cue.cycle());
    for (int i = 0; i < calm.size(); i++) assertEquals(Rational.of(i, 3), calm.get(i));
    assertTrue(calm.size() >= 3 * CYCLES, "seed=" + seed);
    assertTrue(cues.size() > calm.size(), "the others were heard too");
    List<Cue> inTurn = cues.stream().filter(cue -> !cue.slot().equals("once")).toList();
    for (int i = 1; i < inTurn.size(); i++) {
      Cue before = inTurn.get(i - 1);
      assertTrue(before.nanos() <= inTurn.get(i).nanos(), "seed=" + seed + ", cue " + i);
    }
  }
}
