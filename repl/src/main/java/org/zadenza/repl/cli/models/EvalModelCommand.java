// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.GuessEvaluation;
import org.zadenza.models.eval.Measured;
import org.zadenza.models.eval.SketchEvaluation;
import org.zadenza.models.eval.SoundEvaluation;
import org.zadenza.repl.cli.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models eval NAME --data DIR}. */
@Command(
    name = "eval",
    description = "How well a model knows music or drawings that it has not seen.")
final class EvalModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of music or drawings, of the kind that the model's page names.")
  private List<Path> data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description =
          "train, validation or test (default: test; of nsynth, instruments of validation and of"
              + " test).")
  private @Nullable String split;

  @Option(
      names = "--wav",
      paramLabel = "DIR",
      description = "Folder for the notes that nsynth makes, each beside the recorded one.")
  private @Nullable Path wav;

  @Option(
      names = "--notes",
      paramLabel = "N",
      description = "Of nsynth: at most so many notes of each kind (default 48).")
  private @Nullable Integer notes;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "Of nsynth: at most so many pairs that are morphed (default 24).")
  private @Nullable Integer pairs;

  @Option(
      names = "--word",
      paramLabel = "WORD",
      description = "Of drawings: those of one word (default: all).")
  private @Nullable String word;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Measured figures = figures();
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? figures.toJson() : figures.inWords());
    out.flush();
    return 0;
  }

  private Measured figures() throws IOException {
    if (chosen.isSketch()) return drawings();
    if (word != null) throw new Refusal("--word is for drawings: " + chosen.name() + " draws none");
    if (chosen.isText()) return letters();
    if (chosen.isGuess()) return guesses();
    return chosen.isSound() ? sounds() : music();
  }

  private Measured drawings() throws IOException {
    refuseSounds();
    return SketchEvaluation.of(
        chosen.sketches(),
        data.getFirst(),
        split == null ? Split.TEST : Split.named(split),
        word == null ? SketchEvaluation.ALL : word);
  }

  private Measured guesses() throws IOException {
    refuseSounds();
    return GuessEvaluation.of(
        chosen.guesses(), data.getFirst(), split == null ? Split.TEST : Split.named(split));
  }

  private Measured letters() throws IOException {
    refuseSounds();
    return chosen.evaluateText(data, split == null ? Split.TEST : Split.named(split));
  }

  private Measured music() throws IOException {
    refuseSounds();
    return chosen.evaluate(data, split == null ? Split.TEST : Split.named(split));
  }

  private void refuseSounds() {
    if (wav != null || notes != null || pairs != null) {
      String option = wav != null ? "--wav" : notes != null ? "--notes" : "--pairs";
      throw new Refusal(option + " is for nsynth: " + chosen.name() + " makes no sound");
    }
  }

  private Measured sounds() throws IOException {
    List<Split> splits =
        split == null ? List.of(Split.VALIDATION, Split.TEST) : List.of(Split.named(split));
    SoundEvaluation.Extent usual = SoundEvaluation.USUAL;
    SoundEvaluation.Extent extent =
        new SoundEvaluation.Extent(
            atLeastOne("--notes", notes, usual.notes()),
            atLeastOne("--pairs", pairs, usual.pairs()));
    SoundEvaluation.Listener listener = wav == null ? SoundEvaluation.NOBODY : new SoundFiles(wav);
    return SoundEvaluation.of(chosen.sounds(), data.getFirst(), splits, extent, listener);
  }

  private static int atLeastOne(String option, @Nullable Integer given, int usual) {
    if (given == null) return usual;
    if (given < 1) throw new Refusal(option + " must be 1 or more: " + given);
    return given;
  }
}
