// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceDecoder;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;

/**
 * Playing in time: events as {@link PerformanceCodec} has them, until so many seconds have passed
 * as a cycle has. A pause that reaches beyond the end goes on in the next cycle; a note that still
 * sounds ends where the next cycle ends it, or with that; where there is a most of notes at once,
 * it ends with its own, so that the next cycle has them all.
 *
 * <p>A cycle's tokens begin with what the one before left: its velocity, and what is left of a
 * pause. So they say all of the cycle's music by themselves.
 */
public final class PerformanceIdiom implements Idiom {
  /** After so many events in a cycle only pauses may come: no model plays for ever in no time. */
  static final int MOST_EVENTS = 600;

  private static final int RATE = PerformanceCodec.STEPS_PER_SECOND;
  private static final double HIGHEST = 127;

  @Override
  public int tokens() {
    return PerformanceCodec.EVENTS;
  }

  private static int steps(Wishes wishes) {
    return (int) Math.max(1, Math.rint(wishes.seconds() * RATE));
  }

  @Override
  public List<Integer> left(List<Integer> before, Wishes wishes) {
    List<Integer> left = new ArrayList<>();
    int passed = 0;
    for (int token : before) {
      if (token >= PerformanceCodec.VELOCITY) {
        left.clear();
        left.add(token);
      }
      passed += PerformanceCodec.steps(token);
    }
    int over = passed - steps(wishes);
    if (over > 0) {
      left.add(PerformanceCodec.SHIFT + over - 1);
    }
    return left;
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Hand hand = new Hand(wishes);
    List<Integer> tokens = new ArrayList<>(left);
    left.forEach(hand::take);
    Dice dice = new Dice(PerformanceCodec.EVENTS);
    while (!hand.isOver()) {
      boolean onlyPauses = tokens.size() >= MOST_EVENTS;
      int token =
          dice.roll(
              scores.next(),
              t -> hand.may(t) && (!onlyPauses || PerformanceCodec.steps(t) > 0),
              wishes,
              random);
      scores.accept(token);
      hand.take(token);
      tokens.add(token);
    }
    return tokens;
  }

  /** Where a cycle has come to, and what may follow; a note lasts a step at least. */
  private static final class Hand {
    private final Wishes wishes;
    private final boolean[] onsets;
    private final BitSet sounding = new BitSet(PerformanceCodec.OFF);
    private final BitSet justBegun = new BitSet(PerformanceCodec.OFF);
    private int now;
    private int longestPause;

    Hand(Wishes wishes) {
      this.wishes = wishes;
      onsets = wishes.onsets(steps(wishes));
      longestPause = untilNextOnset();
    }

    boolean isOver() {
      return now >= onsets.length;
    }

    boolean may(int token) {
      int pause = PerformanceCodec.steps(token);
      if (pause > 0) {
        return pause <= longestPause;
      }
      return token >= PerformanceCodec.SHIFT
          || !justBegun.get(token % PerformanceCodec.OFF)
              && (token >= PerformanceCodec.OFF || mayBegin(token));
    }

    private boolean mayBegin(int pitch) {
      boolean room = sounding.get(pitch) || sounding.cardinality() < wishes.polyphony();
      return onsets[now] && room && wishes.allows(pitch);
    }

    /** A rhythm is met: no pause jumps over a place of it. */
    private int untilNextOnset() {
      if (wishes.rhythm() == null) {
        return Integer.MAX_VALUE;
      }
      int at = now + 1;
      while (at < onsets.length && !onsets[at]) {
        at++;
      }
      return at - now;
    }

    void take(int token) {
      int pause = PerformanceCodec.steps(token);
      now += pause;
      if (pause > 0) {
        longestPause = untilNextOnset();
        justBegun.clear();
      } else if (token < PerformanceCodec.OFF) {
        sounding.set(token);
        justBegun.set(token);
      } else if (token < PerformanceCodec.SHIFT) {
        sounding.clear(token - PerformanceCodec.OFF);
      }
    }
  }

  @Override
  public int reach() {
    return 1;
  }

  @Override
  public List<Integer> held(List<Integer> tokens, Wishes wishes, List<Integer> next) {
    BitSet sounding = new BitSet(PerformanceCodec.OFF);
    for (int token : tokens) {
      if (token < PerformanceCodec.OFF) sounding.set(token);
      else if (token < PerformanceCodec.SHIFT) sounding.clear(token - PerformanceCodec.OFF);
    }
    List<Integer> held = new ArrayList<>();
    if (wishes.polyphony() < Wishes.ANY_NUMBER) return held;
    for (int token : next.subList(left(tokens, wishes).size(), next.size())) {
      if (sounding.isEmpty()) break;
      int pitch = token % PerformanceCodec.OFF;
      if (PerformanceCodec.steps(token) > 0) {
        held.add(token);
      } else if (token < PerformanceCodec.SHIFT && sounding.get(pitch)) {
        held.add(PerformanceCodec.OFF + pitch);
        sounding.clear(pitch);
      }
    }
    return held;
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    int steps = steps(wishes);
    List<Tone> tones = new ArrayList<>();
    PerformanceDecoder decoder = new PerformanceDecoder();
    int own = own(tokens, steps);
    int latest = own < tokens.size() ? 2 * steps : steps;
    Consumer<PerformanceNote> ended = note -> add(note, steps, latest, tones);
    tokens.forEach(token -> decoder.accept(token, ended));
    decoder.finish(ended);
    tones.sort(Comparator.comparing(Tone::begin).thenComparing(t -> t.value().toString()));
    return tones;
  }

  /** How many of a cycle's tokens are its own: those behind them only end its notes. */
  private static int own(List<Integer> tokens, int steps) {
    int passed = 0;
    for (int k = 0; k < tokens.size(); k++) {
      passed += PerformanceCodec.steps(tokens.get(k));
      if (passed >= steps) return k + 1;
    }
    return tokens.size();
  }

  private static void add(PerformanceNote note, int steps, int latest, List<Tone> tones) {
    long begin = PerformanceCodec.step(note.start());
    if (begin < steps) {
      long end = Math.clamp(PerformanceCodec.step(note.end()), begin + 1, latest);
      Controls controls =
          Controls.of("note", (double) note.pitch()).with("velocity", note.velocity() / HIGHEST);
      tones.add(new Tone(Rational.of(begin, steps), Rational.of(end - begin, steps), controls));
    }
  }

  @Override
  public List<Integer> heard(List<Event> events, int cycles, Wishes wishes) {
    int steps = steps(wishes);
    List<PerformanceNote> notes = new ArrayList<>();
    for (Event event : events) {
      double begin = Heard.begin(event, steps) / (double) RATE;
      double end = Heard.end(event, steps) / (double) RATE;
      notes.add(new PerformanceNote(Heard.pitch(event), Heard.velocity(event), begin, end));
    }
    return Arrays.stream(PerformanceCodec.encode(notes)).boxed().toList();
  }
}
