// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;

/** Networks that guess drawings by chance, another for each seed. */
final class ToyGuesses {
  private static final List<Integer> CHANNELS = List.of(4, 4, 4);
  private static final int UNITS = 8;
  private static final List<String> WORDS = List.of("cat", "dog", "pig");

  private ToyGuesses() {}

  static ImportedModel.Guesses of(String name, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new TreeMap<>();
    GuessNet.layout(CHANNELS, UNITS, WORDS.size())
        .forEach(
            (tensor, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble(-0.5, 0.5);
              }
              tensors.put(tensor, new Tensor(lengths, values));
            });
    byte[] bytes = SafeTensors.bytes(tensors);
    ImportedConfig config =
        new ImportedConfig(
            name,
            ImportedConfig.VERSION,
            GuessNet.TYPE,
            "CC0-1.0",
            "random",
            SafeTensors.sha256(bytes),
            GuessFile.spec(WORDS));
    return (ImportedModel.Guesses) ImportedModel.of(SafeTensors.parse(bytes, name), config);
  }
}
