// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** What Magenta.js answers for checkpoints that anyone can generate, one letter each. */
public record Golden(SafeTensors tensors, JsonObject input, JsonObject expected) {
  /** How near an answer has to be. */
  public static final double TOLERANCE = 2e-5;

  /** The case A to F. */
  public static Golden of(String letter) {
    JsonObject model =
        file("magentajs_synthetic.json").getAsJsonObject("models").getAsJsonObject(letter);
    Xorshift random = new Xorshift(model.get("scale").getAsDouble());
    Map<String, Tensor> tensors = new HashMap<>();
    for (JsonElement weight : model.getAsJsonArray("weights")) {
      JsonArray pair = weight.getAsJsonArray();
      List<Integer> shape =
          pair.get(1).getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
      int size = shape.stream().reduce(1, Math::multiplyExact);
      tensors.put(pair.get(0).getAsString(), new Tensor(shape, random.next(size)));
    }
    try {
      return new Golden(
          SafeTensors.parse(SafeTensors.bytes(tensors), letter + ".safetensors"),
          model.getAsJsonObject("input"),
          model.getAsJsonObject("expected"));
    } catch (WeightsException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** What was measured on one real checkpoint. */
  public static JsonObject real(String name) {
    return file("real_checkpoints.json").getAsJsonObject(name);
  }

  private static JsonObject file(String name) {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("golden/" + name))) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The expected integers of a field. */
  public int[] integers(String field) {
    return expected.getAsJsonArray(field).asList().stream()
        .mapToInt(JsonElement::getAsInt)
        .toArray();
  }

  /** The expected numbers of a field. */
  public double[] numbers(String field) {
    return numbers(expected.getAsJsonArray(field));
  }

  /** An array's numbers. */
  public static double[] numbers(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  /** Numbers in the other precision. */
  public static double[] wide(float[] values) {
    double[] out = new double[values.length];
    for (int k = 0; k < out.length; k++) out[k] = values[k];
    return out;
  }

  /** Rows in the other precision. */
  public static float[][] narrow(double[][] rows) {
    float[][] out = new float[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      out[t] = new float[rows[t].length];
      for (int k = 0; k < rows[t].length; k++) out[t][k] = (float) rows[t][k];
    }
    return out;
  }

  /** Numbers in the other precision. */
  public static float[] narrow(double[] values) {
    return narrow(new double[][] {values})[0];
  }

  /** The generator that the weights come from. */
  private static final class Xorshift {
    private final double scale;
    private int x = 12345;

    private Xorshift(double scale) {
      this.scale = scale;
    }

    private float[] next(int count) {
      float[] values = new float[count];
      for (int k = 0; k < count; k++) {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        values[k] = (float) ((Integer.toUnsignedLong(x) / 0x1p32 - 0.5) * scale);
      }
      return values;
    }
  }
}
