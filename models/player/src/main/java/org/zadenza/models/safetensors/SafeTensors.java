// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes the safetensors format with 32-bit floats.
 *
 * <p>A file is: 8 bytes, the length of the header (little-endian); the header, JSON that gives each
 * tensor its dtype, shape and place; the numbers. Tensors are written in the order of their names,
 * so the same tensors are the same bytes.
 */
public final class SafeTensors {
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_HEADER = 100_000_000;
  private static final String AGAIN = "copy or export the file again";

  private final String file;
  private final String hash;
  private final SortedMap<String, Tensor> tensors;

  private SafeTensors(String file, String hash, SortedMap<String, Tensor> tensors) {
    this.file = file;
    this.hash = hash;
    this.tensors = tensors;
  }

  /** The SHA-256 of the whole file, in hexadecimal. */
  public String hash() {
    return hash;
  }

  /** The names that the file holds. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** The file's name, for errors. */
  public String file() {
    return file;
  }

  /** Whether there is such a tensor. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** The lengths of one tensor. */
  public List<Integer> shape(String name) throws WeightsException {
    return tensor(name).shape();
  }

  private Tensor tensor(String name) throws WeightsException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new WeightsException(
          file,
          "tensor %s is missing".formatted(name),
          "it holds %s: is it the weights of another model?".formatted(names()));
    }
    return tensor;
  }

  /** The numbers of one tensor, which must have this shape. */
  public float[] require(String name, int... shape) throws WeightsException {
    Tensor tensor = tensor(name);
    List<Integer> wanted = new ArrayList<>();
    for (int length : shape) {
      wanted.add(length);
    }
    if (!tensor.shape().equals(wanted)) {
      throw new WeightsException(
          file,
          "tensor %s has shape %s where %s is needed".formatted(name, tensor.shape(), wanted),
          "check that the config beside it belongs to these weights");
    }
    return tensor.values();
  }

  /** Reads a whole file's bytes; {@code file} is its name, for errors. */
  public static SafeTensors parse(byte[] bytes, String file) throws WeightsException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < LENGTH_BYTES) {
      throw new WeightsException(file, "it is only %d bytes long".formatted(bytes.length), AGAIN);
    }
    long length = buffer.getLong();
    if (length < 2 || length > MOST_HEADER || length > buffer.remaining()) {
      throw new WeightsException(
          file,
          "its header should be %d bytes long and %d follow".formatted(length, buffer.remaining()),
          "it is truncated or no safetensors file: " + AGAIN);
    }
    byte[] header = new byte[(int) length];
    buffer.get(header);
    ByteBuffer data = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : header(header, file).entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data, file));
      }
    }
    return new SafeTensors(file, sha256(bytes), tensors);
  }

  private static JsonObject header(byte[] header, String file) throws WeightsException {
    try {
      return JsonParser.parseString(new String(header, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException notJson) {
      throw new WeightsException(file, "its header is no JSON object", AGAIN);
    }
  }

  private static Tensor tensor(String name, JsonElement entry, ByteBuffer data, String file)
      throws WeightsException {
    try {
      JsonObject object = entry.getAsJsonObject();
      String type = object.get("dtype").getAsString();
      if (!type.equals("F32")) {
        throw new WeightsException(
            file, "tensor %s is %s".formatted(name, type), "only F32 is read: export it as F32");
      }
      List<Integer> shape =
          object.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList();
      long begin = object.getAsJsonArray("data_offsets").get(0).getAsLong();
      long end = object.getAsJsonArray("data_offsets").get(1).getAsLong();
      if (begin < 0 || end < begin || end > data.limit()) {
        throw new WeightsException(
            file,
            "tensor %s lies at bytes %d to %d of %d".formatted(name, begin, end, data.limit()),
            "it is truncated: " + AGAIN);
      }
      float[] values = new float[(int) ((end - begin) / Float.BYTES)];
      data.slice((int) begin, (int) (end - begin))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      return new Tensor(shape, finite(name, values, file));
    } catch (RuntimeException malformed) {
      throw new WeightsException(
          file, "the entry of tensor %s is wrong: %s".formatted(name, entry), AGAIN);
    }
  }

  private static float[] finite(String name, float[] values, String file) throws WeightsException {
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw new WeightsException(
            file,
            "number %d of tensor %s is %s".formatted(k, name, values[k]),
            "such weights play nothing: train or export them again");
      }
    }
    return values;
  }

  /** The bytes of a file that holds these tensors. */
  public static byte[] bytes(Map<String, Tensor> tensors) {
    SortedMap<String, Tensor> sorted = new TreeMap<>(tensors);
    JsonObject header = new JsonObject();
    long at = 0;
    for (Map.Entry<String, Tensor> entry : sorted.entrySet()) {
      long end = at + (long) entry.getValue().values().length * Float.BYTES;
      header.add(entry.getKey(), entry(entry.getValue(), at, end));
      at = end;
    }
    byte[] json = padded(header.toString());
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(LENGTH_BYTES + json.length + at))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    sorted.values().forEach(tensor -> putAll(buffer, tensor.values()));
    return buffer.array();
  }

  private static JsonObject entry(Tensor tensor, long begin, long end) {
    JsonArray shape = new JsonArray();
    tensor.shape().forEach(shape::add);
    JsonArray offsets = new JsonArray();
    offsets.add(begin);
    offsets.add(end);
    JsonObject entry = new JsonObject();
    entry.addProperty("dtype", "F32");
    entry.add("shape", shape);
    entry.add("data_offsets", offsets);
    return entry;
  }

  /** Filled up with spaces, so that the numbers begin at a multiple of 8. */
  private static byte[] padded(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void putAll(ByteBuffer buffer, float[] values) {
    for (float value : values) {
      buffer.putFloat(value);
    }
  }

  /** The SHA-256 of some bytes, in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
