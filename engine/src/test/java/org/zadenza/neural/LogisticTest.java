// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final double CLOSE = 2e-7;

  @Test
  void isTheFormula() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] x = new float[Logistic.padded(10_001)];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) random.nextDouble(-20, 20);
    }
    float[] out = x.clone();
    Logistic.apply(out, 10_001);
    for (int k = 0; k < 10_001; k++) {
      assertEquals(1 / (1 + Math.exp(-x[k])), out[k], CLOSE, "seed=" + SEED + " x=" + x[k]);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-8f, 80, -80, 88, -88, 1e6f, -1e6f, Float.MAX_VALUE})
  void isBoundedEverywhere(float x) {
    float[] out = new float[Logistic.padded(1)];
    out[0] = x;
    Logistic.apply(out, 1);
    assertEquals(1 / (1 + Math.exp(-x)), out[0], CLOSE);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    float[] out = new float[Logistic.padded(1)];
    out[0] = Float.NaN;
    Logistic.apply(out, 1);
    assertEquals(Float.NaN, out[0]);
  }
}
