// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.picture.ConvNet;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.SketchRnn;

/**
 * Brings a checkpoint into the player's models folder, as {@code NAME.safetensors} with {@code
 * NAME.json} beside it. Nothing is written unless the network can be built from the tensors.
 *
 * @param name what the model is to be called, or null for the folder's name
 * @param config what Magenta.js's {@code config.json} would say, or null to read it from the folder
 * @param attentionLength put into the config if more than 0
 * @param attentionBias put into the config if true
 */
public record ModelImport(
    @Nullable String name,
    @Nullable JsonObject config,
    int attentionLength,
    boolean attentionBias) {
  private static final String UNKNOWN_LICENCE = "not stated: ask where it comes from";
  private static final String WEIGHTS = ".safetensors";

  /** An import that takes all from the folder. */
  public static ModelImport plain() {
    return new ModelImport(null, null, 0, false);
  }

  /** Reads a config of the player's own, in the form of Magenta.js's {@code config.json}. */
  public static JsonObject config(Path file) throws IOException {
    return Fields.of(Fields.parse(Files.readAllBytes(file), file.toString()), file.toString(), "it")
        .object();
  }

  /** What was imported and where its weights lie. */
  public record Imported(ImportedModel model, Path weights) {}

  /** Imports from a path or an http(s) address: a checkpoint's folder, or a file of drawings. */
  public Imported run(String pathOrUrl, Path models) throws IOException {
    if (!pathOrUrl.matches("(?i)https?://.*")) {
      Path path = Path.of(pathOrUrl).toAbsolutePath().normalize();
      if (mayBeSketch(path.toString()) && Files.isRegularFile(path)) {
        return sketch(new LocalFolder(path.getParent()), path.getFileName().toString(), models);
      }
      Path folder = Files.isRegularFile(path) ? path.getParent() : path;
      if (!Files.isDirectory(folder)) {
        throw new WeightsException(
            folder.toString(), "there is no such folder", "give a checkpoint's folder or address");
      }
      return run(new LocalFolder(folder), folder.getFileName(), models);
    }
    String address = pathOrUrl.replaceFirst("/(weights_)?manifest\\.json$", "");
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException malformed) {
      throw new WeightsException(pathOrUrl, "it is no address", "give http(s)://HOST/FOLDER");
    }
    if (mayBeSketch(address)) {
      try (WebFolder folder = new WebFolder(uri.resolve("."))) {
        return sketch(folder, address.substring(address.lastIndexOf('/') + 1), models);
      }
    }
    try (WebFolder folder = new WebFolder(uri)) {
      Path last = Path.of("/" + uri.getPath()).getFileName();
      return run(folder, last, models);
    }
  }

  /** A checkpoint's folder has files of these names; any other is a Sketch-RNN's. */
  private static boolean mayBeSketch(String path) {
    return path.endsWith(".json")
        && !path.matches(".*[/\\\\](weights_manifest|manifest|config)\\.json");
  }

  private Imported sketch(CheckpointFolder folder, String file, Path models) throws IOException {
    String where = folder.name() + (folder.name().endsWith("/") ? "" : "/") + file;
    JsonElement json = Fields.parse(folder.require(file, SketchJson.MOST), where);
    if (!SketchJson.isOne(json)) {
      throw new WeightsException(
          where,
          "it is no Sketch-RNN: its info with a scale_factor is missing",
          "give a file of sketch-rnn-js, or a checkpoint's folder");
    }
    SketchJson sketch = SketchJson.parse(json, where);
    Target target = target(plainName(file.replaceFirst("\\.json$", "")), where, models);
    byte[] bytes = SafeTensors.bytes(sketch.tensors());
    return write(
        target, converted(SketchRnn.TYPE, target.name(), where, sketch.spec(), bytes), models);
  }

  /** What a model is called, and where its weights go. */
  private record Target(String name, Path weights) {}

  private Target target(String usual, String source, Path models) throws WeightsException {
    String called = name != null ? name : usual;
    if (!called.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
      throw new WeightsException(
          source,
          "a model cannot be called \"%s\"".formatted(CheckpointFolder.shortened(called)),
          "give --name, small letters, digits, - and _");
    }
    Path weights = models.resolve(called + WEIGHTS);
    if (Files.exists(weights)) {
      throw new WeightsException(
          weights.toString(), "it is there already", "give another --name, or delete it first");
    }
    return new Target(called, weights);
  }

  private Imported run(CheckpointFolder folder, @Nullable Path last, Path models)
      throws IOException {
    Target target = target(plainName(last == null ? "" : last.toString()), folder.name(), models);
    return write(target, convert(folder, target.name()), models);
  }

  private static Imported write(Target target, Converted converted, Path models)
      throws IOException {
    Files.createDirectories(models);
    write(
        models.resolve(target.name() + ".json"),
        converted.model().config().toJson().getBytes(StandardCharsets.UTF_8));
    write(target.weights(), converted.bytes());
    return new Imported(converted.model(), target.weights());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A model and the bytes of its weights file. */
  record Converted(ImportedModel model, byte[] bytes) {}

  /** Reads a checkpoint and makes it the house's. */
  Converted convert(CheckpointFolder folder, String called) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(folder);
    JsonObject spec = config != null ? config.deepCopy() : spec(folder);
    if (attentionLength > 0) spec.addProperty("attentionLength", attentionLength);
    if (attentionBias) spec.addProperty("attentionBias", true);
    String type = type(checkpoint, spec);
    if (type.equals("CharRNN")) spec.add("vocabulary", vocabulary(folder));
    byte[] bytes = SafeTensors.bytes(checkpoint.tensors());
    return converted(type, called, folder.name(), spec, bytes);
  }

  private static Converted converted(
      String type, String called, String source, JsonObject spec, byte[] bytes)
      throws WeightsException {
    SafeTensors tensors = SafeTensors.parse(bytes, source);
    ImportedConfig card =
        new ImportedConfig(
            called,
            ImportedConfig.VERSION,
            type,
            UNKNOWN_LICENCE,
            "imported from " + source,
            tensors.hash(),
            spec);
    return new Converted(ImportedModel.of(tensors, card), bytes);
  }

  private static JsonObject spec(CheckpointFolder folder) throws IOException {
    return Checkpoint.json(folder, "config.json").orElseGet(JsonObject::new);
  }

  /** What the config says it is, or else what its tensors look like. */
  private static String type(Checkpoint checkpoint, JsonObject spec) throws WeightsException {
    Fields fields = new Fields(spec, checkpoint.source() + "/config.json", "the config");
    if (fields.has("type")) {
      String type = fields.text("type");
      if (type.equals("MusicRNN") || type.equals("MusicVAE")) return type;
    }
    if (checkpoint.tensors().containsKey("rnnlm/softmax_w")) return "CharRNN";
    if (checkpoint.tensors().containsKey("encoder/mu/kernel")) return "MusicVAE";
    if (checkpoint.tensors().containsKey("fully_connected/weights")) return "MusicRNN";
    if (FastStyle.isOne(checkpoint.tensors())) return FastStyle.TYPE;
    if (ConvNet.isOne(checkpoint.tensors())) return ConvNet.TYPE;
    String first = checkpoint.tensors().isEmpty() ? "(none)" : checkpoint.tensors().firstKey();
    throw new WeightsException(
        checkpoint.source(),
        "it is no MusicRNN, MusicVAE, character RNN, fast style network or sequence of convolutions (its first tensor is %s, its type %s)"
            .formatted(
                CheckpointFolder.shortened(first),
                CheckpointFolder.shortened(String.valueOf(spec.get("type")))),
        "only these can be imported");
  }

  /**
   * The letters of {@code vocab.json} by their numbers. In ml5's files two keys are damaged: where
   * no U is, an empty key stands for it, and where no u is, two spaces.
   */
  private static JsonArray vocabulary(CheckpointFolder folder) throws IOException {
    String file = folder.name() + "/vocab.json";
    JsonObject numbers =
        Checkpoint.json(folder, "vocab.json")
            .orElseThrow(
                () -> new WeightsException(file, "there is no such file", "copy it with the rest"));
    Fields fields = new Fields(numbers, file, "the vocabulary");
    Map<Integer, String> letters = new TreeMap<>();
    for (String key : numbers.keySet()) {
      String letter = key;
      if (key.isEmpty() && !numbers.has("U")) letter = "U";
      if (key.equals("  ") && !numbers.has("u")) letter = "u";
      letters.put(fields.whole(key, 0), letter);
    }
    JsonArray out = new JsonArray();
    for (int k = 0; k < numbers.size(); k++) {
      if (!letters.containsKey(k)) {
        throw new WeightsException(
            file, "no letter has the number " + k, "it is damaged: copy it again");
      }
      out.add(letters.get(k));
    }
    return out;
  }

  private static String plainName(String folder) {
    return folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+", "");
  }
}
