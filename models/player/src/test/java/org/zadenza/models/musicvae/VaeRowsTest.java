// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VaeRowsTest {
  private static final int[] DRUMS = {5, 0, 511, 2};

  @Test
  void drumsComeBackFromTheirBits() {
    assertArrayEquals(DRUMS, VaeRows.drumTokens(VaeRows.drumBits(DRUMS)));
  }

  @Test
  void aStepWithoutDrumsSaysSoInItsOwnRow() {
    float[][] rows = VaeRows.drums(DRUMS);
    assertArrayEquals(new float[] {1, 0, 1, 0, 0, 0, 0, 0, 0, 0}, rows[0]);
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, rows[1]);
  }

  @Test
  void tokensComeBackFromOneHotRows() {
    assertArrayEquals(DRUMS, VaeRows.tokens(VaeRows.classes(DRUMS, 512)));
    assertEquals(0, VaeRows.tokens(new float[][] {{1, 1}})[0]);
  }
}
