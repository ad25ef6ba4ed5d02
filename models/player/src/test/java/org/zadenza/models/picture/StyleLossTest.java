// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of a picture is that of its loss, and following it leads down. */
class StyleLossTest {
  /** Of 255, over a whole picture. */
  private static final double[] STEPS = {0.5, 0.2, 0.08};

  private static final long SEED = Long.getLong("seed", System.nanoTime());

  static Stream<Arguments> wishes() {
    return Stream.of(
        Arguments.of(fast(), new StyleLoss.Wish("contract3", List.of("contract1"), 1, 1e3)),
        Arguments.of(
            fast(), new StyleLoss.Wish("residual1_2", List.of("contract2", "residual1_1"), 1, 1e3)),
        Arguments.of(fast(), new StyleLoss.Wish("contract2", List.of("contract2"), 0, 1)),
        Arguments.of(fast(), new StyleLoss.Wish("contract1", List.of("contract3"), 1, 0)),
        Arguments.of(vgg(), new StyleLoss.Wish("conv2_1", List.of("conv1_1", "conv2_1"), 1, 1e3)));
  }

  private static FeatureNet fast() {
    return FeatureNet.of(new RandomStyles(new SplittableRandom(SEED)).network(5, 7, 9, 2));
  }

  private static FeatureNet vgg() {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    return new FeatureNet(
        new float[] {120, 110, 100},
        List.of(
            layer("conv1_1", random.convolution(3, 1, 3, 6, false), random),
            layer("conv1_2", random.convolution(3, 1, 6, 6, false), random),
            new FeatureNet.Pool(),
            layer("conv2_1", random.convolution(3, 1, 6, 8, false), random)));
  }

  private static FeatureNet.Layer layer(String name, Convolution convolution, RandomStyles random) {
    return new FeatureNet.Layer(
        name, convolution, random.floats(convolution.outputs(), 0.5), null, true);
  }

  /** Along the gradient the loss changes by its length, and in any direction by their product. */
  @ParameterizedTest
  @MethodSource("wishes")
  void theGradientIsThatOfFiniteDifferences(FeatureNet network, StyleLoss.Wish wish) {
    SplittableRandom dice = new SplittableRandom(SEED);
    RandomStyles random = new RandomStyles(dice);
    Plane picture = random.picture(16, 12);
    try (Hands hands = new Hands(1)) {
      StyleLoss loss =
          new StyleLoss(network, wish, random.picture(16, 12), random.picture(8, 20), hands);
      float[] gradient = loss.of(picture).gradient().numbers().clone();
      double length = Math.sqrt(product(gradient, gradient));
      assertTrue(length > 0, "seed=" + SEED);
      double[] along = new double[gradient.length];
      double[] any = new double[gradient.length];
      for (int k = 0; k < along.length; k++) {
        along[k] = gradient[k] / length;
        any[k] = dice.nextBoolean() ? 1 / Math.sqrt(along.length) : -1 / Math.sqrt(along.length);
      }
      assertEquals(length, slope(loss, picture, along, length), 0.02 * length, "seed=" + SEED);
      double expected = 0;
      for (int k = 0; k < any.length; k++) expected += any[k] * gradient[k];
      assertEquals(expected, slope(loss, picture, any, expected), 0.02 * length, "seed=" + SEED);
    }
  }

  /**
   * The finite difference that comes nearest: a long step may cross where a relu bends, a short one
   * drowns in rounding, and a wrong gradient is wrong for all.
   */
  private static double slope(StyleLoss loss, Plane picture, double[] direction, double expected) {
    double out = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double slope =
          (loss.of(moved(picture, direction, step)).total()
                  - loss.of(moved(picture, direction, -step)).total())
              / (2 * step);
      if (Math.abs(slope - expected) < Math.abs(out - expected)) out = slope;
    }
    return out;
  }

  private static Plane moved(Plane picture, double[] direction, double by) {
    float[] out = picture.numbers().clone();
    for (int k = 0; k < out.length; k++) out[k] += (float) (by * direction[k]);
    return new Plane(picture.height(), picture.width(), picture.channels(), out);
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += (double) a[k] * b[k];
    return sum;
  }

  /** The product of A x and y is that of x and the adjoint of A with y. */
  @ParameterizedTest
  @CsvSource({
    "3, 1, false",
    "3, 2, false",
    "9, 1, false",
    "3, 2, true",
    "5, 3, true",
    "4, 2, false"
  })
  void theWayBackIsTheAdjoint(int size, int stride, boolean transposed) {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    Convolution own = random.convolution(size, stride, 5, 7, transposed);
    int height = transposed ? 4 : 4 * stride;
    int width = transposed ? 3 : 3 * stride;
    Plane x = new Plane(height, width, 5, random.floats(height * width * 5, 1));
    try (Hands hands = new Hands(1)) {
      Plane ax = new LiveConvolution(own, hands).of(x);
      Plane y = new Plane(ax.height(), ax.width(), 7, random.floats(ax.numbers().length, 1));
      Plane back = new LiveConvolution(own.adjoint(), hands).of(y);
      double expected = product(ax.numbers(), y.numbers());
      double scale =
          Math.sqrt(product(y.numbers(), y.numbers()) * product(ax.numbers(), ax.numbers()));
      assertEquals(expected, product(x.numbers(), back.numbers()), 1e-5 * scale, "seed=" + SEED);
    }
  }

  @Test
  void aPictureThatIsBothHasNoLoss() {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    Plane picture = random.picture(12, 16);
    StyleLoss.Wish wish = new StyleLoss.Wish("conv2_1", List.of("conv1_1"), 1, 1e3);
    try (Hands hands = new Hands(1)) {
      StyleLoss loss = new StyleLoss(vgg(), wish, picture, picture, hands);
      assertEquals(0, loss.of(picture).total(), "seed=" + SEED);
    }
  }

  @Test
  void followingTheGradientLeadsToTheStyle() {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    Plane content = random.picture(16, 16);
    Plane style = Plane.zeros(16, 16, 3);
    StyleLoss.Wish wish =
        new StyleLoss.Wish("contract2", List.of("contract1", "contract2"), 1, 1e3);
    try (Hands hands = new Hands(1)) {
      StyleLoss loss = new StyleLoss(fast(), wish, content, style, hands);
      Gatys gatys = new Gatys(loss, content, Gatys.USUAL_RATE);
      double first = gatys.step().total();
      for (int k = 0; k < 60; k++) gatys.step();
      double last = loss.of(gatys.picture()).total();
      assertTrue(last < 0.7 * first, "seed=" + SEED + " from " + first + " to " + last);
      for (float colour : gatys.picture().numbers()) {
        assertTrue(colour >= 0 && colour <= 255, "seed=" + SEED);
      }
    }
  }

  @Test
  void aLayerThatIsNotThereIsNamed() {
    Plane picture = Plane.zeros(8, 8, 3);
    StyleLoss.Wish wish = new StyleLoss.Wish("conv4_2", List.of("conv1_1"), 1, 1e3);
    try (Hands hands = new Hands(1)) {
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> new StyleLoss(vgg(), wish, picture, picture, hands));
      assertEquals(
          "there is no layer conv4_2; there is conv1_1, conv1_2, conv2_1", refusal.getMessage());
    }
  }
}
