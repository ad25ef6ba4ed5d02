// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has a decoder that is not ours work on a thread of its own, {@code zadenza-decoder}, and leaves
 * it alone when it stops getting on, so that no file can hold up anything else. How much it may
 * give is the {@link Tape}'s to say. Any thread that may wait for a file.
 */
final class Watch {
  /** What a decoder does; it counts each thing that it has read or given. */
  interface Work {
    Recording decode(Headway headway);
  }

  /** A machine that stands still for a while costs one look, so there are some. */
  private static final int PATIENT_LOOKS = 5;

  private static final int MOST_LOOKS = 120;
  private static final int MOST_ABANDONED = 4;
  private static final Watch OVER_FILES = new Watch(1000);

  private final long lookMillis;
  private final Queue<Thread> abandoned = new ConcurrentLinkedQueue<>();

  /**
   * @param lookMillis how often it looks whether the decoder has got on
   */
  Watch(long lookMillis) {
    this.lookMillis = lookMillis;
  }

  /** The one of every file. */
  static Watch overFiles() {
    return OVER_FILES;
  }

  /**
   * What the work gives.
   *
   * @throws SampleException if it does not get on, or too many did not before it
   */
  Recording run(Work work) {
    if (abandoned() >= MOST_ABANDONED) {
      throw new SampleException("is not read: " + abandoned() + " others hang; save it as FLAC");
    }
    Headway headway = new Headway();
    FutureTask<Recording> task = new FutureTask<>(() -> work.decode(headway));
    Thread thread = Thread.ofPlatform().name("zadenza-decoder").daemon(true).unstarted(task);
    thread.start();
    try {
      if (getsThere(task, headway)) return result(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    headway.abandon();
    abandoned.add(thread);
    throw new SampleException("cannot be read: its decoder hangs; save it as FLAC");
  }

  private boolean getsThere(FutureTask<Recording> task, Headway headway)
      throws InterruptedException {
    long seen = 0;
    int idle = 0;
    for (int look = 0; look < MOST_LOOKS && idle < PATIENT_LOOKS; look++) {
      try {
        task.get(lookMillis, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        long now = headway.steps();
        idle = now == seen ? idle + 1 : 0;
        seen = now;
      } catch (ExecutionException e) {
        return true;
      }
    }
    return false;
  }

  private static Recording result(FutureTask<Recording> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SampleException known) throw known;
      throw new SampleException("is broken", e.getCause());
    }
  }

  /** How many decoders were left alone and still run. */
  int abandoned() {
    abandoned.removeIf(thread -> !thread.isAlive());
    return abandoned.size();
  }
}
