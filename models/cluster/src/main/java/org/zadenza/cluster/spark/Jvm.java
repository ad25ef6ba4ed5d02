// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JVMs of a cluster. */
public final class Jvm {
  /** What the libraries of executors ask of a JVM; Spark adds what it asks for itself. */
  static final List<String> OPTIONS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-Xss8m");

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "sun.nio.ch");

  private Jvm() {}

  /** The beginning of a command line: a main class and its arguments follow. */
  public static List<String> command(String classPath, String heap) {
    List<String> out = new ArrayList<>();
    out.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    out.add("-Xmx" + heap);
    out.addAll(OPTIONS);
    OPENED.forEach(name -> out.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
    out.add("-cp");
    out.add(classPath);
    return out;
  }

  /** What the environment of a master or worker must say. */
  static Map<String, String> environment(Path home, String host) {
    return Map.of(
        "SPARK_HOME", home.toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", host,
        "SPARK_NO_DAEMONIZE", "1",
        "JAVA_HOME", System.getProperty("java.home"),
        "OMP_NUM_THREADS", "1",
        "OPENBLAS_NUM_THREADS", "1");
  }
}
