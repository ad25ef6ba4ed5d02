// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** Checkpoints of a test's own, in memory. */
record MemoryFolder(Map<String, byte[]> files) implements CheckpointFolder {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Optional<byte[]> read(String file, long most) throws IOException {
    byte[] bytes = files.get(file);
    if (bytes != null && bytes.length > most) {
      throw new WeightsException("memory/" + file, "it is too long", "none");
    }
    return Optional.ofNullable(bytes);
  }

  /** A Magenta.js directory with 32-bit floats in shards of {@code shardBytes}. */
  static MemoryFolder magenta(Map<String, Tensor> tensors, String config, int shardBytes) {
    JsonArray weights = new JsonArray();
    int size = tensors.values().stream().mapToInt(t -> 4 * t.values().length).sum();
    ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    tensors.forEach(
        (name, tensor) -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("name", name);
          JsonArray shape = new JsonArray();
          tensor.shape().forEach(shape::add);
          entry.add("shape", shape);
          entry.addProperty("dtype", "float32");
          weights.add(entry);
          for (float value : tensor.values()) data.putFloat(value);
        });
    return magenta(weights.toString(), data.array(), config, shardBytes);
  }

  /** A Magenta.js directory with these weights and these bytes. */
  static MemoryFolder magenta(String weights, byte[] data, String config, int shardBytes) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    JsonArray paths = new JsonArray();
    for (int at = 0; at < data.length; at += shardBytes) {
      String path = "group1-shard%dof9".formatted(paths.size() + 1);
      paths.add(path);
      files.put(path, Arrays.copyOfRange(data, at, Math.min(data.length, at + shardBytes)));
    }
    String manifest = "[{\"paths\":%s,\"weights\":%s}]".formatted(paths, weights);
    files.put("weights_manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
    files.put("config.json", config.getBytes(StandardCharsets.UTF_8));
    return new MemoryFolder(files);
  }

  /** One tensor called x, as the manifest's entry says. */
  static MemoryFolder one(String entry, byte[] data) {
    return magenta("[{\"name\":\"x\"," + entry + "}]", data, "{}", Math.max(1, data.length));
  }

  static List<String> names(Checkpoint checkpoint) {
    return List.copyOf(checkpoint.tensors().keySet());
  }
}
