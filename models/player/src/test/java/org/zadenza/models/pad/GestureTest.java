// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class GestureTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private Gesture random(int cycles, int moments) {
    return new Gesture(
        cycles, random.doubles(moments).toArray(), random.doubles(moments).toArray());
  }

  private static double at(Pattern pattern, Rational time) {
    Span moment = new Span(time, time.plus(Rational.of(1, 1000)));
    return (Double) pattern.events(moment).getFirst().value();
  }

  @Test
  void itsTextSaysItAgain() {
    for (int round = 0; round < 50; round++) {
      Gesture one = random(1 + random.nextInt(8), 1 + random.nextInt(200));
      Gesture read = Gesture.read(one.cycles(), one.text());
      assertArrayEquals(one.x(), read.x(), 0.5 / Gesture.LARGEST + 1e-9, "seed " + seed);
      assertArrayEquals(one.y(), read.y(), 0.5 / Gesture.LARGEST + 1e-9, "seed " + seed);
      assertEquals(one.text(), read.text(), "seed " + seed);
    }
  }

  /** At each of its moments it is where the hand was, in every repetition, before 0, too. */
  @Test
  void itRepeatsOverWholeCycles() {
    for (int round = 0; round < 50; round++) {
      int cycles = 1 + random.nextInt(4);
      int moments = 1 + random.nextInt(64);
      Gesture one = random(cycles, moments);
      int k = random.nextInt(moments);
      long turn = random.nextInt(9) - 4;
      Rational time = Rational.of((long) cycles * k, moments).plus(Rational.of(turn * cycles));
      assertEquals(one.x()[k], at(one.xs(), time), 1e-9, "seed " + seed);
      assertEquals(one.y()[k], at(one.ys(), time), 1e-9, "seed " + seed);
      Rational half = time.plus(Rational.of(cycles, 2L * moments));
      double between = (one.x()[k] + one.x()[(k + 1) % moments]) / 2;
      assertEquals(between, at(one.xs(), half), 1e-9, "seed " + seed);
    }
  }

  @Test
  void whatIsNoGestureIsRefused() {
    for (String text : new String[] {"", "abc", "ab d", "äöüß", "0000-000"}) {
      assertThrows(IllegalArgumentException.class, () -> Gesture.read(1, text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> Gesture.read(0, "0000"));
    assertThrows(IllegalArgumentException.class, () -> Gesture.read(65, "0000"));
    assertThrows(IllegalArgumentException.class, () -> Gesture.read(1, "0000".repeat(4097)));
  }
}
