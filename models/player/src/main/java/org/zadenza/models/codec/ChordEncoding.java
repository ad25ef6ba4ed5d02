// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zadenza.music.Chord;
import org.zadenza.music.Interval;

/**
 * How a chord becomes the numbers of a control, as Magenta's models take it; "no chord" is a number
 * of its own. Roots and pitch classes count from C = 0.
 */
public enum ChordEncoding {
  /** No chords. */
  NONE(0),
  /** One of 25: none, 12 major, 12 minor. */
  MAJOR_MINOR(25),
  /** One of 49: none, 12 each of major, minor, augmented, diminished. */
  TRIAD(49),
  /** Of 37: none; the root, 12; the pitch classes, 12, as many as there are; the bass, 12. */
  PITCHES(37);

  private static final int CLASSES = 12;
  private static final int[][] TRIADS = {{4, 7}, {3, 7}, {4, 8}, {3, 6}};

  private final int depth;

  ChordEncoding(int depth) {
    this.depth = depth;
  }

  /** How many numbers a chord has. */
  public int depth() {
    return depth;
  }

  /** The encoding that Magenta.js calls so in {@code chordEncoder}. */
  public static Optional<ChordEncoding> ofMagenta(String name) {
    return switch (name) {
      case "MajorMinorChordEncoder" -> Optional.of(MAJOR_MINOR);
      case "TriadChordEncoder" -> Optional.of(TRIAD);
      case "PitchChordEncoder" -> Optional.of(PITCHES);
      default -> Optional.empty();
    };
  }

  /** The numbers of no chord. */
  public float[] none() {
    float[] out = new float[depth];
    if (depth > 0) out[0] = 1;
    return out;
  }

  /**
   * The numbers of a chord. The bass is the chord's own, as Magenta's Python has it; Magenta.js
   * takes the root.
   *
   * @throws IllegalArgumentException if the encoding has no such triad
   */
  public float[] encode(Chord chord) {
    float[] out = new float[depth];
    int root = Math.floorMod(chord.root().midi(), CLASSES);
    boolean[] sounding = new boolean[CLASSES];
    sounding[0] = true;
    for (Interval tone : chord.tones()) {
      sounding[Math.floorMod(tone.semitones(), CLASSES)] = true;
    }
    switch (this) {
      case NONE -> {}
      case PITCHES -> {
        out[1 + root] = 1;
        for (int k = 0; k < CLASSES; k++) {
          if (sounding[k]) out[1 + CLASSES + (root + k) % CLASSES] = 1;
        }
        out[1 + 2 * CLASSES + Math.floorMod(chord.bass().midi(), CLASSES)] = 1;
      }
      default -> out[1 + CLASSES * quality(chord, sounding) + root] = 1;
    }
    return out;
  }

  /** The one triad whose notes all sound. */
  private int quality(Chord chord, boolean[] sounding) {
    int known = this == MAJOR_MINOR ? 2 : TRIADS.length;
    List<Integer> found =
        IntStream.range(0, TRIADS.length)
            .filter(k -> Arrays.stream(TRIADS[k]).allMatch(semitones -> sounding[semitones]))
            .boxed()
            .toList();
    if (found.size() == 1 && found.getFirst() < known) return found.getFirst();
    throw new IllegalArgumentException(
        "the chord %s is no %s: take one with its third and fifth"
            .formatted(
                chord.symbol(),
                this == MAJOR_MINOR
                    ? "major or minor chord"
                    : "major, minor, augmented or diminished chord"));
  }

  /** The controls of {@code steps} steps over which some chords are spread evenly. */
  public float[][] spread(List<Optional<Chord>> chords, int steps) {
    float[][] out = new float[steps][];
    for (int step = 0; step < steps; step++) {
      Optional<Chord> chord = chords.get((int) ((long) step * chords.size() / steps));
      out[step] = chord.map(this::encode).orElseGet(this::none);
    }
    return out;
  }
}
