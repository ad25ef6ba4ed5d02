// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.SketchSpace;

/** A Sketch-RNN with a few random weights that knows two words. */
final class RandomDrawings {
  private static final SketchShape SHAPE = new SketchShape(8, 16, 4, 3, 40);
  private static final double SCALE = 20;

  private RandomDrawings() {}

  static SketchSource source(long seed) {
    return () -> {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, Tensor> tensors = new TreeMap<>();
      SketchRnn.layout(SHAPE)
          .forEach(
              (name, lengths) -> {
                float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
                for (int k = 0; k < values.length; k++) {
                  values[k] = (float) random.nextDouble(-0.5, 0.5);
                }
                if (name.equals(SketchRnn.OUTPUT + "bias")) values[0] = 3; // the pen stays down
                tensors.put(name, new Tensor(lengths, values));
              });
      SafeTensors read = SafeTensors.parse(SafeTensors.bytes(tensors), "random");
      return new ImportedModel.Sketches(
          new ImportedConfig(
              "random", 1, "SketchRNN", "CC0-1.0", "random", "0".repeat(64), new JsonObject()),
          SketchRnn.read(read, SHAPE, SCALE, true),
          new SketchSpace(
              List.of(anchor("cat", random), anchor("fish", random)), new SketchSpace.Usual(0, 0)));
    };
  }

  private static SketchSpace.Anchor anchor(String word, SplittableRandom random) {
    float[] mean = new float[SHAPE.latents()];
    float[] sigma = new float[SHAPE.latents()];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) random.nextDouble(-1, 1);
      sigma[k] = 0.5f;
    }
    return new SketchSpace.Anchor(word, mean, sigma, List.of());
  }
}
