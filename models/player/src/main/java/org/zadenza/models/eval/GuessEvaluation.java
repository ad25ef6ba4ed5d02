// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.data.Split;
import org.zadenza.models.guess.Guesser;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;

/**
 * How often a network guesses drawings of one split, beside simple ways to do so that know the
 * drawings of the train split.
 *
 * @param drawings how many were guessed
 * @param unknown how many were left out, since the network has not learnt their word
 * @param words how many words there are to choose from
 * @param nats the mean cross entropy
 * @param said how likely it says its first guess is, in the mean: as often should it be right
 * @param whole of whole drawings
 * @param begun of the first quarter, half and three quarters of the time in which each is drawn
 * @param simple the other ways, see {@link SimpleGuesses}
 */
public record GuessEvaluation(
    String model,
    String weights,
    String split,
    int drawings,
    int unknown,
    int words,
    double nats,
    double said,
    Hits whole,
    List<Hits> begun,
    List<Hits> simple)
    implements Measured {
  private static final Gson JSON = new Gson();
  private static final int QUARTERS = 4;

  /** How often the word was the first guess, among the first three, and among the first five. */
  public record Hits(String way, double top1, double top3, double top5) {
    /**
     * Of some drawings.
     *
     * @param scores how well each word fits a drawing
     */
    static Hits of(
        String way,
        List<Labelled> drawings,
        List<String> words,
        Function<Drawing, double[]> scores) {
      int[] hits = new int[3];
      for (Labelled one : drawings) {
        int place = place(scores.apply(one.drawing()), words.indexOf(one.word()));
        if (place < 1) hits[0]++;
        if (place < 3) hits[1]++;
        if (place < 5) hits[2]++;
      }
      double all = drawings.size();
      return new Hits(way, hits[0] / all, hits[1] / all, hits[2] / all);
    }

    /** How many words fit at least as well. */
    private static int place(double[] scores, int word) {
      int better = 0;
      for (int k = 0; k < scores.length; k++) {
        if (k != word && scores[k] >= scores[word]) better++;
      }
      return better;
    }

    String inWords() {
      return String.format(
          Locale.ROOT,
          "%-24s %5.1f %%  %5.1f %%  %5.1f %%",
          way,
          100 * top1,
          100 * top3,
          100 * top5);
    }
  }

  /** Of the drawings in a folder. */
  public static GuessEvaluation of(ImportedModel.Guesses model, Path folder, Split split)
      throws IOException {
    DrawingCollection all = DrawingCollection.open(folder);
    List<String> words = model.network().words();
    List<Labelled> drawn =
        all.of(split).stream().filter(one -> !one.drawing().lines().isEmpty()).toList();
    List<Labelled> known = drawn.stream().filter(one -> words.contains(one.word())).toList();
    if (known.isEmpty()) {
      throw new IOException(
          "%s has no drawings for %s of the %d words that %s has learnt"
              .formatted(folder, split, words.size(), model.config().name()));
    }
    Guesser guesser = new Guesser(model.network());
    double nats = 0;
    double said = 0;
    for (Labelled one : known) {
      double[] likelihoods = guesser.likelihoods(one.drawing());
      nats -= Math.log(Math.max(Double.MIN_NORMAL, likelihoods[words.indexOf(one.word())]));
      said += guesser.best(likelihoods, 1).getFirst().likelihood();
    }
    List<Hits> begun = new ArrayList<>();
    for (int quarter = 1; quarter < QUARTERS; quarter++) {
      double time = (double) quarter / QUARTERS;
      begun.add(
          Hits.of(
              "the first " + 100 * quarter / QUARTERS + " %",
              known,
              words,
              drawing -> guesser.likelihoods(new Figure(drawing).until(time))));
    }
    List<Labelled> train = all.of(Split.TRAIN);
    List<Hits> simple = new ArrayList<>();
    simple.add(Hits.of("nearest picture", known, words, SimpleGuesses.pictures(train, words)));
    simple.add(Hits.of("nearest mean", known, words, SimpleGuesses.means(train, words)));
    if (SketchFile.ships(SketchFile.QUICKDRAW)) {
      ImportedModel.Sketches reader = SketchFile.shipped(SketchFile.QUICKDRAW);
      simple.add(
          Hits.of("nearest z", known, words, SimpleGuesses.codes(reader.network(), train, words)));
    }
    return new GuessEvaluation(
        model.config().name(),
        model.config().sha256(),
        split.toString(),
        known.size(),
        drawn.size() - known.size(),
        words.size(),
        nats / known.size(),
        said / known.size(),
        Hits.of("guessed", known, words, guesser::likelihoods),
        begun,
        simple);
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s on %s (%d drawings of %d words; %d of words that it has not learnt):%n"
                + "  %.4f nats a drawing; its first guess is right %.1f %% of the time, and it says"
                + " %.1f %%%n  %-24s %7s  %7s  %7s",
            model,
            split,
            drawings,
            words,
            unknown,
            nats,
            100 * whole.top1,
            100 * said,
            "right among the first",
            "1",
            "3",
            "5"));
    out.append("%n  ".formatted()).append(whole.inWords());
    for (Hits hits : begun) out.append("%n  ".formatted()).append(hits.inWords());
    for (Hits hits : simple) out.append("%n  ".formatted()).append(hits.inWords());
    return out.toString();
  }
}
