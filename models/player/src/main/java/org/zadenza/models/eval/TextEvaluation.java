// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.charrnn.Letters;
import org.zadenza.models.data.Split;
import org.zadenza.models.data.TextCorpus;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.markov.MarkovChain;
import org.zadenza.models.suggest.PatternCorpus;

/**
 * Mean losses in nats per letter on the same letters of one split: of networks, and of n-grams that
 * were counted on the train split.
 *
 * @param letters how many were measured
 * @param leftOut how many were not, since one of the networks has not learnt them
 * @param skipped files that hold no text
 * @param networks losses, in the order in which they were given
 * @param grams losses of n-grams of 1, 2.. letters: the last is {@link #ORDER}
 */
public record TextEvaluation(
    String split,
    long letters,
    long leftOut,
    List<String> skipped,
    List<Loss> networks,
    double[] grams,
    String smoothing)
    implements Measured {
  /** The longest n-grams: a letter after five others. */
  public static final int ORDER = 6;

  private static final Gson JSON = new Gson();

  /**
   * A network's loss.
   *
   * @param weights their hash
   */
  public record Loss(String name, String weights, double loss) {}

  /** Networks on the texts of some folders. */
  public static TextEvaluation texts(
      List<ImportedModel.Text> models, List<Path> folders, Split split) throws IOException {
    TextCorpus corpus = TextCorpus.open(folders);
    return of(models, corpus.of(Split.TRAIN), corpus.of(split), split, corpus.skipped());
  }

  /** Networks on patterns, by the seed that the suggester that ships has learnt from. */
  public static TextEvaluation patterns(
      List<ImportedModel.Text> models, List<Path> folders, Split split) throws IOException {
    PatternCorpus corpus = PatternCorpus.open(folders, 1);
    List<String> train = List.of(corpus.of(Split.TRAIN));
    return of(models, train, List.of(corpus.of(split)), split, List.of());
  }

  private static TextEvaluation of(
      List<ImportedModel.Text> models,
      List<String> train,
      List<String> measured,
      Split split,
      List<String> skipped) {
    List<String> known = new ArrayList<>(vocabulary(train, measured));
    models.forEach(model -> known.retainAll(model.network().vocabulary()));
    Letters letters = new Letters(known);
    List<String> same = measured.stream().map(text -> only(letters, text)).toList();
    List<int[]> numbers = same.stream().map(letters::of).toList();
    MarkovChain chain =
        new MarkovChain(ORDER - 1, known.size(), train.stream().map(letters::known).toList());
    double[] grams = new double[ORDER];
    Arrays.setAll(grams, order -> chain.loss(numbers, order));
    long count = Losses.count(numbers);
    return new TextEvaluation(
        split.toString(),
        count,
        measured.stream().mapToLong(text -> text.codePoints().count()).sum() - count,
        skipped,
        models.stream().map(model -> loss(model, same)).toList(),
        grams,
        "Kneser-Ney, interpolated");
  }

  private static List<String> vocabulary(List<String> train, List<String> measured) {
    return new TextCorpus(Stream.concat(train.stream(), measured.stream()).toList(), List.of())
        .vocabulary();
  }

  private static String only(Letters letters, String text) {
    StringBuilder out = new StringBuilder();
    Arrays.stream(letters.known(text)).mapToObj(letters::letter).forEach(out::append);
    return out.toString();
  }

  private static Loss loss(ImportedModel.Text model, List<String> texts) {
    CharRnn network = model.network();
    Letters letters = network.letters();
    double loss = Losses.letters(network, texts.stream().map(letters::of).toList());
    return new Loss(model.config().name(), model.config().sha256(), loss);
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%d letters for %s, nats a letter:", letters, split));
    for (Loss network : networks) {
      out.append(String.format(Locale.ROOT, "%n  %-12s %.4f", network.name, network.loss));
    }
    for (int k = 0; k < grams.length; k++) {
      out.append(String.format(Locale.ROOT, "%n  %d-gram       %.4f", k + 1, grams[k]));
    }
    if (leftOut > 0) {
      out.append(String.format(Locale.ROOT, "%n  %d letters that are not known left out", leftOut));
    }
    if (!skipped.isEmpty()) {
      out.append(
          String.format(
              Locale.ROOT,
              "%n  %d files hold no text: %s",
              skipped.size(),
              String.join(", ", skipped)));
    }
    return out.toString();
  }
}
