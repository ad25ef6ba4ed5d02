// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/** Looks every second whether a cluster still has a worker, and ends a job when it has none. */
final class Attendance implements AutoCloseable {
  private final JavaSparkContext spark;
  private final Master master;
  private final int absentSeconds;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon(true).name("zadenza-attendance").factory());
  private volatile boolean atWork;
  private volatile boolean gone;
  private int looksWithoutAnybody;

  Attendance(JavaSparkContext spark, Master master, int absentSeconds) {
    this.spark = spark;
    this.master = master;
    this.absentSeconds = absentSeconds;
    if (!master.isLocal()) looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** A job that is watched. */
  final class Turn implements AutoCloseable {
    private Turn() {
      gone = false;
      atWork = true;
    }

    /** Whether it was ended because nobody was there. */
    boolean allGone() {
      return gone;
    }

    @Override
    public void close() {
      atWork = false;
    }
  }

  Turn watch() {
    return new Turn();
  }

  /** Whether there is a worker now. */
  boolean anybody() {
    // The driver counts as one.
    return master.isLocal() || spark.statusTracker().getExecutorInfos().length > 1;
  }

  /** What is said after so many seconds without anybody. */
  String absence(int seconds) {
    return "no worker of %s has been there for %d s: start workers (./zadenza models cluster worker %s)"
        .formatted(master.url(), seconds, master.url());
  }

  private void look() {
    looksWithoutAnybody = anybody() || !atWork ? 0 : looksWithoutAnybody + 1;
    if (looksWithoutAnybody >= absentSeconds) {
      gone = true;
      looksWithoutAnybody = 0;
      spark.sc().cancelAllJobs();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
