// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OscTimeTest {
  @Test
  void knownMoments() {
    assertEquals(2_208_988_800L << 32, OscTime.ofWallNanos(0), "1970");
    assertEquals((2_208_988_800L << 32) + (1L << 31), OscTime.ofWallNanos(500_000_000));
    assertEquals(0x1_8000_0000L, OscTime.ofScoreNanos(1_500_000_000));
    assertEquals(13, OscTime.ofScoreNanos(3), "12.88 fractions, rounded");
    assertEquals((2_208_988_799L << 32) + (1L << 31), OscTime.ofWallNanos(-500_000_000));
  }

  @Test
  void everyNanosecondSurvivesTheWayThereAndBack() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      long wall = random.nextLong(2_085_978_496L * 1_000_000_000L);
      assertEquals(wall, OscTime.wallNanos(OscTime.ofWallNanos(wall)), "seed=" + seed);
    }
  }

  @Test
  void tagsGrowWithTime() {
    for (long nanos = 999_999_990; nanos < 1_000_000_010; nanos++) {
      assertTrue(OscTime.ofWallNanos(nanos) < OscTime.ofWallNanos(nanos + 1), "at " + nanos);
    }
  }
}
