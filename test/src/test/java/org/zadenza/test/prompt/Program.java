// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real program, in a JVM of its own. */
public final class Program {
  private static final List<String> FOLDERS = List.of("CONFIG", "DATA", "STATE", "CACHE");

  private Program() {}

  /**
   * Starts it without a screen; what it says and what goes wrong come in one stream.
   *
   * @param home where it is started and all that it keeps lies
   * @param jvm more options of the JVM
   */
  public static Process start(Path home, List<String> jvm, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Djava.awt.headless=true");
    ProcessBuilder builder = new ProcessBuilder(command(options, arguments));
    builder.directory(home.toFile()).redirectErrorStream(true);
    for (String folder : FOLDERS) {
      builder.environment().put("XDG_" + folder + "_HOME", home.resolve(folder).toString());
    }
    return builder.start();
  }

  /**
   * The words that start it.
   *
   * @param jvm more options of the JVM
   */
  public static List<String> command(List<String> jvm, List<String> arguments) {
    List<String> out = new ArrayList<>();
    out.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    out.addAll(jvm);
    out.add("--add-modules=jdk.incubator.vector");
    out.add("--enable-native-access=ALL-UNNAMED");
    out.add("--sun-misc-unsafe-memory-access=allow");
    out.add("-cp");
    out.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    out.add("org.zadenza.repl.Zadenza");
    out.addAll(arguments);
    return out;
  }
}
