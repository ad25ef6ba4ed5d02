// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;

/**
 * From codes to sound, some notes at once over one pass of the weights, e.g. {@code new
 * SoundDecoder(net, 4).decode(notes, 0.9)}: what is computed ahead; a voice that plays live drives
 * the network itself.
 *
 * <p>The same notes and seeds give the same sound, however many are decoded at once. Owned by one
 * thread at a time.
 */
public final class SoundDecoder {
  private final Nsynth net;
  private final LiveWaveNet live;
  private final int harmonics;
  private final int width; // what a voice is given for a sample
  private final PastPeriods[] past;
  private final Levels[] levels;
  private final float[] inputs;
  private final float[] condition;

  /**
   * A note to make.
   *
   * @param code its frames
   * @param midi its MIDI note, with a fraction if need be; of no account to a network as published
   * @param seed of its chance
   */
  public record Wanted(float[][] code, double midi, long seed) {}

  /** A decoder of so many notes at once. */
  public SoundDecoder(Nsynth net, int voices) {
    this.net = net;
    live = new LiveWaveNet(net.decoder(), voices);
    harmonics = net.shape().harmonics();
    width = 1 + net.shape().excitations();
    inputs = new float[voices * width];
    past = new PastPeriods[voices];
    levels = new Levels[voices];
    for (int voice = 0; voice < voices; voice++) {
      past[voice] = new PastPeriods();
      levels[voice] = new Levels();
    }
    condition = new float[net.shape().conditions()];
  }

  /**
   * The sound of each note, as long as its code, 16 kHz.
   *
   * @param notes at most as many as there are voices
   * @param temperature of the choice of each sample; 1 is as the network learnt
   */
  public float[][] decode(List<Wanted> notes, double temperature) {
    if (notes.size() > live.voices()) {
      throw new IllegalArgumentException(
          "%d notes at once are more than %d voices".formatted(notes.size(), live.voices()));
    }
    int hop = net.shape().hop();
    float[][] out = new float[notes.size()][];
    SplittableRandom[] random = new SplittableRandom[notes.size()];
    int longest = 0;
    for (int voice = 0; voice < notes.size(); voice++) {
      out[voice] = new float[notes.get(voice).code().length * hop];
      random[voice] = new SplittableRandom(notes.get(voice).seed());
      longest = Math.max(longest, out[voice].length);
      live.begin(voice);
      past[voice].begin();
      levels[voice].begin();
      inputs[voice * width] = 0;
    }
    for (int t = 0; t < longest; t++) {
      for (int voice = 0; voice < notes.size(); voice++) {
        prepare(voice, notes.get(voice), t);
      }
      live.step(inputs);
      for (int voice = 0; voice < notes.size(); voice++) {
        if (t >= out[voice].length) continue;
        int sound = drawn(voice, temperature, random[voice].nextDouble());
        float sample = MuLaw.decode(sound);
        out[voice][t] = levels[voice].next() * sample;
        past[voice].add(sample);
        inputs[voice * width] = MuLaw.input(sound);
      }
    }
    return out;
  }

  private int drawn(int voice, double temperature, double u) {
    if (harmonics == 0) return live.draw(voice, temperature, u);
    int guesses = voice * width + net.shape().guesses();
    return past[voice].settled(live.drawAround(voice, inputs, guesses, temperature, u));
  }

  private void prepare(int voice, Wanted note, int t) {
    int hop = net.shape().hop();
    if (t % hop == 0 && t / hop < note.code().length) {
      float[] frame = note.code()[t / hop];
      int latents = net.shape().latents();
      System.arraycopy(frame, 0, condition, 0, latents);
      if (harmonics > 0) condition[latents] = Excitation.condition(note.midi());
      if (net.shape().levelled()) levels[voice].frame(frame[latents], hop);
      live.condition(voice, condition);
    }
    if (harmonics > 0) {
      double hertz = Excitation.hertz(note.midi());
      double phase = 2 * Math.PI * hertz * t / NsynthShape.SAMPLE_RATE;
      Excitation.write(phase, hertz, harmonics, inputs, voice * width + 1);
      past[voice].next(hertz);
      past[voice].guesses(inputs, voice * width + net.shape().guesses());
    }
  }
}
