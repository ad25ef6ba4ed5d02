// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/** Layers with random weights about as large as trained ones, and what a hot path allocates. */
public record Weights(SplittableRandom random) {
  private static final int ROUNDS = 40;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public LstmLayer cell(int inputs, int units) {
    double scale = 2 / Math.sqrt(units);
    return new LstmLayer(
        inputs, units, floats((inputs + units) * 4 * units, scale), floats(4 * units, 0.5));
  }

  public DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer(
        inputs, outputs, floats(inputs * outputs, 1.5 / Math.sqrt(inputs)), floats(outputs, 0.5));
  }

  public float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }

  /** The least bytes that a round of a thousand runs allocates, once they have been compiled. */
  public static long allocatedBy(int warmups, Runnable hotPath) {
    for (int k = 0; k < warmups; k++) hotPath.run();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 1000; k++) hotPath.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
