// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Levels;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PhaseTrack;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

/**
 * A note in classes of mu-law, with its phase.
 *
 * @param sound what a network is to make: the note, always about as loud where the shape is
 *     levelled
 */
record Prepared(
    SoundNote note, NsynthShape shape, float[] sound, byte[] classes, PhaseTrack phase) {
  private static final int REMEMBERED = 8192; // samples before a crop that its past is told of

  static Prepared of(SoundNote note, NsynthShape shape) {
    PhaseTrack phase = PhaseTrack.of(note.samples(), Excitation.hertz(note.pitch()));
    float[] sound = sound(note.samples(), shape);
    return new Prepared(note, shape, sound, classes(sound), phase);
  }

  private static float[] sound(float[] samples, NsynthShape shape) {
    return shape.levelled() ? Levels.levelled(samples, shape.hop()) : samples;
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

  /**
   * What an encoder is given of some samples.
   *
   * @param hiss the root mean square of white noise beside them, full scale being 1
   */
  Crop.Sound input(int from, int samples, double hiss, SplittableRandom random) {
    float[] input = new float[samples];
    for (int k = 0; k < samples; k++) {
      int heard = at(from + k);
      if (hiss > 0) heard = MuLaw.encode(MuLaw.decode(heard) + hiss * random.nextGaussian());
      input[k] = MuLaw.input(heard);
    }
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
    float[] own = Arrays.copyOfRange(sound, first, first + whole);
    float[] others = Arrays.copyOfRange(other.sound, ahead, ahead + whole);
    float[] part = new float[whole];
    for (int k = 0; k < part.length; k++) {
      part[k] = begin + (end - begin) * Math.clamp(first + k - from, 0, samples) / samples;
    }
    float[] between = sound(new SpectralMorph().between(own, others, part), shape);
    float[] sounding = new float[from + samples]; // silent up to the first
    System.arraycopy(between, 0, sounding, first, from + samples - first);
    return new Prepared(note, shape, sounding, classes(sounding), phase);
  }

  /** By how many samples another note's fundamental is to be brought forward to go with this. */
  private int shift(Prepared other, int at) {
    double turns = (phase.at(at) - other.phase.at(at)) / (2 * Math.PI);
    double period = NsynthShape.SAMPLE_RATE / Excitation.hertz(note.pitch());
    return (int) ((turns - Math.floor(turns)) * period);
  }
}
