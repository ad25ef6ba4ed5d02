// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.sketch.PointMixture;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.SketchSpace;

/** Sketch-RNNs with a few random weights, another for each seed, that know two words. */
public final class ToySketches {
  private static final SketchShape SHAPE = new SketchShape(5, 16, 6, 3, 24);
  private static final double SCALE = 20;
  private static final List<String> WORDS = List.of("cat", "pig");

  private ToySketches() {}

  /** One that plays. */
  static ImportedModel.Sketches of(String name, long seed) throws IOException {
    byte[] weights = weights(seed);
    SafeTensors tensors = SafeTensors.parse(weights, name);
    return (ImportedModel.Sketches) ImportedModel.of(tensors, config(name, seed, weights));
  }

  /** Writes its two files, as a training does, and answers that of the weights. */
  public static Path write(Path folder, String name, long seed) throws IOException {
    byte[] weights = weights(seed);
    Files.writeString(folder.resolve(name + ".json"), config(name, seed, weights).toJson());
    return Files.write(folder.resolve(name + ".safetensors"), weights);
  }

  private static ImportedConfig config(String name, long seed, byte[] weights) {
    return new ImportedConfig(
        name,
        ImportedConfig.VERSION,
        SketchRnn.TYPE,
        "CC0-1.0",
        "random",
        SafeTensors.sha256(weights),
        SketchFile.spec(SHAPE, SCALE, false, space(seed)));
  }

  private static byte[] weights(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new TreeMap<>();
    SketchRnn.layout(SHAPE)
        .forEach(
            (tensor, lengths) -> {
              int count = lengths.stream().reduce(1, Math::multiplyExact);
              double scale = lengths.size() == 1 ? 0.3 : Math.sqrt(3.0 / lengths.getFirst());
              tensors.put(tensor, new Tensor(lengths, floats(random, count, scale)));
            });
    tensors.get(SketchRnn.OUTPUT + "bias").values()[PointMixture.ENDED] = -12;
    tensors.putAll(space(seed).tensors());
    return SafeTensors.bytes(tensors);
  }

  private static SketchSpace space(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    List<SketchSpace.Anchor> anchors = new ArrayList<>();
    for (String word : WORDS) {
      float[] sigma = new float[SHAPE.latents()];
      Arrays.fill(sigma, 0.3f);
      anchors.add(
          new SketchSpace.Anchor(word, floats(random, SHAPE.latents(), 2), sigma, List.of()));
    }
    return new SketchSpace(anchors, new SketchSpace.Usual(0, 0));
  }

  private static float[] floats(SplittableRandom random, int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }
}
