// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.eval.Evaluations;
import org.zadenza.models.eval.Measured;
import org.zadenza.models.eval.TextEvaluation;
import org.zadenza.models.eval.VaeEvaluations;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.NsynthFile;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.OwnWeights;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.live.Weights;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.names.NearestName;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model is meant, and with whose weights. */
final class ChosenModel {
  static final List<String> NAMES = List.of(DrumsRnn.NAME, MelodyRnn.NAME, PerformanceRnn.NAME);

  /** Models of sounds. */
  static final List<String> SOUNDS = List.of(Nsynth.NAME, Nsynth.PLAIN);

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The model, e.g. drums-rnn or musicvae-melody.")
  private String name;

  @Option(
      names = "--weights",
      paramLabel = "FILE.safetensors",
      description = "Weights of your own (default: those that come along).")
  private @Nullable Path weights;

  /** Its name; a trio is called as its word too. */
  String name() {
    return name.equals("trio") ? MusicVaes.TRIO : name;
  }

  /** What plays it at the prompt, with these weights. */
  Models models() {
    Weights players = new PlayersWeights(Folders.ofThisMachine().models());
    return Models.of(weights == null ? players : new OwnWeights(name(), weights, players));
  }

  /** What is known about the weights. */
  ModelConfig config() throws IOException {
    return switch (name()) {
      case DrumsRnn.NAME -> drums().config();
      case MelodyRnn.NAME -> melody().config();
      case PerformanceRnn.NAME -> performance().config();
      default -> throw unknown();
    };
  }

  /** Whether it writes letters. */
  boolean isText() {
    return CharRnnFile.NAMES.contains(name);
  }

  /** It, where it is one of those: those given, those of the models folder, those that ship. */
  ImportedModel.Text text() throws IOException {
    Weights players = new PlayersWeights(Folders.ofThisMachine().models());
    return weights == null ? players.text(name) : CharRnnFile.load(weights);
  }

  /** How well it knows letters, with weights of one's own beside those that are there. */
  Measured evaluateText(List<Path> folders, Split split) throws IOException {
    List<ImportedModel.Text> models = new ArrayList<>();
    if (weights == null || CharRnnFile.ships(name)) {
      models.add(new PlayersWeights(Folders.ofThisMachine().models()).text(name));
    }
    if (weights != null) models.add(CharRnnFile.load(weights));
    return name.equals(CharRnnFile.SUGGESTER)
        ? TextEvaluation.patterns(models, folders, split)
        : TextEvaluation.texts(models, folders, split);
  }

  /** How well it knows the music of some folders; not of a model of sounds or drawings. */
  Measured evaluate(List<Path> folders, Split split) throws IOException {
    if (isVae()) {
      return VaeEvaluations.of(vae(), folders, split);
    }
    return switch (name()) {
      case DrumsRnn.NAME -> Evaluations.drums(drums(), folders.getFirst(), split);
      case MelodyRnn.NAME -> Evaluations.melody(melody(), folders, split);
      case PerformanceRnn.NAME -> Evaluations.performance(performance(), folders, split);
      default -> throw unknown(name, further());
    };
  }

  /** Whether it is a MusicVAE or the GrooVAE. */
  boolean isVae() {
    return MusicVaes.NAMES.contains(name());
  }

  /** Whether it is a style that was learnt and lies in the player's folder. */
  boolean isStyle() throws IOException {
    return !NAMES.contains(name())
        && new Catalogue(Folders.ofThisMachine().models()).names().contains(name());
  }

  /** It, where it is one of those. */
  ImportedModel.Vae vae() throws IOException {
    return weights == null ? MusicVaes.shipped(name()) : MusicVaes.load(weights);
  }

  /** It, where it is kept as imported models are. */
  ImportedModel imported() throws IOException {
    if (isText()) return text();
    if (isGuess()) return guesses();
    return isVae() ? vae() : sketches();
  }

  private DrumsRnn drums() throws IOException {
    return weights == null ? DrumsRnn.shipped() : DrumsRnn.load(weights);
  }

  /** Whether it makes sounds. */
  boolean isSound() {
    return SOUNDS.contains(name());
  }

  /** It, where it is one of {@link #SOUNDS}. */
  ImportedModel.Sounds sounds() throws IOException {
    return weights == null ? NsynthFile.shipped(name) : NsynthFile.load(weights);
  }

  /** Whether it draws; weights of the player's own say so themselves. */
  boolean isSketch() throws IOException {
    if (SketchFile.NAMES.contains(name)) return true;
    Path own = Folders.ofThisMachine().models().resolve(name + ".json");
    return Catalogue.canBeNamed(name)
        && Files.isReadable(own)
        && Files.readString(own).contains("\"type\": \"%s\"".formatted(SketchRnn.TYPE));
  }

  /** It, where it draws: those given, those of the models folder, those that come along. */
  ImportedModel.Sketches sketches() throws IOException {
    if (weights != null) return SketchFile.load(weights);
    Path own = Folders.ofThisMachine().models().resolve(name + ".safetensors");
    return Files.isReadable(own) ? SketchFile.load(own) : SketchFile.shipped(name);
  }

  /** Whether it guesses drawings. */
  boolean isGuess() {
    return GuessFile.NAMES.contains(name);
  }

  /** It, where it is one of those: those given, those of the models folder, those that ship. */
  ImportedModel.Guesses guesses() throws IOException {
    Weights players = new PlayersWeights(Folders.ofThisMachine().models());
    return weights == null ? players.guesses(name) : GuessFile.load(weights);
  }

  /** Models beside those of music. */
  static String[] further() {
    return Stream.of(SOUNDS, SketchFile.NAMES, GuessFile.NAMES, CharRnnFile.NAMES)
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private MelodyRnn melody() throws IOException {
    return weights == null ? MelodyRnn.shipped() : MelodyRnn.load(weights);
  }

  private PerformanceRnn performance() throws IOException {
    return weights == null ? PerformanceRnn.shipped() : PerformanceRnn.load(weights);
  }

  private Refusal unknown() {
    return unknown(name);
  }

  /** That there is no such model, and which there are. */
  static Refusal unknown(String name, String... further) {
    List<String> all =
        Stream.of(NAMES.stream(), MusicVaes.NAMES.stream(), Stream.of(further))
            .flatMap(names -> names)
            .toList();
    return new Refusal(
        "there is no model %s%s; there is %s"
            .formatted(name, NearestName.hint(name, all), String.join(", ", all)));
  }
}
