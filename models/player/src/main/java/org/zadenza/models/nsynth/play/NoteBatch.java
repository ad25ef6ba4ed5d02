// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.voice.Glide;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Levels;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;

/**
 * Notes that are made together over one pass of the network's weights, each as it would be alone.
 * Owned by one thread at a time.
 */
final class NoteBatch {
  private static final int FADE = 80; // samples: 5 ms
  private static final PitchMoves STILL = new PitchMoves();
  private static final int MEASURED = 1600; // samples: 0.1 s
  private static final int ROUNDS = 3;

  private final NsynthShape shape;
  private final LiveWaveNet net;
  private final Place[] places;
  private final float[] inputs;
  private final float[] condition;

  /** A note that is being made. */
  private static final class Place {
    final Glide glide = new Glide();
    final PastPeriods past = new PastPeriods();
    final Levels levels = new Levels();
    @Nullable NoteKey key;
    GrowingSound sound = new GrowingSound(0);
    SplittableRandom random = new SplittableRandom(0);
    double cycles; // of its fundamental, below 1
    int t;
  }

  /** For so many notes at once. */
  NoteBatch(Nsynth nsynth, int most) {
    shape = nsynth.shape();
    net = new LiveWaveNet(nsynth.decoder(), most);
    places = new Place[most];
    for (int k = 0; k < most; k++) places[k] = new Place();
    inputs = new float[most * (1 + shape.excitations())];
    condition = new float[shape.conditions()];
  }

  /** For how many notes at once it is. */
  int most() {
    return places.length;
  }

  /** Whether nothing is made in a place. */
  boolean isFree(int place) {
    return places[place].key == null;
  }

  /** Begins a note in a place. */
  void begin(int place, NoteKey key, GrowingSound sound) {
    Place p = places[place];
    p.key = key;
    p.sound = sound;
    p.random = new SplittableRandom(key.seed());
    p.cycles = 0;
    p.past.begin();
    p.levels.begin();
    p.t = 0;
    PitchMoves moves = key.moves();
    double rate = NsynthShape.SAMPLE_RATE * key.speed();
    p.glide.start(moves == null ? STILL : moves, key.accelerate(), key.holdSeconds(), rate);
    net.begin(place);
    inputs[place * (1 + shape.excitations())] = 0;
  }

  /** Gives up what is made in a place. */
  void end(int place) {
    places[place].key = null;
  }

  /** The next samples of every note; one that is whole frees its place. */
  void make(int samples) {
    int active = active();
    for (int i = 0; i < samples && active > 0; i++) {
      for (int k = 0; k < active; k++) if (!isFree(k)) prepare(k);
      net.step(inputs, active);
      boolean ended = false;
      for (int k = 0; k < active; k++) if (!isFree(k)) ended |= take(k);
      if (ended) active = active();
    }
    for (int k = 0; k < active; k++) {
      if (!isFree(k)) places[k].sound.grownTo(places[k].t);
    }
  }

  private int active() {
    int out = places.length;
    while (out > 0 && isFree(out - 1)) out--;
    return out;
  }

  private static NoteKey key(Place p) {
    NoteKey key = p.key;
    if (key == null) throw new IllegalStateException("nothing is made here");
    return key;
  }

  private void prepare(int k) {
    Place p = places[k];
    NoteKey key = key(p);
    double factor = p.glide.next();
    int frame = p.t / shape.hop();
    if (p.t % shape.hop() == 0) {
      float[] code = key.codes()[Math.min(frame, key.codes().length - 1)];
      if (shape.levelled()) p.levels.frame(code[shape.latents()], shape.hop());
      if (frame < key.codes().length || !key.still()) condition(k, code, key.midi(), factor);
    }
    double hertz = Excitation.hertz(key.midi()) * factor;
    int at = k * (1 + shape.excitations()) + 1;
    Excitation.write(2 * Math.PI * p.cycles, hertz, shape.harmonics(), inputs, at);
    p.past.next(hertz);
    p.past.guesses(inputs, at - 1 + shape.guesses());
    double next = p.cycles + hertz / NsynthShape.SAMPLE_RATE;
    p.cycles = next - Math.floor(next);
  }

  private void condition(int k, float[] code, double midi, double factor) {
    System.arraycopy(code, 0, condition, 0, shape.latents());
    double note = midi + (factor == 1 ? 0 : 12 * Math.log(factor) / Math.log(2));
    condition[shape.latents()] = Excitation.condition(note);
    net.condition(k, condition);
  }

  /** Draws a sample; true if it was the last. */
  private boolean take(int k) {
    Place p = places[k];
    NoteKey key = key(p);
    int guesses = k * (1 + shape.excitations()) + shape.guesses();
    double u = p.random.nextDouble();
    int drawn = p.past.settled(net.drawAround(k, inputs, guesses, key.temperature(), u));
    inputs[k * (1 + shape.excitations())] = MuLaw.input(drawn);
    float sample = MuLaw.decode(drawn);
    p.past.add(sample);
    float[] samples = p.sound.samples();
    int left = samples.length - p.t;
    samples[p.t++] = p.levels.next() * sample * Math.min(1f, left / (float) FADE);
    if (p.t < samples.length) return false;
    p.sound.grownTo(p.t);
    p.key = null;
    return true;
  }

  /**
   * Makes notes that nobody hears until the code is compiled, and measures.
   *
   * @param clock nanoseconds
   * @return for 1, 2 ... notes at once how many times as fast as they sound they are made
   */
  double[] warmUp(LongSupplier clock) {
    double[] out = new double[places.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int count = places.length; count >= 1; count--) {
        long began = clock.getAsLong();
        for (int t = 0; t < MEASURED / ROUNDS; t++) net.step(inputs, count);
        double seconds = Math.max(1, clock.getAsLong() - began) * 1e-9;
        double fast = MEASURED / ROUNDS / (NsynthShape.SAMPLE_RATE * seconds);
        out[count - 1] = Math.max(out[count - 1], fast);
      }
    }
    return out;
  }
}
