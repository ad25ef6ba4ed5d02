// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.models.SharedData;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.ModelImport;

/** Live kernels restyle pictures as the formulas do. */
class LiveStyleTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final double TOLERANCE = 1e-3 * 255;

  @ParameterizedTest
  @CsvSource({
    "32, 8, 16, 24, 2, 1",
    "12, 20, 5, 33, 1, 2",
    "4, 4, 1, 1, 0, 1",
    "20, 16, 40, 70, 1, 3"
  })
  void answersAsTheFormulas(int height, int width, int first, int third, int blocks, int threads) {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    FastStyle network = random.network(first, first + 3, third, blocks);
    Plane picture = random.picture(height, width);
    double[] expected = new PlainStyle(network).restyled(picture);
    try (Hands hands = new Hands(threads)) {
      LiveStyle live = new LiveStyle(network, hands);
      live.restyled(random.picture(height + 4, width)); // whose planes must not be left over
      assertNear(expected, live.restyled(picture).numbers());
      assertNear(expected, live.restyled(picture).numbers());
    }
  }

  @Test
  void refusesWhatDoesNotComeBackAsLarge() {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    try (Hands hands = new Hands(1)) {
      LiveStyle live = new LiveStyle(random.network(2, 2, 2, 1), hands);
      Plane odd = random.picture(8, 10);
      String said =
          assertThrows(IllegalArgumentException.class, () -> live.restyled(odd)).getMessage();
      assertTrue(said.contains("multiples of 4, not 8 and 10"), said);
    }
  }

  @Test
  void theWaveIsImportedAndAnswersAsTheFormulas(@TempDir Path models) throws Exception {
    Path wave = SharedData.folder("checkpoints").resolve("fast-style/wave");
    ModelImport.Imported imported = ModelImport.plain().run(wave.toString(), models);
    assertTrue(Files.size(imported.weights()) > 6_000_000);
    FastStyle network = ((ImportedModel.Pictures) ImportedModel.load(imported.weights())).network();
    assertEquals(1_677_638, network.weights());
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    Plane picture = random.picture(16, 24);
    double[] expected = new PlainStyle(network).restyled(picture);
    try (Hands hands = new Hands(2)) {
      assertNear(expected, new LiveStyle(network, hands).restyled(picture).numbers());
    }
  }

  private static void assertNear(double[] expected, float[] given) {
    assertEquals(expected.length, given.length);
    for (int k = 0; k < given.length; k++) {
      assertEquals(expected[k], given[k], TOLERANCE, "seed=" + SEED + " place=" + k);
    }
  }
}
