// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.Contour;
import org.zadenza.audio.DefinedSound;
import org.zadenza.audio.Patch;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/** Reads what a cue wants of the network, and asks for it. */
final class NsynthSound implements DefinedSound {
  /** The lowest and the highest note of the collection that such networks learn from. */
  static final double LOWEST_NOTE = 27;

  static final double HIGHEST_NOTE = 103;

  /** The control that says which timbre. */
  static final String TIMBRE = "z";

  /** The control that says which roll of the dice. */
  static final String SEED = "zseed";

  /** The control that says how daringly samples are chosen. */
  static final String TEMPERATURE = "ztemp";

  /** How daringly they are chosen where nothing is said. */
  static final double USUAL_TEMPERATURE = 0.45;

  private static final double HOTTEST = 2;
  private static final double LONGEST_SECONDS = 60;
  private static final double TAIL_SECONDS = 0.02;
  private static final double CONCERT_HZ = 440;
  private static final double CONCERT_NOTE = 69;
  private static final double PITCH_GRID = 1000; // parts of a semitone
  private static final int LENGTH_GRID = 512; // samples
  private static final double HOLD_GRID = 10_000; // parts of a second
  private static final double LEVEL_DB = -5;
  private static final Patch PATCH =
      new Patch(
          NsynthPlayer.SOUND,
          List.of(),
          VoiceKind.SINE,
          LEVEL_DB,
          60,
          "",
          new Contour(0.003, 0.1, 1, 0.08),
          List.of());

  private final Consumer<NoteWish> notes;
  private final SoundStream.Maker maker;
  private final AtomicLong overtaken;
  private final AtomicLong standIns;

  NsynthSound(
      Consumer<NoteWish> notes,
      SoundStream.Maker maker,
      AtomicLong overtaken,
      AtomicLong standIns) {
    this.notes = notes;
    this.maker = maker;
    this.overtaken = overtaken;
    this.standIns = standIns;
  }

  @Override
  public Patch patch() {
    return PATCH;
  }

  /** A pitch that was never learnt is the nearest that was, at another speed. */
  @Override
  public void fill(Cue cue, Note note) {
    Controls c = cue.controls();
    double octaves = Math.log(note.freqHz / CONCERT_HZ) / Math.log(2);
    double wanted = Math.rint((CONCERT_NOTE + 12 * octaves) * PITCH_GRID) / PITCH_GRID;
    double midi = Math.clamp(wanted, LOWEST_NOTE, HIGHEST_NOTE);
    double speed = wanted == midi ? 1 : Math.pow(2, (wanted - midi) / 12);
    double seconds = note.holdSeconds + note.releaseSeconds + TAIL_SECONDS;
    double samples = Math.min(seconds, LONGEST_SECONDS) * NsynthShape.SAMPLE_RATE * speed;
    SoundStream stream =
        new SoundStream(NsynthShape.SAMPLE_RATE, speed, maker, overtaken, standIns);
    NoteWish wish =
        new NoteWish(
            c.get(TIMBRE),
            midi,
            (int) Math.ceil((samples - 1) / LENGTH_GRID) * LENGTH_GRID,
            cue.seconds(),
            moves(note),
            note.accelerate,
            Math.rint(note.holdSeconds * HOLD_GRID) / HOLD_GRID,
            (long) number(c, SEED, 0),
            Math.clamp(number(c, TEMPERATURE, USUAL_TEMPERATURE), 0, HOTTEST),
            cue.nanos(),
            stream);
    note.stream = stream;
    notes.accept(wish);
  }

  private static @Nullable PitchMoves moves(Note note) {
    if (note.moves.still()) return null;
    PitchMoves out = new PitchMoves();
    out.set(note.moves);
    return out;
  }

  private static double number(Controls c, String name, double or) {
    double value = c.number(name, or);
    return value - value == 0 ? value : or;
  }
}
