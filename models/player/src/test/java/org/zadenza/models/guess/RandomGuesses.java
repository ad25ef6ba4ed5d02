// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.Drawing;

/** Networks that guess by chance, and random drawings. */
public final class RandomGuesses {
  private RandomGuesses() {}

  public static Map<String, Tensor> tensors(
      List<Integer> channels, int units, int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> out = new TreeMap<>();
    GuessNet.layout(channels, units, words)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              double scale = lengths.size() == 1 ? 0.3 : Math.sqrt(6.0 / lengths.getFirst());
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) (random.nextDouble(-1, 1) * scale);
              }
              out.put(name, new Tensor(lengths, values));
            });
    return out;
  }

  public static GuessNet network(List<Integer> channels, int units, List<String> words, long seed) {
    try {
      byte[] bytes = SafeTensors.bytes(tensors(channels, units, words.size(), seed));
      return GuessNet.read(SafeTensors.parse(bytes, "random"), words);
    } catch (WeightsException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** One that plays under a name. */
  public static ImportedModel.Guesses model(String name, long seed, String... words) {
    ImportedConfig config =
        new ImportedConfig(
            name,
            1,
            GuessNet.TYPE,
            "CC0-1.0",
            "random",
            "0".repeat(64),
            GuessFile.spec(List.of(words)));
    return new ImportedModel.Guesses(config, network(List.of(4, 6, 8), 12, List.of(words), seed));
  }

  /** Some lines of some points, now and then a dot. */
  public static Drawing drawing(SplittableRandom random) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    int count = random.nextInt(1, 8);
    for (int k = 0; k < count; k++) {
      List<Drawing.Point> line = new ArrayList<>();
      int points = random.nextInt(1, 12);
      for (int p = 0; p < points; p++) {
        line.add(new Drawing.Point(random.nextDouble(255), random.nextDouble(255)));
      }
      lines.add(line);
    }
    return new Drawing(lines);
  }
}
