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
 * One voice: a token for each of the sixteen steps of a cycle, and for each step of the cycles
 * after it that holds its last note.
 *
 * @param codec its range
 */
public record MelodyIdiom(MelodyCodec codec) implements Idiom {
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;
  private static final Rational STEP = Rational.of(1, STEPS);
  private static final int OCTAVE = 12;

  /** In the range of the Melody RNN. */
  public MelodyIdiom() {
    this(MelodyCodec.RNN);
  }

  @Override
  public int tokens() {
    return codec.classes();
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Dice dice = new Dice(codec.classes());
    boolean[] onsets = wishes.onsets(STEPS);
    List<Integer> tokens = new ArrayList<>(left);
    for (boolean open : onsets) {
      int token = dice.roll(scores.next(), t -> may(t, open, wishes), wishes, random);
      scores.accept(token);
      tokens.add(token);
    }
    return tokens;
  }

  private boolean may(int token, boolean open, Wishes wishes) {
    return token < MelodyCodec.FIRST_PITCH || open && wishes.allows(codec.pitch(token));
  }

  @Override
  public int reach() {
    return 1;
  }

  @Override
  public List<Integer> held(List<Integer> tokens, Wishes wishes, List<Integer> next) {
    if (!sounds(tokens)) return List.of();
    return next.stream().takeWhile(token -> token == MelodyCodec.NO_EVENT).toList();
  }

  /** Whether a note that begins in it sounds at its end. */
  private static boolean sounds(List<Integer> tokens) {
    for (int token : tokens.reversed()) {
      if (token != MelodyCodec.NO_EVENT) return token >= MelodyCodec.FIRST_PITCH;
    }
    return false;
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    List<Tone> tones = new ArrayList<>();
    for (MelodyNote note : codec.decode(tokens.stream().mapToInt(t -> t).toArray())) {
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
      while (pitch < codec.lowest()) pitch += OCTAVE;
      while (pitch > codec.highest()) pitch -= OCTAVE;
      int begin = (int) Heard.begin(event, STEPS);
      notes.add(new MelodyNote(pitch, begin, (int) Heard.end(event, STEPS)));
    }
    return Arrays.stream(codec.encode(notes, cycles * STEPS)).boxed().toList();
  }
}
