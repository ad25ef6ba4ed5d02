// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Levels;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;

/**
 * Notes of NSynth as one batch in ND4J, each sample of all of them in one step; drawn on the host.
 * Equal to the live kernels within rounding, so that after a while another class may be drawn.
 */
public final class Nd4jSounds {
  private static final int WARM_UP = 64; // samples
  private static final int MEASURED = 128;

  private final Nsynth network;

  /** For a network. */
  public Nd4jSounds(Nsynth network) {
    this.network = network;
  }

  /** Seconds that the samples of one step of so many notes take here, after some to warm up. */
  public double secondsOfAStep(int notes) {
    int inputs = 1 + network.shape().excitations();
    try (Nd4jWaveNet net = new Nd4jWaveNet(network.decoder(), notes)) {
      float[] silence = new float[notes * inputs];
      for (int t = 0; t < WARM_UP; t++) net.step(silence);
      long began = System.nanoTime();
      for (int t = 0; t < MEASURED; t++) net.step(silence);
      return (System.nanoTime() - began) * 1e-9 / MEASURED;
    }
  }

  /**
   * Decodes notes; tells of all when the last sample is made.
   *
   * @param temperature of the choice of each sample
   * @param stopped is asked once a frame: if true, nothing is told
   */
  public void decode(
      List<SoundDecoder.Wanted> notes,
      double temperature,
      BooleanSupplier stopped,
      SoundBatches.Hearer hearer) {
    if (notes.isEmpty()) return;
    NsynthShape shape = network.shape();
    int inputs = 1 + shape.excitations();
    int frames = notes.stream().mapToInt(note -> note.code().length).max().orElse(0);
    byte[][] made = new byte[notes.size()][frames * shape.hop()];
    SplittableRandom[] random = new SplittableRandom[notes.size()];
    PastPeriods[] past = new PastPeriods[notes.size()];
    Levels[] levels = new Levels[notes.size()];
    for (int k = 0; k < random.length; k++) {
      random[k] = new SplittableRandom(notes.get(k).seed());
      past[k] = new PastPeriods();
      levels[k] = new Levels();
    }
    float[] input = new float[notes.size() * inputs];
    try (Nd4jWaveNet net = new Nd4jWaveNet(network.decoder(), notes.size())) {
      for (int t = 0; t < frames * shape.hop(); t++) {
        if (t % shape.hop() == 0) {
          if (stopped.getAsBoolean()) return;
          net.condition(conditions(notes, shape, t / shape.hop()));
          for (int k = 0; shape.levelled() && k < levels.length; k++) {
            float[] held = held(notes.get(k), t / shape.hop());
            levels[k].frame(held[shape.latents()], shape.hop());
          }
        }
        for (int k = 0; k < notes.size(); k++) {
          double hertz = Excitation.hertz(notes.get(k).midi());
          double phase = 2 * Math.PI * hertz * t / NsynthShape.SAMPLE_RATE;
          if (!shape.pitched()) continue;
          Excitation.write(phase, hertz, shape.harmonics(), input, k * inputs + 1);
          past[k].next(hertz);
          past[k].guesses(input, k * inputs + shape.guesses());
        }
        float[] logits = net.step(input);
        for (int k = 0; k < notes.size(); k++) {
          int from = k * shape.outputs();
          double u = random[k].nextDouble();
          int guesses = k * inputs + shape.guesses();
          int drawn =
              shape.pitched()
                  ? past[k].settled(
                      LogisticMixture.draw(logits, from, input, guesses, temperature, u))
                  : draw(logits, from, temperature, u);
          float sample = MuLaw.decode(drawn);
          made[k][t] = (byte) MuLaw.encode(levels[k].next() * sample);
          past[k].add(sample);
          input[k * inputs] = MuLaw.input(drawn);
        }
      }
    }
    for (int k = 0; k < made.length; k++) {
      int samples = notes.get(k).code().length * shape.hop();
      hearer.hear(k, Arrays.copyOf(made[k], samples));
    }
  }

  private static float[][] conditions(
      List<SoundDecoder.Wanted> notes, NsynthShape shape, int frame) {
    float[][] out = new float[notes.size()][shape.conditions()];
    for (int k = 0; k < out.length; k++) {
      System.arraycopy(held(notes.get(k), frame), 0, out[k], 0, shape.latents());
      if (shape.pitched()) out[k][shape.latents()] = Excitation.condition(notes.get(k).midi());
    }
    return out;
  }

  /** A note's frame; the last holds. */
  private static float[] held(SoundDecoder.Wanted note, int frame) {
    return note.code()[Math.min(frame, note.code().length - 1)];
  }

  /** A class from softmax(logits / temperature) by a number; at 0 the most likely one. */
  private static int draw(float[] logits, int from, double temperature, double u) {
    int best = 0;
    for (int k = 1; k < MuLaw.CLASSES; k++) if (logits[from + k] > logits[from + best]) best = k;
    if (temperature == 0) return best;
    double[] shares = new double[MuLaw.CLASSES];
    double all = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = Math.exp((logits[from + k] - logits[from + best]) / temperature);
      all += shares[k];
    }
    double left = u * all;
    for (int k = 0; k < shares.length - 1; k++) {
      left -= shares[k];
      if (left < 0) return k;
    }
    return shares.length - 1;
  }
}
