// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.markov.MarkovStyle;
import org.zadenza.models.markov.Struck;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;

/**
 * What a Markov style says: a token for each step of a cycle, one of its words; one more token is a
 * rest, for where no word may come. A sound that outlasts its cycle ends with it.
 *
 * @param steps how many steps a cycle has
 */
public record MarkovIdiom(MarkovStyle style, int steps) implements Idiom {
  private int words() {
    return style.chain().classes();
  }

  @Override
  public int tokens() {
    return words() + 1;
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Dice dice = new Dice(words());
    List<Integer> tokens = new ArrayList<>(left);
    for (boolean open : wishes.onsets(steps)) {
      int drawn = dice.roll(scores.next(), word -> may(word, open, wishes), wishes, random);
      int token = drawn == Dice.NOTHING ? words() : drawn;
      scores.accept(token);
      tokens.add(token);
    }
    return tokens;
  }

  private boolean may(int token, boolean open, Wishes wishes) {
    List<Struck> word = style.word(token);
    if (word.isEmpty()) return true;
    if (!open || word.size() > wishes.polyphony()) return false;
    return word.stream()
        .allMatch(sound -> Heard.pitch(sound.value()).map(wishes::allows).orElse(true));
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    Rational step = Rational.of(1, steps);
    List<Tone> tones = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at) == words()) continue;
      for (Struck sound : style.word(tokens.get(at))) {
        Object value =
            sound.value() instanceof Integer pitch
                ? Controls.of("note", pitch.doubleValue())
                : sound.value();
        tones.add(new Tone(step.times(at), step.times(Math.min(sound.steps(), steps - at)), value));
      }
    }
    return tones;
  }

  /** The words that it knows; what it was never taught is a rest. */
  @Override
  public List<Integer> heard(List<Event> events, int cycles, Wishes wishes) {
    List<List<Struck>> heard = MarkovStyle.steps(events, cycles, steps);
    List<Integer> tokens = new ArrayList<>();
    for (List<Struck> word : heard) tokens.add(style.token(word).orElse(words()));
    return tokens;
  }
}
