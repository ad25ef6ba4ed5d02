// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.spark.Standalone;

/** A cluster of plain JVMs on this machine, of one core each, that ends with the measurement. */
final class BenchCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String MEMORY = "1g";
  private static final int ABSENT_SECONDS = 120;
  private static final Duration POLL = Duration.ofMillis(100);

  private final List<Process> started = new ArrayList<>();
  private final Standalone spark;
  private final Path folder;
  private final Master master;

  BenchCluster(Standalone spark, Path folder, int workers)
      throws IOException, InterruptedException {
    this.spark = spark;
    this.folder = Files.createDirectories(folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    master = new Master("spark://" + HOST + ":" + port);
    Process process = start(spark.master(HOST, port), "master");
    while (!listens()) {
      if (!process.isAlive()) throw new IOException("the master ended: see " + folder);
      process.waitFor(POLL);
    }
    for (int k = 0; k < workers; k++) {
      Standalone.Capacity one = new Standalone.Capacity(1, MEMORY, folder.resolve("work" + k));
      start(this.spark.worker(HOST, master, one), "worker" + k);
    }
  }

  private boolean listens() {
    try {
      master.check();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process start(ProcessBuilder builder, String name) throws IOException {
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  Cluster join() throws IOException {
    return new Cluster(
        master,
        new Cluster.Settings(HOST, ABSENT_SECONDS, Map.of("spark.executor.memory", MEMORY)));
  }

  @Override
  public void close() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
