// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, ended with the test whatever happens. */
final class Peer implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;

  private final Process process;
  private final Path log;

  private Peer(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** True if a program of that name can be started. */
  static boolean installed(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }

  /** Starts a program in {@code folder}, where its output is kept too. */
  static Peer start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path log = Files.createTempFile(folder, command.getFirst(), ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Peer(builder.start(), log);
  }

  /** Waits for its end and answers its exit status. */
  int exit() throws InterruptedException {
    if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) return process.exitValue();
    throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + output());
  }

  /** Gives it a moment to end by itself, having been asked to. */
  void awaitEnd() {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once, without its leave. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  boolean running() {
    return process.isAlive();
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
