// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.worker.train.Knowledge;

class DescentTest {
  private static final long SEED =
      Long.getLong("seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));
  private static final int ROWS = 7;

  @TempDir private Path folder;

  /** Weights with their way down. */
  private record Pupil(Parameters parameters, Descent descent) {
    static Pupil of(int rows) {
      Parameters parameters =
          new Parameters(new Parameters.Names().add("a/kernel", java.util.List.of(rows, 3)));
      return new Pupil(parameters, new Descent(parameters, 1, 0.9));
    }

    void step(long iteration, SplittableRandom random) {
      for (int k = 0; k < parameters.slopes().length(); k++) {
        parameters.slopes().putScalar(k, random.nextDouble(-1, 1));
      }
      descent.step(iteration, 0.1);
    }

    void steps(int from, int to) {
      for (int k = from; k < to; k++) step(k, new SplittableRandom(SEED + k));
    }
  }

  private static void assertSame(Knowledge expected, Knowledge found) {
    assertArrayEquals(expected.weights(), found.weights(), "seed=" + SEED);
    assertArrayEquals(expected.moments(), found.moments(), "seed=" + SEED);
    assertEquals(expected.updates(), found.updates());
  }

  /** The law: whoever knows the same goes on the same, whatever it did before. */
  @Test
  void whatOneKnowsAnotherGoesOnFrom() {
    Pupil one = Pupil.of(ROWS);
    one.steps(0, 20);
    assertEquals(20, one.descent.knowledge().updates());
    Pupil other = Pupil.of(ROWS);
    other.steps(100, 105);
    other.descent.know(one.descent.knowledge());
    assertSame(one.descent.knowledge(), other.descent.knowledge());
    one.steps(20, 30);
    other.steps(20, 30);
    assertSame(one.descent.knowledge(), other.descent.knowledge());
    assertArrayEquals(
        one.descent.judged(() -> one.parameters.values().dup().data().asFloat()),
        other.descent.judged(() -> other.parameters.values().dup().data().asFloat()));
  }

  /** What is taken out is a copy. */
  @Test
  void knowledgeStaysAsItWas() {
    Pupil one = Pupil.of(ROWS);
    one.steps(0, 3);
    Knowledge before = one.descent.knowledge();
    float[] weights = before.weights().clone();
    float[] moments = before.moments().clone();
    one.steps(3, 9);
    assertArrayEquals(weights, before.weights());
    assertArrayEquals(moments, before.moments());
  }

  @Test
  void knowledgeOfAnotherSizeIsRefused() {
    Knowledge other = Pupil.of(ROWS + 1).descent.knowledge();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Pupil.of(ROWS).descent.know(other));
    assertEquals(
        "what is known is of a network of 24 weights, this one has 21", refused.getMessage());
  }

  /** With the number of updates, and without, as checkpoints were that did not say it. */
  @Test
  void whatIsRestoredGoesOnExactly() throws IOException {
    Pupil steady = Pupil.of(ROWS);
    steady.steps(0, 8);
    steady.descent.save(folder);
    steady.steps(8, 12);
    Pupil restored = Pupil.of(ROWS);
    restored.descent.restore(folder);
    restored.steps(8, 12);
    assertSame(steady.descent.knowledge(), restored.descent.knowledge());
    Files.delete(folder.resolve("updates.txt"));
    Pupil old = Pupil.of(ROWS);
    old.descent.restore(folder);
    old.steps(8, 12);
    assertSame(steady.descent.knowledge(), old.descent.knowledge());
  }

  @Test
  void aCheckpointOfAnotherSizeOrADamagedOneIsRefused() throws IOException {
    Pupil.of(ROWS).descent.save(folder);
    IOException other =
        assertThrows(IOException.class, () -> Pupil.of(ROWS + 1).descent.restore(folder));
    assertEquals(
        folder.resolve("values.bin")
            + " is of another version or preset: it has 21 numbers, this network needs 24",
        other.getMessage());
    Path moments = folder.resolve("moments.bin");
    Files.write(moments, java.util.Arrays.copyOf(Files.readAllBytes(moments), 60));
    Pupil pupil = Pupil.of(ROWS);
    Knowledge before = pupil.descent.knowledge();
    IOException damaged = assertThrows(IOException.class, () -> pupil.descent.restore(folder));
    assertTrue(damaged.getMessage().startsWith(moments.toString()), damaged.getMessage());
    assertSame(before, pupil.descent.knowledge());
  }
}
