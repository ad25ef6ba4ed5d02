// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.zadenza.models.safetensors.WeightsException;

/**
 * What stands in the JSON file beside imported weights.
 *
 * @param type {@code MusicRNN}, {@code MusicVAE}, {@code CharRNN}, {@code NSynth}, {@code
 *     SketchRNN}, {@code GuessNet}, {@code FastStyle} or {@code ConvNet}
 * @param licence what is known of it; Zadenza cannot know
 * @param origin where it was imported from
 * @param sha256 the hash of the weights file
 * @param spec what the tensors do not say, as Magenta.js writes it in {@code config.json}
 */
public record ImportedConfig(
    String name,
    int version,
    String type,
    String licence,
    String origin,
    String sha256,
    JsonObject spec) {
  /** The version of this format that is written, and the highest that is read. */
  public static final int VERSION = 1;

  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

  /** Reads a config; {@code file} is its name, for errors. */
  public static ImportedConfig parse(byte[] json, String file) throws WeightsException {
    Fields fields = Fields.of(Fields.parse(json, file), file, "the config");
    int version = fields.whole("version", 1);
    if (version > VERSION) {
      throw new WeightsException(
          file, "it has format version " + version, "a newer Zadenza is needed to read it");
    }
    return new ImportedConfig(
        fields.text("name"),
        version,
        fields.text("type"),
        fields.text("licence"),
        fields.text("origin"),
        fields.text("sha256"),
        fields.fields("spec").object());
  }

  /** The config as JSON text. */
  public String toJson() {
    return JSON.toJson(this) + "\n";
  }
}
