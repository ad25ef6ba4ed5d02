// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import org.zadenza.models.performance.PerformanceSampler;

/** A run of a Performance RNN, which is told of density and histogram. */
public final class PerformanceRun implements Run<PerformanceSampler.State> {
  private static final double USUAL_DENSITY = 8;
  private static final double[] ALL_ALIKE = new double[12];

  private final PerformanceSampler sampler;

  /** A run from silence. */
  public PerformanceRun(PerformanceSampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void wish(Wishes wishes) {
    boolean dense = wishes.density() >= 0;
    if (!dense && wishes.histogram().isEmpty()) {
      sampler.free();
      return;
    }
    double[] histogram =
        wishes.histogram().isEmpty()
            ? ALL_ALIKE
            : wishes.histogram().stream().mapToDouble(weight -> weight).toArray();
    sampler.ask(dense ? wishes.density() : USUAL_DENSITY, histogram);
  }

  @Override
  public float[] next() {
    return sampler.step();
  }

  @Override
  public void accept(int token) {
    sampler.accept(token);
  }

  @Override
  public void reset() {
    sampler.reset();
    sampler.free();
  }

  @Override
  public PerformanceSampler.State save() {
    return sampler.save();
  }

  @Override
  public void restore(PerformanceSampler.State state) {
    sampler.restore(state);
  }
}
