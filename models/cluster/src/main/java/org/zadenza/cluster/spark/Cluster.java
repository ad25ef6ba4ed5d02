// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A cluster that takes jobs, one at a time. A worker that dies is replaced by the others; when all
 * are gone for some time, the job ends with an error. Everything listens on one address alone.
 */
public final class Cluster implements AutoCloseable {
  private static final long POLL_MILLIS = 250;
  private static final int JUST_STARTED_SECONDS = 60;

  private final Master master;
  private final JavaSparkContext spark;
  private final Attendance attendance;
  private final int absentSeconds;

  /**
   * How a cluster is used.
   *
   * @param host the address of this machine that workers can reach
   * @param absentSeconds how long there may be no worker during a job; a first one has a minute at
   *     least
   * @param settings of Spark's, before ours
   */
  public record Settings(String host, int absentSeconds, Map<String, String> settings) {
    /** On this machine alone. */
    public static Settings loopback() {
      return new Settings("127.0.0.1", 60, Map.of());
    }
  }

  /**
   * Joins a cluster and waits for a first worker.
   *
   * @throws IOException if there is none
   */
  public Cluster(Master master, Settings settings) throws IOException {
    master.check();
    this.master = master;
    absentSeconds = settings.absentSeconds();
    SparkConf conf =
        new SparkConf()
            .setMaster(master.url())
            .setAppName("zadenza")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", settings.host())
            .set("spark.driver.bindAddress", settings.host())
            .set("spark.executor.extraJavaOptions", String.join(" ", Jvm.OPTIONS))
            .set("spark.executorEnv.OMP_NUM_THREADS", "1")
            .set("spark.executorEnv.OPENBLAS_NUM_THREADS", "1")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "5s");
    settings.settings().forEach(conf::set);
    try {
      spark = new JavaSparkContext(conf);
    } catch (RuntimeException e) {
      throw new IOException("Spark does not start: " + Causes.text(e), e);
    }
    attendance = new Attendance(spark, master, settings.absentSeconds());
    try {
      awaitWorker(Math.max(settings.absentSeconds(), JUST_STARTED_SECONDS));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void awaitWorker(int seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!attendance.anybody()) {
      if (System.nanoTime() > end) throw new IOException(attendance.absence(seconds));
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for a worker", e);
      }
    }
  }

  /** Spark itself. */
  public JavaSparkContext spark() {
    return spark;
  }

  /** Where it is. */
  public Master master() {
    return master;
  }

  /** How many tasks it can do at once, as far as it has said so. */
  public int hands() {
    return Math.max(1, spark.defaultParallelism());
  }

  /**
   * Does a job.
   *
   * @throws IOException if it failed, or there is no worker any more: says which
   */
  public <T> T run(Callable<T> job) throws IOException {
    try (Attendance.Turn turn = attendance.watch()) {
      try {
        return job.call();
      } catch (Exception e) { // Spark throws checked ones that it does not declare
        throw new IOException(
            turn.allGone() ? attendance.absence(absentSeconds) : Causes.text(e), e);
      }
    }
  }

  @Override
  public void close() {
    attendance.close();
    spark.close();
  }
}
