// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A Markov chain of any music, with the words that it speaks: one word is all that begins on one
 * step, e.g. {@code MarkovStyle.ofPattern(2, pattern, 8, 16).play(seed, 64, 1.0)}.
 *
 * <p>What was heard only once is trusted little: of a single short phrase ask for several cycles,
 * or play with a temperature below 1.
 *
 * <p>A value once made; any thread may share it. It only says what it was told: its words are those
 * of the music that it was made from.
 */
public final class MarkovStyle {
  private static final int STEPS_PER_BEAT = 4;
  private static final Comparator<Struck> ORDER =
      Comparator.comparing((Struck sound) -> sound.value().toString())
          .thenComparingInt(Struck::steps);

  private final List<List<Struck>> words = new ArrayList<>();
  private final Map<List<Struck>, Integer> known = new HashMap<>();
  private final MarkovChain chain;

  /**
   * A style from pieces of music, each a list of steps, each step the sounds that begin on it.
   *
   * @param order how many steps it looks back, 0 to {@link MarkovChain#MOST_ORDER}
   */
  public MarkovStyle(int order, List<List<List<Struck>>> pieces) {
    List<int[]> sequences = new ArrayList<>();
    for (List<List<Struck>> piece : pieces) {
      int[] tokens = new int[piece.size()];
      for (int step = 0; step < tokens.length; step++) {
        List<Struck> word = piece.get(step).stream().sorted(ORDER).toList();
        tokens[step] =
            known.computeIfAbsent(
                word,
                fresh -> {
                  words.add(fresh);
                  return words.size() - 1;
                });
      }
      sequences.add(tokens);
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("there is no step to learn from: give some music");
    }
    chain = new MarkovChain(order, words.size(), sequences);
  }

  /** The style of a pattern's first cycles, so many steps a cycle. */
  public static MarkovStyle ofPattern(int order, Pattern pattern, int cycles, int stepsPerCycle) {
    List<Event> events = pattern.events(new Span(Rational.ZERO, Rational.of(cycles)));
    return new MarkovStyle(order, List.of(steps(events, cycles, stepsPerCycle)));
  }

  /** What begins on each step of the first cycles. */
  public static List<List<Struck>> steps(List<Event> events, int cycles, int stepsPerCycle) {
    List<List<Struck>> steps = silence(Math.multiplyExact(cycles, stepsPerCycle));
    Rational perCycle = Rational.of(stepsPerCycle);
    for (Event event : events) {
      if (event.hasOnset()) {
        Span whole = event.wholeOrPart();
        double begin = whole.begin().times(perCycle).toDouble();
        double length = whole.end().minus(whole.begin()).times(perCycle).toDouble();
        add(steps, begin, length, event.value());
      }
    }
    return steps;
  }

  /** The style of MIDI files, sixteenth by sixteenth, without drums; values are pitches. */
  public static MarkovStyle ofMidi(int order, List<MidiScore> scores) {
    List<List<List<Struck>>> pieces = new ArrayList<>();
    for (MidiScore score : scores) {
      double ticksPerStep = (double) score.ticksPerBeat() / STEPS_PER_BEAT;
      List<List<Struck>> steps = silence((int) Math.ceil(score.ticks() / ticksPerStep));
      for (MidiNote note : score.notes()) {
        if (!note.drum()) {
          double length = (note.end() - note.start()) / ticksPerStep;
          add(steps, note.start() / ticksPerStep, length, note.pitch());
        }
      }
      pieces.add(steps);
    }
    return new MarkovStyle(order, pieces);
  }

  private static List<List<Struck>> silence(int steps) {
    List<List<Struck>> silence = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      silence.add(new ArrayList<>());
    }
    return silence;
  }

  /** Puts a sound on the nearest step; what falls on the end is left out. */
  private static void add(List<List<Struck>> steps, double begin, double length, Object value) {
    int step = (int) Math.floor(begin + 0.5);
    Struck sound = new Struck(value, (int) Math.max(1, Math.floor(length + 0.5)));
    if (step < steps.size() && !steps.get(step).contains(sound)) {
      steps.get(step).add(sound);
    }
  }

  /** The chain over the numbers of the words. */
  public MarkovChain chain() {
    return chain;
  }

  /** What a number of the chain means. */
  public List<Struck> word(int token) {
    return words.get(token);
  }

  /** The number of a word, in whatever order its sounds stand; empty where it was never met. */
  public Optional<Integer> token(List<Struck> word) {
    return Optional.ofNullable(known.get(word.stream().sorted(ORDER).toList()));
  }

  /** So many steps of music from the beginning; the same for the same seed. */
  public List<List<Struck>> play(long seed, int steps, double temperature) {
    MarkovWalk walk = new MarkovWalk(chain);
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Struck>> music = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      music.add(word(walk.draw(temperature, random)));
    }
    return music;
  }
}
