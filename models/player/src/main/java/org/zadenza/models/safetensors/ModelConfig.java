// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What stands in the JSON file beside some weights: what the network is, where it comes from, under
 * what licence.
 *
 * <p>{@code inputs} are the numbers of one step, {@code heldOutLoss} is in nats per step on the
 * validation split, {@code sha256} is the hash of the weights file.
 */
public record ModelConfig(
    String name,
    int version,
    String architecture,
    int layers,
    int units,
    int inputs,
    int classes,
    String licence,
    String origin,
    String command,
    double heldOutLoss,
    String sha256) {
  /** The version of this format that is written, and the highest that is read. */
  public static final int VERSION = 1;

  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

  /** Reads a config; {@code file} is its name, for errors. */
  public static ModelConfig parse(String json, String file) throws WeightsException {
    JsonObject object;
    try {
      object = JsonParser.parseString(json).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException notJson) {
      throw new WeightsException(file, "it is no JSON object", "copy or export the file again");
    }
    int version = number(object, "version", file).intValue();
    if (version > VERSION) {
      throw new WeightsException(
          file, "it has format version " + version, "a newer Zadenza is needed to read it");
    }
    return new ModelConfig(
        text(object, "name", file),
        version,
        text(object, "architecture", file),
        number(object, "layers", file).intValue(),
        number(object, "units", file).intValue(),
        number(object, "inputs", file).intValue(),
        number(object, "classes", file).intValue(),
        text(object, "licence", file),
        text(object, "origin", file),
        text(object, "command", file),
        number(object, "heldOutLoss", file).doubleValue(),
        text(object, "sha256", file));
  }

  /** The config as JSON text, one field a line. */
  public String toJson() {
    return JSON.toJson(this) + "\n";
  }

  private static String text(JsonObject object, String field, String file) throws WeightsException {
    return element(object, field, file).getAsString();
  }

  private static Number number(JsonObject object, String field, String file)
      throws WeightsException {
    try {
      return element(object, field, file).getAsDouble();
    } catch (NumberFormatException notANumber) {
      throw new WeightsException(file, "field " + field + " is no number", "correct it");
    }
  }

  private static JsonElement element(JsonObject object, String field, String file)
      throws WeightsException {
    JsonElement element = object.get(field);
    if (element == null || !element.isJsonPrimitive()) {
      throw new WeightsException(
          file, "field " + field + " is missing", "a config needs it: export the model again");
    }
    return element;
  }
}
