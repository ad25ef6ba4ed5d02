// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.charrnn.Letters;
import org.zadenza.models.data.Split;
import org.zadenza.models.data.TextCorpus;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.suggest.PatternCorpus;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.Course;

/**
 * What a character RNN learns: the next letter of a text, from the one before.
 *
 * @param training texts, as the numbers of their letters
 */
public record CharCourse(
    String name, List<String> vocabulary, List<int[]> training, List<int[]> heldOut)
    implements Course {

  /** The texts of some folders. */
  public static CharCourse texts(List<Path> folders) throws IOException {
    TextCorpus corpus = TextCorpus.open(folders);
    return of(
        CharRnnFile.VERSE,
        corpus.vocabulary(),
        corpus.of(Split.TRAIN),
        corpus.of(Split.VALIDATION));
  }

  /** Patterns in mini-notation, written by a seed, and the examples of some folders. */
  public static CharCourse patterns(List<Path> folders, long seed) throws IOException {
    PatternCorpus corpus = PatternCorpus.open(folders, seed);
    String training = corpus.of(Split.TRAIN);
    List<String> vocabulary = new TextCorpus(List.of(training), List.of()).vocabulary();
    return of(
        CharRnnFile.SUGGESTER, vocabulary, List.of(training), List.of(corpus.of(Split.VALIDATION)));
  }

  private static CharCourse of(
      String name, List<String> vocabulary, List<String> training, List<String> heldOut) {
    Letters letters = new Letters(vocabulary);
    return new CharCourse(
        name,
        vocabulary,
        training.stream().map(letters::known).toList(),
        heldOut.stream().map(letters::known).toList());
  }

  @Override
  public String architecture() {
    return "LSTM over letters, %d of them".formatted(vocabulary.size());
  }

  @Override
  public int inputs() {
    return vocabulary.size();
  }

  @Override
  public int classes() {
    return vocabulary.size();
  }

  @Override
  public int grid() {
    return 1;
  }

  @Override
  public int[] lengths() {
    return training.stream().mapToInt(text -> text.length).toArray();
  }

  @Override
  public Piece piece(int number, SplittableRandom random) {
    return new Text(training.get(number), vocabulary.indexOf(Letters.BEGINNING));
  }

  @Override
  public double heldOutLoss(LstmNetwork network) {
    return Losses.letters(CharRnn.oneHot(vocabulary, network), heldOut);
  }

  private record Text(int[] letters, int beginning) implements Piece {
    @Override
    public int length() {
      return letters.length;
    }

    @Override
    public void input(int step, float[] out) {
      Arrays.fill(out, 0);
      out[step == 0 ? beginning : letters[step - 1]] = 1;
    }

    @Override
    public int label(int step) {
      return letters[step];
    }
  }
}
