// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.picture.Convolution;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.NormedLayer;
import org.zadenza.models.safetensors.SafeTensors;

/** A network for pictures with few random weights, as a player's own. */
public final class ToyStyles {
  private ToyStyles() {}

  /** Writes NAME.safetensors and NAME.json into a folder of models; answers the weights. */
  public static Path write(Path models, String name, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    FastStyle network =
        new FastStyle(
            List.of(
                layer(random, 9, 1, 3, 4, false, true),
                layer(random, 3, 2, 4, 5, false, true),
                layer(random, 3, 2, 5, 6, false, true)),
            List.of(
                new FastStyle.Residual(
                    layer(random, 3, 1, 6, 6, false, true),
                    layer(random, 3, 1, 6, 6, false, false))),
            List.of(
                layer(random, 3, 2, 6, 5, true, true),
                layer(random, 3, 2, 5, 4, true, true),
                layer(random, 9, 1, 4, 3, false, false)));
    byte[] bytes = SafeTensors.bytes(network.tensors());
    String hash = SafeTensors.parse(bytes, name).hash();
    ImportedConfig config =
        new ImportedConfig(
            name, ImportedConfig.VERSION, FastStyle.TYPE, "none", "a test", hash, new JsonObject());
    Files.createDirectories(models);
    Files.writeString(models.resolve(name + ".json"), config.toJson());
    return Files.write(models.resolve(name + ".safetensors"), bytes);
  }

  private static NormedLayer layer(
      SplittableRandom random,
      int size,
      int stride,
      int inputs,
      int outputs,
      boolean transposed,
      boolean relu) {
    float[] kernel = floats(random, size * size * inputs * outputs, 0.2);
    float[] scale = floats(random, outputs, 0.5);
    for (int k = 0; k < outputs; k++) scale[k] += 1;
    return new NormedLayer(
        new Convolution(size, stride, inputs, outputs, transposed, kernel),
        floats(random, outputs, 0.5),
        scale,
        relu);
  }

  private static float[] floats(SplittableRandom random, int count, double reach) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-reach, reach);
    return out;
  }
}
