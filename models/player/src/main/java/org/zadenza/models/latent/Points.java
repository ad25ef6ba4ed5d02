// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.function.LongFunction;
import org.zadenza.models.musicvae.Latents;

/** A point of a latent space for each cycle: a pure function that may run a network. */
@FunctionalInterface
public interface Points {
  /** The point of a cycle; nobody writes it. Waits for a network: not for timing threads. */
  float[] at(long cycle);

  /** Whether a hand moves them now, so that what was made ahead is to be made anew. */
  default boolean isLive() {
    return false;
  }

  /** Those of every {@code cycles}th cycle, one after the other. */
  default Points every(long cycles) {
    if (cycles == 1) return this;
    Points all = this;
    return new Points() {
      @Override
      public float[] at(long number) {
        return all.at(number * cycles);
      }

      @Override
      public boolean isLive() {
        return all.isLive();
      }
    };
  }

  /** The same point in every cycle. */
  static Points of(float[] z) {
    return cycle -> z;
  }

  /** On the arc from these to others, as far as {@code way} says, in 0 to 1. */
  default Points towards(Points other, LongFunction<Double> way) {
    return cycle -> {
      double t = way.apply(cycle);
      if (t <= 0) return at(cycle);
      return t >= 1 ? other.at(cycle) : Latents.slerp(at(cycle), other.at(cycle), t);
    };
  }

  /** These, moved by {@code amount} times others. */
  default Points plus(Points other, double amount) {
    return cycle -> Latents.moved(at(cycle), other.at(cycle), amount);
  }

  /** These times a number, which may be another in each cycle. */
  default Points times(LongFunction<Double> amount) {
    return cycle -> {
      float[] z = at(cycle).clone();
      double times = amount.apply(cycle);
      for (int k = 0; k < z.length; k++) z[k] = (float) (z[k] * times);
      return z;
    };
  }
}
