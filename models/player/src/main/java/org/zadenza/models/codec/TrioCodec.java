// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

/**
 * Melody, bass and drums together, as MusicVAE's trio takes them: for each sixteenth 90 + 90 + 512
 * numbers, one of each part's tokens one-hot.
 *
 * <p>Melody and bass are tokens of {@link MelodyCodec#PIANO}, drums those of {@link DrumsCodec}.
 */
public final class TrioCodec {
  /** How many numbers a step has. */
  public static final int WIDTH = 692;

  private static final int PITCHED = MelodyCodec.PIANO.classes();
  private static final int BASS_PROGRAMS = 32; // 32 to 39
  private static final int AFTER_BASS = 40;

  private TrioCodec() {}

  /** The tokens of the three parts, equally many. */
  public record Trio(int[] melody, int[] bass, int[] drums) {
    /** Checks that the parts are equally long. */
    public Trio {
      if (melody.length != bass.length || melody.length != drums.length) {
        throw new IllegalArgumentException(
            "the parts of a trio are equally long: melody=%d, bass=%d, drums=%d"
                .formatted(melody.length, bass.length, drums.length));
      }
    }

    /** How many steps it has. */
    public int steps() {
      return melody.length;
    }

    /** Some of the steps, on their own: what still sounds at the first is left out. */
    public Trio part(int from, int count) {
      return new Trio(
          part(MelodyCodec.PIANO, melody, from, count),
          part(MelodyCodec.PIANO, bass, from, count),
          Arrays.copyOfRange(drums, from, from + count));
    }

    private static int[] part(MelodyCodec codec, int[] tokens, int from, int count) {
      return codec.encode(codec.decode(Arrays.copyOfRange(tokens, from, from + count)), count);
    }

    /** Whether each of the parts plays anything. */
    public boolean plays() {
      return any(melody) && any(bass) && any(drums);
    }

    private static boolean any(int[] tokens) {
      return Arrays.stream(tokens).anyMatch(token -> token != 0);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Trio trio
          && Arrays.equals(melody, trio.melody)
          && Arrays.equals(bass, trio.bass)
          && Arrays.equals(drums, trio.drums);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(melody) + Arrays.hashCode(bass)) + Arrays.hashCode(drums);
    }
  }

  /** The tensor of a trio, [steps][692]. */
  public static float[][] encode(Trio trio) {
    float[][] tensor = new float[trio.steps()][WIDTH];
    for (int step = 0; step < tensor.length; step++) {
      tensor[step][trio.melody[step]] = 1;
      tensor[step][PITCHED + trio.bass[step]] = 1;
      tensor[step][2 * PITCHED + trio.drums[step]] = 1;
    }
    return tensor;
  }

  /** The trio of a tensor: of each part the token with the largest number, the first of equals. */
  public static Trio decode(float[][] tensor) {
    Trio trio = new Trio(new int[tensor.length], new int[tensor.length], new int[tensor.length]);
    for (int step = 0; step < tensor.length; step++) {
      trio.melody[step] = largest(tensor[step], 0, PITCHED);
      trio.bass[step] = largest(tensor[step], PITCHED, PITCHED);
      trio.drums[step] = largest(tensor[step], 2 * PITCHED, DrumsCodec.CLASSES);
    }
    return trio;
  }

  private static int largest(float[] row, int from, int count) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      if (row[from + k] > row[from + best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The trio of a file: programs 0 to 31 are melody, 32 to 39 bass, the channel of drums is drums;
   * other programs, and pitches outside the piano, are left out.
   *
   * @param steps how many sixteenths are taken, from the beginning
   */
  public static Trio read(MidiScore score, int steps) {
    List<MelodyNote> melody = new ArrayList<>();
    List<MelodyNote> bass = new ArrayList<>();
    List<DrumHit> drums = new ArrayList<>();
    double ticksPerStep = score.ticksPerBeat() / 4.0;
    for (MidiNote note : score.notes()) {
      int start = (int) DrumsCodec.quantise(note.start() / ticksPerStep);
      int end = Math.max(start + 1, (int) DrumsCodec.quantise(note.end() / ticksPerStep));
      if (note.drum()) {
        DrumMap.GENERAL
            .of(note.pitch())
            .ifPresent(drum -> drums.add(new DrumHit(start, drum, note.velocity() / 127.0)));
      } else if (note.program() < AFTER_BASS
          && note.pitch() >= MelodyCodec.PIANO.lowest()
          && note.pitch() <= MelodyCodec.PIANO.highest()) {
        List<MelodyNote> part = note.program() < BASS_PROGRAMS ? melody : bass;
        part.add(new MelodyNote(note.pitch(), start, end));
      }
    }
    return new Trio(
        MelodyCodec.PIANO.encode(melody, steps),
        MelodyCodec.PIANO.encode(bass, steps),
        DrumsCodec.encode(drums, steps));
  }
}
