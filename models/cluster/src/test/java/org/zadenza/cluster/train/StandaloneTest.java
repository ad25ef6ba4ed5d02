// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.spark.Standalone;
import org.zadenza.worker.train.Trainer;

/**
 * A master and two workers as JVMs of their own on 127.0.0.1: {@code -Dcluster.standalone=true}.
 */
@EnabledIfSystemProperty(named = "cluster.standalone", matches = "true")
class StandaloneTest {
  private static final String HOST = "127.0.0.1";
  private static final Rounds ROUNDS = new Rounds(2, 2);
  private static final double SECONDS = 10;
  private static final int PATIENT_SECONDS = 600; // a JVM starts slowly where all cores are taken

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private Standalone spark;
  private Master master;
  private Recipe recipe;
  private Path expected;

  private void trainInOneProcess(Family family) throws IOException {
    expected = folder.resolve("expected");
    try (Cluster cluster = Shared.local(2)) {
      recipe = family.recipe(cluster, folder);
      training(cluster, expected).run(step -> {}, point -> {});
    }
  }

  private void assertAsInOneProcess(Family family, Path out) throws IOException {
    assertEquals(Shared.curve(expected), Shared.curve(out));
    assertArrayEquals(
        Files.readAllBytes(expected.resolve(family.weights())),
        Files.readAllBytes(out.resolve(family.weights())));
  }

  @BeforeEach
  void aMaster() throws Exception {
    spark = Standalone.ofThisProcess(folder.resolve("home"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start(spark.master(HOST, port), "master");
    master = new Master("spark://" + HOST + ":" + port);
    while (!listens()) {
      assertTrue(started.getFirst().isAlive(), "the master ended: " + log("master"));
      started.getFirst().waitFor(Duration.ofMillis(100));
    }
  }

  private static Stream<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
  }

  private boolean listens() {
    try {
      master.check();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private Process start(ProcessBuilder builder, String name) throws IOException {
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Process worker(String name) throws IOException {
    Standalone.Capacity capacity = new Standalone.Capacity(1, "600m", folder.resolve(name));
    return start(spark.worker(HOST, master, capacity), name);
  }

  private Cluster join(int absentSeconds) throws IOException {
    String folders =
        classPath()
            .filter(Files::isDirectory)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return new Cluster(
        master,
        new Cluster.Settings(
            HOST,
            absentSeconds,
            Map.of(
                "spark.executor.extraClassPath", folders,
                "spark.executor.memory", "600m",
                "spark.ui.enabled", "false")));
  }

  private ClusterTraining training(Cluster cluster, Path out) throws IOException {
    return ClusterTraining.of(cluster, recipe, ROUNDS, SECONDS, out, Shared.clock());
  }

  @AfterEach
  void nothingRunsOn() throws InterruptedException {
    for (Process process : started) kill(process);
    for (Process process : started) process.waitFor();
  }

  /** As when a machine is switched off: the worker and its executors. */
  private static void kill(Process worker) {
    List<ProcessHandle> all = worker.descendants().toList();
    worker.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** A worker that is killed in mid-training changes nothing, not in the last bit. */
  @ParameterizedTest
  @EnumSource
  void aWorkerThatDiesIsReplaced(Family family) throws IOException {
    trainInOneProcess(family);
    Process first = worker("first");
    worker("second");
    Path out = folder.resolve("out");
    try (Cluster cluster = join(PATIENT_SECONDS)) {
      ClusterTraining training = training(cluster, out);
      training.run(
          step -> {
            if (step.iteration() == 3) kill(first);
          },
          point -> {});
    }
    assertAsInOneProcess(family, out);
  }

  /** When all are gone, it says so and keeps what was learnt; new ones go on from there. */
  @Test
  void allWorkersGoneIsSaidAndNothingIsLost() throws IOException {
    trainInOneProcess(Family.DRUMS);
    Process only = worker("only");
    Path out = folder.resolve("out");
    RunCard card = RunCard.of(recipe, ROUNDS);
    try (Cluster cluster = join(5)) {
      ClusterTraining training = training(cluster, out);
      training.begin(card, out, false);
      IOException gone =
          assertThrows(
              IOException.class,
              () ->
                  training.run(
                      step -> {
                        if (step.iteration() == 5) kill(only);
                      },
                      point -> {}));
      assertTrue(
          gone.getMessage().startsWith("no worker of " + master.url() + " has been there for 5 s"),
          gone.getMessage());
    }
    assertEquals(5, Trainer.secondsIn(out));
    worker("new");
    try (Cluster cluster = join(PATIENT_SECONDS)) {
      ClusterTraining training = training(cluster, out);
      training.begin(card, out, true);
      training.run(step -> {}, point -> {});
    }
    assertAsInOneProcess(Family.DRUMS, out);
  }
}
