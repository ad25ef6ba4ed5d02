// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.zadenza.models.charrnn.Letters;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;

/**
 * Verse: a token is a letter, a cycle is a line, and its words share the cycle evenly. A line has
 * one word at least and {@value #LONGEST} letters at most.
 *
 * @param letters those that the model has learnt
 */
public record VerseIdiom(Letters letters) implements Idiom {
  /** How many letters a line has at most. */
  public static final int LONGEST = 96;

  @Override
  public int tokens() {
    return letters.count();
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Dice dice = new Dice(tokens());
    int end = letters.number(Letters.BEGINNING);
    List<Integer> line = new ArrayList<>(left);
    boolean begun = false;
    int letter = Dice.NOTHING;
    while (line.size() < LONGEST && (letter != end || letter == Dice.NOTHING)) {
      boolean mayEnd = begun;
      letter = dice.roll(scores.next(), token -> mayEnd || isInk(token), wishes, random);
      if (letter == Dice.NOTHING) return line;
      scores.accept(letter);
      line.add(letter);
      begun = true;
    }
    if (letter != end && end >= 0) {
      scores.next();
      scores.accept(end);
    }
    return line;
  }

  /** Whether a letter can be seen. */
  private boolean isInk(int token) {
    return !letters.letter(token).isBlank();
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    String line = tokens.stream().map(letters::letter).collect(Collectors.joining()).strip();
    if (line.isEmpty()) return List.of();
    String[] words = line.split("\\s+");
    Rational length = Rational.of(1, words.length);
    List<Tone> tones = new ArrayList<>();
    for (int k = 0; k < words.length; k++) {
      tones.add(new Tone(length.times(k), length, words[k]));
    }
    return tones;
  }

  /** Its words in order of their beginnings, with a space behind each. */
  @Override
  public List<Integer> heard(List<Event> events, int cycles, Wishes wishes) {
    String text =
        events.stream()
            .sorted(Comparator.comparing(event -> event.wholeOrPart().begin()))
            .map(event -> word(event.value()) + " ")
            .collect(Collectors.joining());
    return Arrays.stream(letters.of(text)).boxed().toList();
  }

  private static String word(Object value) {
    if (value instanceof String word) return word;
    throw new IllegalArgumentException(Shown.of(value) + " is no word");
  }
}
