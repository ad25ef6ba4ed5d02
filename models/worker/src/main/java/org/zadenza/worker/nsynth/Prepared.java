// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.Arrays;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PhaseTrack;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

/** A note in classes of mu-law, with its phase. */
record Prepared(SoundNote note, byte[] classes, PhaseTrack phase) {
  private static final int REMEMBERED = 8192; // samples before a crop that its past is told of

  static Prepared of(SoundNote note) {
    double hertz = Excitation.hertz(note.pitch());
    return new Prepared(note, classes(note.samples()), PhaseTrack.of(note.samples(), hertz));
  }

  private static byte[] classes(float[] samples) {
    byte[] classes = new byte[samples.length];
    for (int t = 0; t < classes.length; t++) {
      classes[t] = (byte) MuLaw.encode(Math.clamp(samples[t], -1, 1));
    }
    return classes;
  }

  int length() {
    return classes.length;
  }

  /** The class of a sample. */
  int at(int sample) {
    return Byte.toUnsignedInt(classes[sample]);
  }

  /** What an encoder is given of some samples. */
  Crop.Sound input(int from, int samples) {
    float[] input = new float[samples];
    for (int k = 0; k < samples; k++) input[k] = MuLaw.input(at(from + k));
    return new Crop.Sound(input);
  }

  /**
   * A sound on the way to another note of the same pitch, with this one's phase: as far as {@code
   * begin} up to a crop and going on to {@code end} within it. It ends with the crop, and is silent
   * longer before it than a past is told of.
   */
  Prepared toward(Prepared other, int from, int samples, float begin, float end) {
    int first = Math.max(0, from - REMEMBERED);
    int ahead = first + shift(other, from);
    int whole = from + samples - first + SpectralMorph.SIZE;
    float[] own = Arrays.copyOfRange(note.samples(), first, first + whole);
    float[] others = Arrays.copyOfRange(other.note.samples(), ahead, ahead + whole);
    float[] part = new float[whole];
    for (int k = 0; k < part.length; k++) {
      part[k] = begin + (end - begin) * Math.clamp(first + k - from, 0, samples) / samples;
    }
    byte[] between = classes(new SpectralMorph().between(own, others, part));
    byte[] sounding = new byte[from + samples];
    Arrays.fill(sounding, 0, first, (byte) MuLaw.SILENCE);
    System.arraycopy(between, 0, sounding, first, from + samples - first);
    return new Prepared(note, sounding, phase);
  }

  /** By how many samples another note's fundamental is to be brought forward to go with this. */
  private int shift(Prepared other, int at) {
    double turns = (phase.at(at) - other.phase.at(at)) / (2 * Math.PI);
    double period = NsynthShape.SAMPLE_RATE / Excitation.hertz(note.pitch());
    return (int) ((turns - Math.floor(turns)) * period);
  }
}
