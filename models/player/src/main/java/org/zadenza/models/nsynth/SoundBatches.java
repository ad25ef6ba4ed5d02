// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.zadenza.neural.MuLaw;

/**
 * Any number of notes, decoded in live kernels on some threads of low priority, e.g. {@code new
 * SoundBatches(net, 2).decode(notes, 1, () -> false, hearer)}.
 *
 * <p>A note's sound follows from itself and not from how many there are, nor on which thread it is
 * made.
 */
public final class SoundBatches {
  /** So many notes are made over one pass of the weights. */
  public static final int AT_ONCE = 8;

  private final Nsynth net;
  private final int threads;

  /** Hears of each note when it is made; one thread at a time. */
  @FunctionalInterface
  public interface Hearer {
    /**
     * @param note its place among those that were wanted
     * @param classes the steps of mu-law of its samples, 16 kHz
     */
    void hear(int note, byte[] classes);
  }

  /** For a network, on so many threads, one at least. */
  public SoundBatches(Nsynth net, int threads) {
    this.net = net;
    this.threads = Math.max(1, threads);
  }

  /**
   * Decodes notes, the first ones first; returns when all are made.
   *
   * @param temperature of the choice of each sample
   * @param stopped is asked now and then: if true, what is begun is finished and no more
   */
  public void decode(
      List<SoundDecoder.Wanted> notes, double temperature, BooleanSupplier stopped, Hearer hearer) {
    int together = Math.min(AT_ONCE, Math.ceilDiv(notes.size(), threads));
    if (together == 0) return;
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failed = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            share(notes, together, next, temperature, stopped, hearer);
          } catch (RuntimeException e) {
            failed.set(e);
          }
        };
    List<Thread> all = new ArrayList<>();
    for (int k = 0; k < Math.min(threads, Math.ceilDiv(notes.size(), together)); k++) {
      Thread thread = Thread.ofPlatform().daemon(true).name("zadenza-decode-" + k).unstarted(work);
      thread.setPriority(Thread.MIN_PRIORITY);
      all.add(thread);
      thread.start();
    }
    join(all);
    RuntimeException failure = failed.get();
    if (failure != null) throw failure;
  }

  private void share(
      List<SoundDecoder.Wanted> notes,
      int together,
      AtomicInteger next,
      double temperature,
      BooleanSupplier stopped,
      Hearer hearer) {
    SoundDecoder decoder = new SoundDecoder(net, together);
    for (int from = next.getAndAdd(together);
        from < notes.size() && !stopped.getAsBoolean();
        from = next.getAndAdd(together)) {
      int to = Math.min(notes.size(), from + together);
      float[][] made = decoder.decode(notes.subList(from, to), temperature);
      synchronized (this) {
        for (int k = from; k < to; k++) hearer.hear(k, classes(made[k - from]));
      }
    }
  }

  private static byte[] classes(float[] sound) {
    byte[] out = new byte[sound.length];
    for (int t = 0; t < out.length; t++) out[t] = (byte) MuLaw.encode(sound[t]);
    return out;
  }

  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
