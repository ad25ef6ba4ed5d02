// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;

/**
 * Decodes notes by what is fastest here: live kernels on some threads, or, where ND4J drives a GPU,
 * whichever of both a short race says for so many notes. One call at a time.
 */
public final class SoundWays {
  private final int threads;
  private final Consumer<String> log;
  private boolean gpu;

  /**
   * @param threads of the live kernels
   * @param gpu whether ND4J computes on a GPU
   * @param log is told who won, and why a GPU was given up
   */
  public SoundWays(int threads, boolean gpu, Consumer<String> log) {
    this.threads = threads;
    this.gpu = gpu;
    this.log = log;
  }

  /** Whether ND4J is among some runners, on a GPU. */
  public static boolean hasGpu(Runners runners) {
    return runners.usable().stream().anyMatch(one -> one instanceof Nd4jRunner && one.onGpu());
  }

  /** As {@link SoundBatches#decode}. */
  public void decode(
      Nsynth network,
      List<SoundDecoder.Wanted> notes,
      double temperature,
      BooleanSupplier stopped,
      SoundBatches.Hearer hearer) {
    if (gpu && !notes.isEmpty()) {
      try {
        if (gpuIsFaster(network, notes)) {
          new Nd4jSounds(network).decode(notes, temperature, stopped, hearer);
          return;
        }
      } catch (RuntimeException | OutOfMemoryError e) {
        gpu = false;
        log.accept("sounds moved from the GPU to live kernels: " + e.getMessage());
      }
    }
    new SoundBatches(network, threads).decode(notes, temperature, stopped, hearer);
  }

  private boolean gpuIsFaster(Nsynth network, List<SoundDecoder.Wanted> notes) {
    double there = new Nd4jSounds(network).secondsOfAStep(notes.size());
    double here = secondsOfAStep(network, notes);
    log.accept(
        String.format(
            Locale.ROOT,
            "a sample of %d sounds takes %.3f ms on the GPU and %.3f ms in live kernels",
            notes.size(),
            1000 * there,
            1000 * here));
    return there < here;
  }

  /** Of the live kernels: a sample of each note. */
  private double secondsOfAStep(Nsynth network, List<SoundDecoder.Wanted> notes) {
    SoundDecoder.Wanted first = notes.getFirst();
    float[][] frame = {first.code()[0]};
    SoundDecoder.Wanted one = new SoundDecoder.Wanted(frame, first.midi(), first.seed());
    List<SoundDecoder.Wanted> some = Collections.nCopies(threads * SoundBatches.AT_ONCE, one);
    SoundBatches live = new SoundBatches(network, threads);
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long began = System.nanoTime();
      live.decode(some, 1, () -> false, (note, classes) -> {});
      double seconds = (System.nanoTime() - began) * 1e-9;
      least = Math.min(least, seconds / (some.size() * (double) network.shape().hop()));
    }
    return least * notes.size();
  }
}
