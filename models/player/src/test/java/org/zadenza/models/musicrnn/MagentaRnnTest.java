// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.Golden;
import org.zadenza.models.safetensors.WeightsException;

/** The MusicRNNs answer as Magenta.js does: cases A (no attention) and B (attention). */
class MagentaRnnTest {
  private static final int[] MELODY = {60 - 46, 0, 64 - 46, 0, 67 - 46, 0, 0, 0};
  private static final int[] DRUMS = {1 | 4, 0, 4, 0, 2 | 4, 0, 4, 0};

  @Test
  void melody() throws WeightsException {
    assertAnswers(Golden.of("A"), MELODY, 0, 0);
  }

  @Test
  void drumsWithAttentionAndCounter() throws WeightsException {
    assertAnswers(Golden.of("B"), DRUMS, 4, 6);
  }

  @Test
  void withItsQuerysBiasTheAttentionAnswersAsInTraining() throws WeightsException {
    MusicRnn network = MusicRnn.read(Golden.of("B").tensors(), 4, true);
    int[] events =
        new Continuation(network, 0, 6).after(DRUMS, 6, new float[0][], 0, new SplittableRandom(1));
    assertEquals(35, events[0]);
    assertEquals(395, events[5]);
  }

  private static void assertAnswers(Golden golden, int[] primer, int length, int counterBits)
      throws WeightsException {
    MusicRnn network = MusicRnn.read(golden.tensors(), length, false);
    int[] expected = golden.integers("argmax");
    List<double[]> plain = plain(network, primer, expected.length, counterBits);
    List<double[]> live = live(network, primer, expected, counterBits);
    for (List<double[]> answer : List.of(plain, live)) {
      assertArrayEquals(expected, answer.stream().mapToInt(MagentaRnnTest::argmax).toArray());
      assertArrayEquals(
          golden.numbers("pmax"),
          answer.stream().mapToDouble(p -> p[argmax(p)]).toArray(),
          Golden.TOLERANCE);
      double[] first = golden.numbers("p0");
      assertArrayEquals(first, Arrays.copyOf(answer.getFirst(), first.length), Golden.TOLERANCE);
    }
  }

  private static List<double[]> plain(MusicRnn network, int[] primer, int steps, int counterBits) {
    PlainMusicRnn rnn = new PlainMusicRnn(network);
    List<double[]> out = new ArrayList<>();
    int event = 0;
    for (int t = 0; t < primer.length + steps - 1; t++) {
      event = t < primer.length ? primer[t] : event;
      double[] input = new double[network.inputs()];
      input[event] = 1;
      for (int k = 0; k < counterBits; k++) {
        input[network.classes() + k] = (t + 1 >> k) % 2 == 1 ? 1 : -1;
      }
      double[] p = softmax(rnn.step(input));
      if (t >= primer.length - 1) {
        out.add(p);
        event = argmax(p);
      }
    }
    return out;
  }

  private static List<double[]> live(
      MusicRnn network, int[] primer, int[] expected, int counterBits) {
    Continuation run = new Continuation(network, 0, counterBits);
    float[] none = {};
    List<double[]> out = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int t = 0; t < primer.length + expected.length - 1; t++) {
      int event = t < primer.length ? primer[t] : expected[t - primer.length];
      run.draw(event, none, 1, random);
      if (t >= primer.length - 1) out.add(run.probabilities().clone());
    }
    assertArrayEquals(
        expected,
        new Continuation(network, 0, counterBits)
            .after(primer, expected.length, new float[0][], 0, random));
    return out;
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(y -> Math.exp(y) / sum).toArray();
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) best = values[k] > values[best] ? k : best;
    return best;
  }
}
