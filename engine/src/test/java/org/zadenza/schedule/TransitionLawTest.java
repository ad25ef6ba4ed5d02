// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** What holds for every transition. */
class TransitionLawTest {
  private static final Pattern OLD =
      Steps.both(Steps.sounds("a", "b", "c"), Steps.values(7, i -> Controls.of("note", 1.0 * i)));
  private static final Pattern NEW =
      Steps.both(Steps.sounds("x", "y"), Steps.values(5, i -> Controls.of("cutoff", 9.0 * i)));

  private static Map<String, Transition> transitions(Random random) {
    Rational cycles = Rational.of(1 + random.nextInt(40), 8);
    Rational more = Rational.of(random.nextInt(20), 3);
    Map<String, Transition> out = new TreeMap<>();
    out.put("xfade", Transitions.xfadeIn(cycles));
    out.put("clutch", Transitions.clutchIn(cycles));
    out.put("jump", Transitions.jumpIn(Rational.ZERO));
    out.put("jumpin", Transitions.jumpIn(more));
    out.put("jumpat", Transitions.jumpAtCycle(Rational.of(random.nextInt(3))));
    out.put("jumpmod", Transitions.jumpMod(1 + random.nextInt(5), random.nextInt(5)));
    out.put("anticipate", Transitions.anticipateIn(cycles));
    out.put("wait", Transitions.waitFor(more));
    out.put("interpolate", Transitions.interpolateIn(cycles));
    out.put("mortal", Transitions.mortal(more, cycles));
    out.put("wash", Transitions.wash(Pattern::rev, p -> p.fast(2), more, cycles, more));
    return out;
  }

  private static void run(Rig rig, long untilNanos, Random steps, int longestMs) {
    rig.scheduler.tick();
    while (rig.clock.nanos() < untilNanos) {
      long step = 1 + steps.nextLong(longestMs * Rig.MS);
      rig.clock.moveTo(Math.min(untilNanos, rig.clock.nanos() + step));
      rig.scheduler.tick();
    }
  }

  /** Every transition twice, on a slot each, at moments that {@code seed} draws. */
  private static List<Cue> perform(Timing timing, long seed, Random steps, int longestMs) {
    Rig rig = new Rig(timing);
    Random random = new Random(seed);
    for (String slot : transitions(random).keySet()) rig.scheduler.play(slot, OLD);
    for (Pattern next : List.of(NEW, OLD)) {
      for (Map.Entry<String, Transition> each : transitions(random).entrySet()) {
        run(rig, rig.clock.nanos() + random.nextLong(500 * Rig.MS), steps, longestMs);
        rig.scheduler.play(each.getKey(), next, "", each.getValue());
      }
    }
    rig.scheduler.setCycle(Rational.of(random.nextInt(9)));
    run(rig, rig.clock.nanos() + 6_000 * Rig.MS, steps, longestMs);
    assertEquals(List.of(), rig.told);
    return rig.sink.cues();
  }

  private static void assertTickSizeDoesNotMatter(Timing timing, int longestMs) {
    long seed = Long.getLong("seed", System.nanoTime());
    List<Cue> expected = perform(timing, seed, new Random(seed), 10);
    assertTrue(expected.size() > 1_000, expected.size() + " cues");
    for (int i = 0; i < 8; i++) {
      int longest = 1 + new Random(seed + i).nextInt(longestMs);
      List<Cue> got = perform(timing, seed, new Random(seed + i), longest);
      assertEquals(expected, got, "seed=" + seed + ", longest step " + longest + " ms");
    }
  }

  @Test
  void liveTicksOfAnySizeSendTheSameCues() {
    assertTickSizeDoesNotMatter(Timing.LIVE, 400);
  }

  @Test
  void offlineTicksOfAnySizeSendTheSameCues() {
    assertTickSizeDoesNotMatter(Timing.OFFLINE, 20_000);
  }

  /** What a pattern plays when it is alone. */
  private static List<Cue> alone(Pattern pattern, long untilNanos) {
    Rig rig = new Rig(Timing.OFFLINE);
    rig.scheduler.play("d1", pattern);
    rig.clock.moveTo(untilNanos);
    rig.scheduler.tick();
    return rig.sink.cues();
  }

  private static List<Cue> only(List<Cue> cues, Predicate<Rational> when) {
    return cues.stream().filter(cue -> when.test(cue.cycle())).toList();
  }

  @Test
  void beforeItIsTheOldPatternAloneAndAfterItTheNewOneAlone() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    long end = 40_000 * Rig.MS;
    List<Cue> old = alone(OLD, end);
    List<Cue> next = alone(NEW, end);
    for (int i = 0; i < 10; i++) {
      for (Map.Entry<String, Transition> each : transitions(random).entrySet()) {
        Rig rig = new Rig(Timing.OFFLINE);
        rig.scheduler.play("d1", OLD);
        run(rig, random.nextLong(8_000 * Rig.MS), random, 900);
        Rational begin = rig.scheduler.sentUpTo();
        rig.scheduler.play("d1", NEW, "", each.getValue());
        rig.scheduler.tick();
        rig.clock.advance(1);
        rig.scheduler.tick();
        Rational until = rig.scheduler.now().lanes().getFirst().until();
        Rational over = until == null ? begin : until;
        run(rig, end, random, 900);
        List<Cue> heard = rig.sink.cues();
        String at = "seed=" + seed + ", " + each.getKey() + " from " + begin + " to " + over;
        assertEquals(only(old, t -> t.isBefore(begin)), only(heard, t -> t.isBefore(begin)), at);
        assertEquals(
            each.getValue().endsSilent() ? List.of() : only(next, t -> !t.isBefore(over)),
            only(heard, t -> !t.isBefore(over)),
            at);
      }
    }
  }
}
