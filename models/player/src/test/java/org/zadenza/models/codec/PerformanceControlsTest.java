// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceControlsTest {
  @Test
  void aDensityIsInTheClassBelowTheFirstEdgeAboveIt() {
    double[] densities = {0, 0.9, 1, 1.9, 2, 4, 8, 16, 32, 63, 64, 1000};
    int[] classes = {0, 0, 1, 1, 2, 3, 4, 5, 6, 6, 7, 7};
    for (int k = 0; k < densities.length; k++) {
      assertEquals(classes[k], PerformanceControls.densityClass(densities[k]));
    }
  }

  @Test
  void playAsYouLikeIsOneAndNothingElse() {
    float[] input = new float[30];
    PerformanceControls.write(5, new double[] {2, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0}, input);
    float[] asked = new float[30];
    asked[1 + 3] = 1;
    asked[9] = 0.5f;
    asked[11] = 0.25f;
    asked[13] = 0.25f;
    assertArrayEquals(asked, input);
    PerformanceControls.free(input);
    float[] free = new float[30];
    free[0] = 1;
    assertArrayEquals(free, input);
  }

  @Test
  void weightsThatAreAllZeroAreAllAlike() {
    float[] input = new float[21];
    PerformanceControls.write(0, new double[12], input);
    assertEquals(1 / 12f, input[20], 1e-7);
    assertThrows(
        IllegalArgumentException.class,
        () -> PerformanceControls.write(-1, new double[12], new float[21]));
    assertThrows(
        IllegalArgumentException.class,
        () -> PerformanceControls.write(1, new double[11], new float[21]));
  }

  @Test
  void whatComesIsCountedAndSeenAnewAfterTimeHasPassed() {
    int[] events =
        PerformanceCodec.encode(
            List.of(
                new PerformanceNote(60, 65, 0, 1),
                new PerformanceNote(64, 65, 0, 0.5),
                new PerformanceNote(67, 65, 0.5, 1),
                new PerformanceNote(72, 65, 4, 5)));
    float[][] controls = PerformanceControls.of(events);
    // Four notes in 5 s, three of them in the 3 s from the beginning: one a second.
    assertEquals(1, controls[0][1 + 1]);
    // In 5 s: C 1 s and 1 s, E 0.5 s, G 0.5 s, and 0.01 s for each.
    double sum = 3 + 12 * 0.01;
    assertEquals(2.01 / sum, controls[0][9], 1e-6);
    assertEquals(0.51 / sum, controls[0][9 + 4], 1e-6);
    assertEquals(0.01 / sum, controls[0][9 + 1], 1e-6);
    for (int k = 1; k < events.length; k++) {
      if (PerformanceCodec.steps(events[k - 1]) == 0) {
        assertArrayEquals(controls[k - 1], controls[k]);
      }
    }
    // After the shift of half a second only G and the second C are to come: 2 in 4.5 s.
    int later = 0;
    while (events[later] != 256 + 49) {
      later++;
    }
    double[] expected = {1.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.51, 0.01, 0.01, 0.01, 0.01};
    for (int k = 0; k < 12; k++) {
      assertEquals(expected[k] / (1.5 + 0.12), controls[later + 1][9 + k], 1e-6);
    }
  }
}
