// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.link.LinkPeer;
import org.zadenza.test.prompt.Program;
import org.zadenza.time.Rational;

/**
 * A {@link LinkHost}, or the whole program, in a JVM and a network of its own, and how to talk to
 * it.
 */
final class RemoteHost implements AutoCloseable {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  private RemoteHost(Process process) {
    this.process = process;
    this.in =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns when it answers. */
  static RemoteHost start(NetworkNamespace where, double bpm, String interfaces, double ppm)
      throws IOException {
    String classes =
        Stream.of(LinkHost.class, LinkPeer.class, Rational.class)
            .map(RemoteHost::folder)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        List.of(
            JAVA,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            LinkHost.class.getName(),
            String.valueOf(bpm),
            interfaces,
            String.valueOf(ppm));
    return start(where, command, Map.of(), "peers");
  }

  /** The whole program at the end of a pipe, without sound. */
  static RemoteHost player(NetworkNamespace where, Path folder, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--silent", "--no-init"));
    arguments.addAll(List.of(options));
    List<String> command = Program.command(List.of(), arguments);
    String home = folder.toString();
    return start(where, command, Map.of("XDG_STATE_HOME", home, "XDG_DATA_HOME", home), "(getcps)");
  }

  /** Returns when it answers. */
  private static RemoteHost start(
      NetworkNamespace where,
      List<String> command,
      Map<String, String> environment,
      String firstLine)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(where.command(command));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    RemoteHost host = new RemoteHost(builder.start());
    host.ask(firstLine);
    return host;
  }

  private static String folder(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  String ask(String line) throws IOException {
    in.println(line);
    String answer = out.readLine();
    if (answer == null) throw new AssertionError(line + ": it has ended");
    return answer;
  }

  double number(String line) throws IOException {
    return Double.parseDouble(ask(line));
  }

  /** Asks until the answer is as wanted; how many milliseconds that took. */
  double await(String line, Predicate<String> wanted) throws IOException {
    long begin = System.nanoTime();
    String answer = "";
    while (System.nanoTime() - begin < LIMIT_NANOS) {
      answer = ask(line);
      if (wanted.test(answer)) return (System.nanoTime() - begin) * 1e-6;
      Thread.onSpinWait();
    }
    throw new AssertionError(line + " still answers " + answer);
  }

  /** Ends without a word to anybody. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    in.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
