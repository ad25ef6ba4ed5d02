// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** Sketch-RNNs with random weights, and random drawings. */
public final class RandomSketches {
  private RandomSketches() {}

  public static Map<String, Tensor> tensors(SketchShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> out = new TreeMap<>();
    SketchRnn.layout(shape)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              double scale = lengths.size() == 1 ? 0.3 : Math.sqrt(3.0 / lengths.getFirst());
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) (random.nextDouble(-1, 1) * scale);
              }
              out.put(name, new Tensor(lengths, values));
            });
    return out;
  }

  public static SketchRnn network(SketchShape shape, boolean bounded, long seed) {
    try {
      SafeTensors tensors = SafeTensors.parse(SafeTensors.bytes(tensors(shape, seed)), "random");
      return SketchRnn.read(tensors, shape, 40, bounded);
    } catch (WeightsException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** A network that plays under a name, with some words; its drawings seldom end at once. */
  public static ImportedModel.Sketches model(String name, int latents, long seed, String... words) {
    SketchShape shape = new SketchShape(latents > 0 ? 5 : 0, 16, latents, 3, 24);
    Map<String, Tensor> tensors = tensors(shape, seed);
    tensors.get("decoder/output/bias").values()[PointMixture.ENDED] = -12;
    SplittableRandom random = new SplittableRandom(seed);
    List<SketchSpace.Anchor> anchors = new ArrayList<>();
    for (String word : words) {
      float[] sigma = new float[latents];
      Arrays.fill(sigma, 0.3f);
      anchors.add(new SketchSpace.Anchor(word, z(random, shape), sigma, List.of()));
    }
    try {
      SafeTensors read = SafeTensors.parse(SafeTensors.bytes(tensors), name);
      return new ImportedModel.Sketches(
          new ImportedConfig(name, 1, SketchRnn.TYPE, "CC0-1.0", "random", "", new JsonObject()),
          SketchRnn.read(read, shape, 20, false),
          new SketchSpace(anchors, new SketchSpace.Usual(0, 0)));
    } catch (WeightsException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  public static Strokes strokes(SplittableRandom random, int points) {
    List<StrokePoint> out = new ArrayList<>();
    for (int t = 0; t < points; t++) {
      out.add(
          new StrokePoint(
              (float) random.nextDouble(-2, 2),
              (float) random.nextDouble(-2, 2),
              random.nextInt(4) == 0));
    }
    return new Strokes(out);
  }

  public static float[] z(SplittableRandom random, SketchShape shape) {
    float[] z = new float[shape.latents()];
    for (int k = 0; k < z.length; k++) z[k] = (float) random.nextDouble(-2, 2);
    return z;
  }
}
