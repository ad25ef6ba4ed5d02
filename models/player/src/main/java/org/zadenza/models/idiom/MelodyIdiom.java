// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;

/**
 * One voice: a token for each of the sixteen steps of a cycle. A note that still sounds when the
 * cycle ends, ends with it.
 */
public final class MelodyIdiom implements Idiom {
  private static final MelodyCodec CODEC = MelodyCodec.RNN;
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;
  private static final Rational STEP = Rational.of(1, STEPS);
  private static final int OCTAVE = 12;

  @Override
  public int tokens() {
    return CODEC.classes();
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Dice dice = new Dice(CODEC.classes());
    boolean[] onsets = wishes.onsets(STEPS);
    List<Integer> tokens = new ArrayList<>(left);
    for (boolean open : onsets) {
      int token = dice.roll(scores.next(), t -> may(t, open, wishes), wishes, random);
      scores.accept(token);
      tokens.add(token);
    }
    return tokens;
  }

  private static boolean may(int token, boolean open, Wishes wishes) {
    return token < MelodyCodec.FIRST_PITCH || open && wishes.allows(CODEC.pitch(token));
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    List<Tone> tones = new ArrayList<>();
    for (MelodyNote note : CODEC.decode(tokens.stream().mapToInt(t -> t).toArray())) {
      Rational length = STEP.times(note.end() - note.start());
      tones.add(
          new Tone(STEP.times(note.start()), length, Controls.of("note", (double) note.pitch())));
    }
    return tones;
  }

  /** Of notes that begin together the highest is heard; what lies too high or low, by octaves. */
  @Override
  public List<Integer> heard(List<Event> events, int cycles, Wishes wishes) {
    List<MelodyNote> notes = new ArrayList<>();
    for (Event event : events) {
      int pitch = Heard.pitch(event);
      while (pitch < CODEC.lowest()) pitch += OCTAVE;
      while (pitch > CODEC.highest()) pitch -= OCTAVE;
      int begin = (int) Heard.begin(event, STEPS);
      notes.add(new MelodyNote(pitch, begin, (int) Heard.end(event, STEPS)));
    }
    return Arrays.stream(CODEC.encode(notes, cycles * STEPS)).boxed().toList();
  }
}
