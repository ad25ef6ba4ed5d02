// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/**
 * The tensors of a checkpoint that others trained; what its training needed besides is left out.
 *
 * <p>A Magenta.js directory is {@code weights_manifest.json}, groups of shards that hold their
 * tensors back to back, row by row, little-endian. A deeplearn.js dump is {@code manifest.json} and
 * a file of 32-bit floats for each tensor.
 */
public record Checkpoint(String source, SortedMap<String, Tensor> tensors) {
  private static final String MAGENTA = "weights_manifest.json";
  private static final String DEEPLEARN = "manifest.json";
  private static final long MOST_MANIFEST = 16_000_000;
  private static final long MOST_BYTES = 2_000_000_000;
  private static final String AGAIN = "it is truncated or damaged: copy it again";

  /** Reads whichever of the two lies in the folder. */
  public static Checkpoint read(CheckpointFolder folder) throws IOException {
    Optional<byte[]> magenta = folder.read(MAGENTA, MOST_MANIFEST);
    if (magenta.isPresent()) return magenta(folder, magenta.get());
    Optional<byte[]> deeplearn = folder.read(DEEPLEARN, MOST_MANIFEST);
    if (deeplearn.isPresent()) return deeplearn(folder, deeplearn.get());
    throw new WeightsException(
        folder.name(),
        "there is neither %s nor %s".formatted(MAGENTA, DEEPLEARN),
        "give the folder of a Magenta.js checkpoint or of a deeplearn.js dump");
  }

  private static Checkpoint magenta(CheckpointFolder folder, byte[] bytes) throws IOException {
    String file = folder.name() + "/" + MAGENTA;
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    long room = MOST_BYTES;
    for (JsonElement element : Fields.array(Fields.parse(bytes, file), file, "the manifest")) {
      Fields group = Fields.of(element, file, "a group");
      List<TensorEntry> entries = new ArrayList<>();
      long size = 0;
      for (JsonElement weight : group.array("weights")) {
        TensorEntry entry = TensorEntry.of(Fields.of(weight, file, "a tensor"));
        entries.add(entry);
        size += entry.size();
        room -= Float.BYTES * entry.count();
        if (room < 0) {
          throw new WeightsException(
              file,
              "tensor %s is beyond what is read".formatted(entry.name()),
              "all tensors together may have %d bytes".formatted(MOST_BYTES));
        }
      }
      ByteBuffer data = data(folder, group, entries, size);
      for (TensorEntry entry : entries) {
        add(tensors, entry.name(), tensor(entry, data, file), file);
      }
    }
    return new Checkpoint(folder.name(), tensors);
  }

  /** The shards of a group, one after another: exactly as many bytes as its tensors take. */
  private static ByteBuffer data(
      CheckpointFolder folder, Fields group, List<TensorEntry> entries, long size)
      throws IOException {
    List<byte[]> shards = new ArrayList<>();
    long left = size;
    String last = "(none)";
    for (JsonElement path : group.array("paths")) {
      last = CheckpointFolder.checked(Fields.text(path, group.file(), "a path"), group.file());
      byte[] shard = folder.require(last, left);
      left -= shard.length;
      shards.add(shard);
    }
    if (left > 0) {
      throw new WeightsException(
          folder.name() + "/" + last,
          "the shards end %d bytes early, in tensor %s"
              .formatted(left, tensorAt(entries, size - left)),
          AGAIN);
    }
    ByteBuffer data = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    shards.forEach(data::put);
    return data.flip();
  }

  private static String tensorAt(List<TensorEntry> entries, long at) {
    long end = 0;
    for (TensorEntry entry : entries) {
      end += entry.size();
      if (end > at) return entry.name();
    }
    return "(none)";
  }

  private static Checkpoint deeplearn(CheckpointFolder folder, byte[] bytes) throws IOException {
    String file = folder.name() + "/" + DEEPLEARN;
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    long room = MOST_BYTES;
    Fields manifest = Fields.of(Fields.parse(bytes, file), file, "the manifest");
    for (Map.Entry<String, JsonElement> element : manifest.object().entrySet()) {
      String name = element.getKey();
      Fields fields =
          Fields.of(element.getValue(), file, "tensor " + CheckpointFolder.shortened(name));
      List<Integer> shape = fields.shape("shape");
      TensorEntry entry =
          new TensorEntry(name, shape, TensorEntry.count(shape, fields), TensorEntry.Plain.FLOAT32);
      String path = CheckpointFolder.checked(fields.text("filename"), file);
      room -= entry.size();
      byte[] data = folder.require(path, Math.min(entry.size(), Math.max(0, room)));
      if (data.length < entry.size()) {
        throw new WeightsException(
            folder.name() + "/" + path,
            "it ends %d bytes early, in tensor %s".formatted(entry.size() - data.length, name),
            AGAIN);
      }
      ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      add(tensors, name, tensor(entry, buffer, file), file);
    }
    return new Checkpoint(folder.name(), tensors);
  }

  private static Tensor tensor(TensorEntry entry, ByteBuffer data, String file)
      throws WeightsException {
    float[] values = new float[(int) entry.count()];
    boolean kept = kept(entry.name(), entry.shape());
    for (int k = 0; k < values.length; k++) {
      values[k] = entry.coding().next(data);
      if (kept && !Float.isFinite(values[k])) {
        throw new WeightsException(
            file,
            "number %d of tensor %s is %s".formatted(k, entry.name(), values[k]),
            "such weights play nothing: get another copy");
      }
    }
    return new Tensor(entry.shape(), values);
  }

  private static void add(
      SortedMap<String, Tensor> tensors, String name, Tensor tensor, String file)
      throws WeightsException {
    if (kept(name, tensor.shape()) && tensors.put(name, tensor) != null) {
      throw new WeightsException(file, "tensor %s is there twice".formatted(name), AGAIN);
    }
  }

  /** Adam's slots and single numbers (the steps trained, its powers) are of no use to a player. */
  private static boolean kept(String name, List<Integer> shape) {
    return !shape.isEmpty() && !name.endsWith("/Adam") && !name.endsWith("/Adam_1");
  }

  /** A further file of the checkpoint that must be a JSON object, if it is there. */
  static Optional<JsonObject> json(CheckpointFolder folder, String name) throws IOException {
    Optional<byte[]> bytes = folder.read(name, MOST_MANIFEST);
    if (bytes.isEmpty()) return Optional.empty();
    String file = folder.name() + "/" + name;
    return Optional.of(Fields.of(Fields.parse(bytes.get(), file), file, "the file").object());
  }
}
