// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.WeightsException;

/**
 * Finds models by name: in a player's models folder first, then among those that come along.
 *
 * @param folder may not exist
 */
public record Catalogue(Path folder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final String WEIGHTS = ".safetensors";
  private static final String[] SHIPPED = {DrumsRnn.NAME, MelodyRnn.NAME, PerformanceRnn.NAME};

  /** Whether something can be the name of a model: letters, digits, dots, dashes, underscores. */
  public static boolean canBeNamed(String name) {
    return NAME.matcher(name).matches();
  }

  /** The names of all models, in alphabetical order. */
  public SortedSet<String> names() throws IOException {
    SortedSet<String> out = new TreeSet<>();
    for (String name : SHIPPED) {
      if (LstmFile.ships(name)) out.add(name);
    }
    MusicVaes.NAMES.stream().filter(MusicVaes::ships).forEach(out::add);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(WEIGHTS))
            .map(file -> file.substring(0, file.length() - WEIGHTS.length()))
            .filter(Catalogue::canBeNamed)
            .forEach(out::add);
      }
    }
    return out;
  }

  /**
   * The model of a name, its weights read; empty where there is none, or none that a worker can
   * compute.
   *
   * @throws WeightsException if its files cannot be used
   */
  public Optional<KnownModel> find(String name) throws IOException {
    if (!canBeNamed(name)) return Optional.empty();
    Path weights = folder.resolve(name + WEIGHTS);
    if (Files.isReadable(weights)) return own(name, weights);
    for (String shipped : SHIPPED) {
      if (shipped.equals(name) && LstmFile.ships(name)) {
        ModelConfig config = LstmFile.config(name);
        return Optional.of(lstm(name, LstmFile.shipped(shape(config))));
      }
    }
    return MusicVaes.ships(name)
        ? Optional.of(vae(name, MusicVaes.shipped(name)))
        : Optional.empty();
  }

  /** Changes when the file of a name does; empty for what comes along. */
  public String stamp(String name) throws IOException {
    if (!canBeNamed(name)) return "";
    Path weights = folder.resolve(name + WEIGHTS);
    return Files.isReadable(weights)
        ? Files.getLastModifiedTime(weights) + " " + Files.size(weights)
        : "";
  }

  private static Optional<KnownModel> own(String name, Path weights) throws IOException {
    Path json = weights.resolveSibling(name + ".json");
    if (!Files.isReadable(json)) {
      throw new WeightsException(
          json.toString(),
          "there is no such file to read",
          "weights are two files, NAME.safetensors and NAME.json");
    }
    String text = Files.readString(json, StandardCharsets.UTF_8);
    if (text.contains("\"spec\"")) {
      return switch (ImportedModel.load(weights)) {
        case ImportedModel.Vae vae -> Optional.of(vae(name, vae));
        case ImportedModel.Pictures pictures -> Optional.of(style(name, pictures));
        case ImportedModel.Describer describer -> Optional.empty();
        case ImportedModel.Rnn rnn -> Optional.empty();
        case ImportedModel.Text letters -> Optional.empty();
        case ImportedModel.Sounds sounds -> Optional.empty();
        case ImportedModel.Sketches sketches -> Optional.empty();
        case ImportedModel.Guesses guesses -> Optional.empty();
      };
    }
    ModelConfig config = ModelConfig.parse(text, json.toString());
    return Optional.of(lstm(name, LstmFile.load(weights, shape(config))));
  }

  private static LstmFile.Shape shape(ModelConfig config) {
    return new LstmFile.Shape(config.name(), config.inputs(), config.classes());
  }

  private static KnownModel vae(String name, ImportedModel.Vae model) {
    ImportedConfig config = model.config();
    return new KnownModel.Vae(
        name, config.sha256(), config.licence(), config.origin(), model.network());
  }

  private static KnownModel style(String name, ImportedModel.Pictures model) {
    ImportedConfig config = model.config();
    return new KnownModel.Style(
        name, config.sha256(), config.licence(), config.origin(), model.network());
  }

  private static KnownModel lstm(String name, LstmFile file) {
    ModelConfig config = file.config();
    return new KnownModel.Lstm(
        name, config.sha256(), config.licence(), config.origin(), file.network());
  }
}
