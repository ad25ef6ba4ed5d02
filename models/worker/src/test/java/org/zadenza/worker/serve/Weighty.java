// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.runner.RandomModels;

/** Small models in folders. */
final class Weighty {
  private Weighty() {}

  /** Writes a network for pictures of random weights and finds it again. */
  static KnownModel.Style style(Path folder, String name, long seed) throws IOException {
    FastStyle network = new RandomModels(new SplittableRandom(seed)).style();
    byte[] bytes = SafeTensors.bytes(network.tensors());
    ImportedConfig config =
        new ImportedConfig(
            name,
            ImportedConfig.VERSION,
            FastStyle.TYPE,
            "CC0-1.0",
            "random numbers",
            SafeTensors.sha256(bytes),
            new JsonObject());
    Files.writeString(folder.resolve(name + ".json"), config.toJson());
    Files.write(folder.resolve(name + ".safetensors"), bytes);
    return (KnownModel.Style) new Catalogue(folder).find(name).orElseThrow();
  }

  /** Writes an LSTM of random weights and finds it again. */
  static KnownModel.Lstm lstm(Path folder, String name, int units, long seed) throws IOException {
    LstmNetwork network =
        new RandomModels(new SplittableRandom(seed)).lstm(2, 11, units, 7).network();
    byte[] bytes = SafeTensors.bytes(LstmWeights.tensors(network));
    ModelConfig config =
        new ModelConfig(
            name,
            ModelConfig.VERSION,
            "LSTM of a test",
            2,
            units,
            11,
            7,
            "CC0-1.0",
            "random numbers",
            "none",
            1,
            SafeTensors.sha256(bytes));
    new LstmFile(network, config).write(folder);
    return (KnownModel.Lstm) new Catalogue(folder).find(name).orElseThrow();
  }
}
