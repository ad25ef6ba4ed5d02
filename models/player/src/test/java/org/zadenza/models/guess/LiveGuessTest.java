// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

class LiveGuessTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  private static List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(k -> "word " + k).toList();
  }

  /** Networks of all sizes say what their formula says, whatever they saw before. */
  @Test
  void itSaysWhatTheFormulaSays() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 12; trial++) {
      List<Integer> channels = new ArrayList<>();
      for (int k = random.nextInt(1, 5); k > 0; k--) channels.add(random.nextInt(1, 40));
      int words = random.nextInt(1, 50);
      GuessNet net =
          RandomGuesses.network(channels, random.nextInt(1, 70), words(words), random.nextLong());
      LiveGuess live = new LiveGuess(net);
      String said = "seed=" + SEED + ", trial " + trial + ", " + channels;
      for (int n = 0; n < 3; n++) {
        float[] ink = Ink.of(RandomGuesses.drawing(random));
        double[] plain = PlainGuess.logits(net, ink);
        float[] logits = live.logits(ink);
        for (int k = 0; k < words; k++) assertEquals(plain[k], logits[k], 1e-4, said);
      }
    }
  }

  private static WeightsException refused(Map<String, Tensor> tensors, int words) {
    return assertThrows(
        WeightsException.class,
        () ->
            GuessNet.read(
                SafeTensors.parse(SafeTensors.bytes(tensors), "some.safetensors"), words(words)));
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    Map<String, Tensor> good = RandomGuesses.tensors(List.of(3, 4), 5, 7, SEED);
    for (String missing : List.of("conv1/bias", "hidden/kernel", "hidden/bias", "output/bias")) {
      Map<String, Tensor> tensors = new TreeMap<>(good);
      tensors.remove(missing);
      String said = String.valueOf(refused(tensors, 7).getMessage());
      assertTrue(said.contains(missing) && said.contains("some.safetensors"), said);
    }
    String other = String.valueOf(refused(good, 8).getMessage());
    assertTrue(other.contains("output/kernel"), other);
    Map<String, Tensor> noLayers = new TreeMap<>(good);
    noLayers.remove("conv1/kernel");
    refused(noLayers, 7);
    GuessNet net = RandomGuesses.network(List.of(3), 5, words(7), SEED);
    assertThrows(
        IllegalArgumentException.class,
        () -> new GuessNet(words(8), net.layers(), net.hidden(), net.output()));
    refused(RandomGuesses.tensors(List.of(1, 1, 1, 1, 1, 1), 2, 2, SEED), 2);
  }
}
