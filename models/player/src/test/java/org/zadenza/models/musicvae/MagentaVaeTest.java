// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zadenza.models.Golden;
import org.zadenza.models.safetensors.WeightsException;

/** The MusicVAEs and GrooVAE answer as Magenta.js does: cases C to F. */
class MagentaVaeTest {
  private static final double[][] NO_CONTROLS = {};

  @Test
  void melody() throws WeightsException {
    Golden golden = Golden.of("C");
    MusicVae network = network(golden, 8, 0, VaeShape.Rows.CLASSES);
    double[] mu = assertMu(golden, network, oneHot(90, 41, 0, 45, 0, 48, 0, 0, 0));
    assertLabels(golden.integers("labels"), network, mu, 0, 90);
  }

  @Test
  void linesBetweenTwoMelodies() throws WeightsException {
    Golden golden = Golden.of("C");
    MusicVae network = network(golden, 8, 0, VaeShape.Rows.CLASSES);
    LiveEncoder encoder = new LiveEncoder(network);
    float[][] none = {};
    float[] a = encoder.encode(narrow(oneHot(90, 41, 0, 45, 0, 48, 0, 0, 0)), none).mu();
    float[] b = encoder.encode(narrow(oneHot(90, 53, 0, 0, 0, 52, 0, 50, 0)), none).mu();
    int[] labels =
        Arrays.stream(Latents.line(a, b, 3))
            .flatMapToInt(z -> labels(live(network, z), 0, 90))
            .toArray();
    assertArrayEquals(golden.integers("interp"), labels);
  }

  @Test
  void drumsWithNade() throws WeightsException {
    Golden golden = Golden.of("D");
    MusicVae network = network(golden, 8, 0, VaeShape.Rows.BITS);
    double[][] x = new double[8][10];
    int[][] hits = {{0, 2}, {}, {2}, {}, {1, 2}, {}, {2}, {}};
    for (int t = 0; t < x.length; t++) {
      for (int drum : hits[t]) x[t][drum] = 1;
      // Magenta.js marks an empty step in the row of the step before.
      if (t > 0 && hits[t].length == 0) x[t - 1][9] = 1;
    }
    double[] mu = assertMu(golden, network, x);
    for (double[][] rows : decoded(network, mu)) {
      String[] bits = Arrays.stream(rows).map(MagentaVaeTest::bits).toArray(String[]::new);
      String[] expected =
          golden.expected().getAsJsonArray("bits").asList().stream()
              .map(JsonElement::getAsString)
              .toArray(String[]::new);
      assertArrayEquals(expected, bits);
    }
  }

  @Test
  void groove() throws WeightsException {
    Golden golden = Golden.of("E");
    MusicVae network = network(golden, 8, 0, VaeShape.Rows.GROOVE);
    double[][] x = new double[8][27];
    for (JsonElement entry : golden.expected().getAsJsonArray("x_nonzero")) {
      double[] place = Golden.numbers(entry.getAsJsonArray());
      x[(int) place[0]][(int) place[1]] = place[2];
    }
    double[] mu = assertMu(golden, network, x);
    for (double[][] rows : decoded(network, mu)) {
      assertArrayEquals(golden.numbers("step0"), rows[0], Golden.TOLERANCE);
      assertArrayEquals(golden.numbers("step7"), rows[7], Golden.TOLERANCE);
    }
  }

  @Test
  void trioUnderAConductor() throws WeightsException {
    Golden golden = Golden.of("F");
    MusicVae network = network(golden, 16, 4, VaeShape.Rows.CLASSES);
    double[][] mel = oneHot(90, 53, 0, 0, 0, 1, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0);
    double[][] bass = oneHot(90, 21, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    double[][] drums = oneHot(512, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    double[][] x = new double[16][];
    for (int t = 0; t < x.length; t++) {
      int row = t;
      x[t] =
          IntStream.range(0, 692)
              .mapToDouble(
                  k -> k < 90 ? mel[row][k] : k < 180 ? bass[row][k - 90] : drums[row][k - 180])
              .toArray();
    }
    double[] mu = assertMu(golden, network, x);
    assertLabels(golden.integers("mel"), network, mu, 0, 90);
    assertLabels(golden.integers("bass"), network, mu, 90, 90);
    assertLabels(golden.integers("drums"), network, mu, 180, 512);
  }

  private static MusicVae network(Golden golden, int steps, int segments, VaeShape.Rows rows)
      throws WeightsException {
    return VaeTensors.read(golden.tensors(), new VaeShape(steps, segments, rows));
  }

  private static double[] assertMu(Golden golden, MusicVae network, double[][] x) {
    double[] mu = new PlainMusicVae(network).mu(x, NO_CONTROLS);
    assertArrayEquals(golden.numbers("mu"), mu, Golden.TOLERANCE);
    Posterior live = new LiveEncoder(network).encode(narrow(x), new float[0][]);
    assertArrayEquals(golden.numbers("mu"), Golden.wide(live.mu()), Golden.TOLERANCE);
    assertEquals(0, live.sigma().length);
    return mu;
  }

  private static void assertLabels(
      int[] expected, MusicVae network, double[] mu, int from, int count) {
    for (double[][] rows : decoded(network, mu)) {
      assertArrayEquals(expected, labels(rows, from, count).toArray());
    }
  }

  /** By the plain version and by the live one. */
  private static double[][][] decoded(MusicVae network, double[] mu) {
    double[][] plain =
        new PlainMusicVae(network).decode(mu, NO_CONTROLS, 0, new SplittableRandom(1), false);
    return new double[][][] {plain, live(network, Golden.narrow(mu))};
  }

  private static double[][] live(MusicVae network, float[] z) {
    float[][] rows = new LiveDecoder(network).decode(z, new float[0][], Sampling.greedy());
    return Arrays.stream(rows).map(Golden::wide).toArray(double[][]::new);
  }

  private static float[][] narrow(double[][] rows) {
    return Golden.narrow(rows);
  }

  private static double[][] oneHot(int depth, int... labels) {
    double[][] out = new double[labels.length][depth];
    for (int t = 0; t < labels.length; t++) out[t][labels[t]] = 1;
    return out;
  }

  private static IntStream labels(double[][] rows, int from, int count) {
    return Arrays.stream(rows)
        .mapToInt(
            row ->
                IntStream.range(0, count).filter(k -> row[from + k] == 1).findFirst().orElse(-1));
  }

  private static String bits(double[] row) {
    StringBuilder out = new StringBuilder();
    for (double bit : row) out.append(bit == 1 ? '1' : '0');
    return out.toString();
  }
}
