// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final float[] LOGITS = {0, (float) Math.log(2), (float) Math.log(5), 1000};

  @Test
  void temperatureOneIsSoftmaxOfTheFirstClasses() {
    double[] p = new double[3];
    Softmax.probabilities(LOGITS, 1, p);
    assertArrayEquals(new double[] {1 / 8.0, 2 / 8.0, 5 / 8.0}, p, 1e-7);
  }

  @Test
  void temperatureHalfSquaresTheOdds() {
    double[] p = new double[3];
    Softmax.probabilities(LOGITS, 0.5, p);
    assertArrayEquals(new double[] {1 / 30.0, 4 / 30.0, 25 / 30.0}, p, 1e-7);
  }

  @Test
  void temperatureZeroTakesTheFirstOfTheMostLikely() {
    double[] p = new double[3];
    Softmax.probabilities(new float[] {1, 2, 2}, 0, p);
    assertArrayEquals(new double[] {0, 1, 0}, p);
  }

  @Test
  void hugeLogitsStayFinite() {
    double[] p = new double[2];
    Softmax.probabilities(new float[] {1000, -1000}, 1, p);
    assertArrayEquals(new double[] {1, 0}, p);
  }

  @Test
  void drawFindsTheClassUnderTheNumber() {
    double[] p = {0.25, 0.5, 0.25};
    assertEquals(0, Softmax.draw(p, 0));
    assertEquals(1, Softmax.draw(p, 0.25));
    assertEquals(1, Softmax.draw(p, 0.7499));
    assertEquals(2, Softmax.draw(p, 0.75));
    assertEquals(2, Softmax.draw(p, 0.9999999999999999));
  }

  @Test
  void lossIsMinusTheLogOfTheProbability() {
    assertEquals(-Math.log(5 / 8.0), Softmax.loss(LOGITS, 3, 2), 1e-6);
  }

  @Test
  void aNegativeTemperatureIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Softmax.probabilities(LOGITS, -1, new double[3]));
  }
}
