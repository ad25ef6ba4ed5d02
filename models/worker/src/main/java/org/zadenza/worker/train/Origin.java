// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightFiles;

/** Where weights come from: the licence and name of the data, the command that trained. */
public record Origin(String licence, String data, String command) {
  /** What is written of a training beside what a model is. */
  public JsonObject training(double heldOutLoss) {
    JsonObject training = new JsonObject();
    training.addProperty("command", command);
    training.addProperty("heldOutLoss", heldOutLoss);
    return training;
  }

  /**
   * Writes {@code NAME.safetensors} and {@code NAME.json}, as imported checkpoints are kept.
   *
   * @param spec what the model is, with its {@link #training}
   */
  public void write(
      Path folder, String name, String type, JsonObject spec, Map<String, Tensor> tensors)
      throws IOException {
    byte[] weights = SafeTensors.bytes(tensors);
    ImportedConfig about =
        new ImportedConfig(
            name, ImportedConfig.VERSION, type, licence, data, SafeTensors.sha256(weights), spec);
    WeightFiles.write(folder, name, weights, about.toJson());
  }
}
