// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.repl.cli.Home;

/** The program for clusters, in a JVM of its own with jars of its own. */
final class ClusterJvm {
  private static final String MAIN = "org.zadenza.cluster.ClusterMain";
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "sun.nio.ch");

  private ClusterJvm() {}

  /**
   * Runs it to its end; Ctrl-C reaches it as well.
   *
   * @throws IOException if it is not built: says how it is
   */
  static int run(List<String> arguments) throws IOException, InterruptedException {
    Process process =
        SecondJvm.process(command(Home.builtCluster(), arguments)).inheritIO().start();
    Thread end = new Thread(() -> end(process), "zadenza-cluster-end");
    Runtime.getRuntime().addShutdownHook(end);
    return process.waitFor();
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path jar, List<String> arguments) throws IOException {
    List<String> out = new ArrayList<>();
    out.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    out.add("--add-modules=jdk.incubator.vector");
    out.add("--enable-native-access=ALL-UNNAMED");
    out.add("--sun-misc-unsafe-memory-access=allow");
    OPENED.forEach(name -> out.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
    out.add("-Xlog:disable");
    out.add("-Xlog:all=error:stderr");
    out.add("-Dzadenza.cluster.log=off");
    out.add("-Dzadenza.home=" + System.getProperty("zadenza.home"));
    out.add("-cp");
    out.add(SecondJvm.classPath(jar));
    out.add(MAIN);
    out.addAll(arguments);
    return out;
  }
}
