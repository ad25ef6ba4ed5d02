// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.PlainStyle;
import org.zadenza.models.picture.Plane;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;

/** Every runner that is here restyles pictures as the formulas do. */
class StyleParityTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final double TOLERANCE = 1e-3 * 255;
  private static final int BATCH = 2;
  private static final int HEIGHT = 20;
  private static final int WIDTH = 36;

  static Stream<Runner> runners() {
    return new Runners(1).usable().stream();
  }

  @ParameterizedTest
  @MethodSource("runners")
  void restylesAsTheFormulas(Runner runner) throws RunnerException {
    FastStyle network = new RandomNetworks(new SplittableRandom(SEED)).style(6, 9, 18, 2);
    KnownModel.Style model = new KnownModel.Style("style", "", "", "", network);
    SplittableRandom random = new SplittableRandom(SEED);
    int size = HEIGHT * WIDTH * 3;
    float[] pictures = new float[BATCH * size];
    for (int k = 0; k < pictures.length; k++) pictures[k] = (float) random.nextDouble(255);
    FloatTensor given = new FloatTensor("picture", List.of(BATCH, HEIGHT, WIDTH, 3), pictures);
    Signature signature = Signature.of(model);
    try (Computation computation = runner.load(model)) {
      Map<String, FloatTensor> out =
          signature.outputs(computation.run(signature.inputs(List.of(given))));
      for (int item = 0; item < BATCH; item++) {
        double[] expected =
            new PlainStyle(network).restyled(new Plane(HEIGHT, WIDTH, 3, given.item(item)));
        float[] restyled = out.get("restyled").item(item);
        for (int k = 0; k < size; k++) {
          assertEquals(
              expected[k],
              restyled[k],
              TOLERANCE,
              "%s seed=%d item=%d place=%d".formatted(runner.name(), SEED, item, k));
        }
      }
    }
  }
}
