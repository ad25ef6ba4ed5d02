// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.safetensors.WeightsException;

/** Reads JSON that anyone may have written: whatever is not as it should be is named. */
record Fields(JsonObject object, String file, String where) {
  private static final String REMEDY = "it is damaged or no checkpoint: copy it again";

  /** The JSON of a file. */
  static JsonElement parse(byte[] bytes, String file) throws WeightsException {
    try {
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonParseException | NumberFormatException notJson) {
      throw new WeightsException(file, "it is no JSON", REMEDY);
    }
  }

  /** An element that must be an object; {@code where} is what it describes. */
  static Fields of(@Nullable JsonElement element, String file, String where)
      throws WeightsException {
    if (element instanceof JsonObject object) return new Fields(object, file, where);
    throw new WeightsException(file, where + " is no JSON object", REMEDY);
  }

  /** An element that must be an array. */
  static JsonArray array(@Nullable JsonElement element, String file, String where)
      throws WeightsException {
    if (element instanceof JsonArray array) return array;
    throw new WeightsException(file, where + " is no JSON array", REMEDY);
  }

  boolean has(String field) {
    return object.has(field) && !object.get(field).isJsonNull();
  }

  JsonArray array(String field) throws WeightsException {
    return array(object.get(field), file, field + " of " + where);
  }

  Fields fields(String field) throws WeightsException {
    return of(object.get(field), file, field + " of " + where);
  }

  String text(String field) throws WeightsException {
    return text(object.get(field), file, field + " of " + where);
  }

  static String text(@Nullable JsonElement element, String file, String where)
      throws WeightsException {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new WeightsException(file, where + " is no text", REMEDY);
  }

  /** A whole number of at least {@code least}. */
  int whole(String field, int least) throws WeightsException {
    return whole(object.get(field), least, file, field + " of " + where);
  }

  private static int whole(@Nullable JsonElement element, int least, String file, String where)
      throws WeightsException {
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        int value = Integer.parseInt(primitive.getAsString());
        if (value >= least) return value;
      } catch (NumberFormatException notWhole) {
        // said below, with what was wanted
      }
    }
    throw new WeightsException(
        file, "%s is no whole number of %d or more".formatted(where, least), REMEDY);
  }

  /** A number that is neither infinite nor none. */
  double number(String field) throws WeightsException {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        double value = Double.parseDouble(primitive.getAsString());
        if (Double.isFinite(value)) return value;
      } catch (NumberFormatException notANumber) {
        // said below
      }
    }
    throw new WeightsException(file, "%s of %s is no number".formatted(field, where), REMEDY);
  }

  boolean truth(String field) throws WeightsException {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw new WeightsException(
        file, "%s of %s is neither true nor false".formatted(field, where), REMEDY);
  }

  /** A tensor's lengths. */
  List<Integer> shape(String field) throws WeightsException {
    List<Integer> shape = new ArrayList<>();
    for (JsonElement length : array(field)) {
      shape.add(whole(length, 0, file, "a length in the %s of %s".formatted(field, where)));
    }
    return shape;
  }
}
