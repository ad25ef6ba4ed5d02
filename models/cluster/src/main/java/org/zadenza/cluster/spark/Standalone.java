// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spark's standalone master and workers as plain JVMs, without an installation of Spark: a home of
 * links to the jars of this program is all that they ask for.
 *
 * @param home the folder that is made to look like one of Spark's
 */
public record Standalone(Path home) {
  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
  private static final String HEAP = "512m"; // of master and worker; executors have their own

  /**
   * What a worker gives to jobs.
   *
   * @param cores tasks at once
   * @param memory of its executors' heaps, such as {@code 2g}
   * @param work folder for logs and what is on its way
   */
  public record Capacity(int cores, String memory, Path work) {}

  /** A home with links to the jars of this process. */
  public static Standalone ofThisProcess(Path home) throws IOException {
    return at(
        home,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .toList());
  }

  /** A home with links to these jars. */
  private static Standalone at(Path home, List<Path> jars) throws IOException {
    Path folder = Files.createDirectories(home.resolve("jars"));
    try (Stream<Path> old = Files.list(folder)) {
      for (Path link : old.toList()) Files.delete(link);
    }
    for (Path jar : jars) {
      Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar.toAbsolutePath());
    }
    Files.writeString(home.resolve("RELEASE"), "");
    return new Standalone(home.toAbsolutePath());
  }

  /** A master that listens on an address and port; 0 takes a free one. */
  public ProcessBuilder master(String host, int port) {
    return process(
        host, List.of(MASTER, "--host", host, "--port", String.valueOf(port), "--webui-port", "0"));
  }

  /** A worker of a master. */
  public ProcessBuilder worker(String host, Master master, Capacity capacity) {
    return process(
        host,
        List.of(
            WORKER,
            "--host",
            host,
            "--cores",
            String.valueOf(capacity.cores()),
            "--memory",
            capacity.memory(),
            "--work-dir",
            capacity.work().toAbsolutePath().toString(),
            "--webui-port",
            "0",
            master.url()));
  }

  private ProcessBuilder process(String host, List<String> arguments) {
    List<String> command =
        new ArrayList<>(Jvm.command(home.resolve("jars") + File.separator + "*", HEAP));
    command.addAll(arguments);
    ProcessBuilder out = new ProcessBuilder(command);
    out.environment().putAll(Jvm.environment(home, host));
    return out;
  }
}
