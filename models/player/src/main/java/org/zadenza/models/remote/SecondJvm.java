// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a worker is started on this machine: a JVM of its own with a limited heap, few threads and
 * low priority. Its standard input is a pipe from the player, and it ends when that does.
 *
 * @param classPath the worker's jars
 * @param models the player's models folder
 * @param work where what is learnt lies
 * @param log where its standard error goes, each time anew
 * @param task what it is for
 */
public record SecondJvm(String classPath, Path models, Path work, Path log, Task task)
    implements WorkerSource {
  /** What a worker is started for. */
  public enum Task {
    /** Beside music: a limited heap and one processor. */
    PLAYERS,
    /** Alone, to train models from folders of this machine: what memory the machine has. */
    LESSONS
  }

  /** What a worker says on its standard output, before its address, when it can be called. */
  public static final String LISTENING = "listening on ";

  /** Ctrl-C and the end of a terminal are for the player, which then tells its worker. */
  private static final String DEAF = "trap '' INT HUP; exec \"$@\"";

  private static final String MAIN = "org.zadenza.worker.WorkerMain";
  private static final int SECRET_BYTES = 24;

  /** A worker beside music. */
  public SecondJvm(String classPath, Path models, Path work, Path log) {
    this(classPath, models, work, log, Task.PLAYERS);
  }

  /**
   * The class path of a worker that was built.
   *
   * @param jar the worker's jar, with {@code lib/} beside it
   */
  public static String classPath(Path jar) throws IOException {
    try (Stream<Path> files = Files.list(jar.resolveSibling("lib"))) {
      return Stream.concat(Stream.of(jar), files.sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** The command line of a worker's JVM with so many threads, its own arguments excluded. */
  public static List<String> command(String classPath, int threads) {
    return command(
        classPath,
        List.of(
            "-Xmx2g",
            "-XX:ActiveProcessorCount=" + Math.max(1, threads),
            "-Dorg.bytedeco.javacpp.maxbytes=4g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=8g"));
  }

  private static List<String> command(String classPath, List<String> limits) {
    List<String> out = new ArrayList<>(polite());
    out.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    out.add("-Xss8m"); // ONNX Runtime takes more than the usual stack
    out.add("-XX:+UseSerialGC");
    out.addAll(limits);
    out.add("--add-modules=jdk.incubator.vector");
    out.add("--enable-native-access=ALL-UNNAMED");
    out.add("--sun-misc-unsafe-memory-access=allow");
    out.add("-cp");
    out.add(classPath);
    out.add(MAIN);
    return out;
  }

  /** All processors but one, which is the player's. */
  private static int decoders() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  /** {@code nice}, where there is one: it becomes the worker, under the same process id. */
  private static List<String> polite() {
    Path nice = Path.of("/usr/bin/nice");
    return Files.isExecutable(nice) ? List.of(nice.toString(), "-n", "10") : List.of();
  }

  /** A shell that becomes the worker, where there is one. */
  private static List<String> deaf() {
    Path shell = Path.of("/bin/sh");
    return Files.isExecutable(shell) ? List.of(shell.toString(), "-c", DEAF, "worker") : List.of();
  }

  /** A process that will be a worker, with what its environment must say. */
  public static ProcessBuilder process(List<String> command) {
    ProcessBuilder out = new ProcessBuilder(command);
    // With more, DL4J's small matrices get slower, not faster, and the clock has less.
    out.environment().putIfAbsent("OMP_NUM_THREADS", "1");
    out.environment().putIfAbsent("OPENBLAS_NUM_THREADS", "1");
    Optional<Gpu> gpu = Gpu.ofThisMachine();
    if (gpu.isEmpty() || !gpu.get().runsNd4j()) {
      // Else a build with CUDA would choose a GPU that is not there or that it cannot drive.
      out.environment().put("BACKEND_PRIORITY_CPU", "1000");
      out.environment().put("BACKEND_PRIORITY_GPU", "0");
    }
    return out;
  }

  @Override
  public Running start() throws IOException {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    List<String> command = new ArrayList<>(deaf());
    boolean lessons = task == Task.LESSONS;
    command.addAll(lessons ? command(classPath, List.of()) : command(classPath, 1));
    command.addAll(List.of("serve", "--attached", "--listen", "127.0.0.1:0"));
    if (lessons) command.add("--lessons");
    command.addAll(List.of("--decoders", String.valueOf(decoders())));
    command.addAll(List.of("--models", models.toString(), "--work", work.toString()));
    ProcessBuilder builder = process(command);
    builder.environment().remove(Access.SECRET_FILE);
    builder.environment().put(Access.SECRET, secret);
    Files.createDirectories(log.toAbsolutePath().getParent());
    builder.redirectError(log.toFile());
    return new Jvm(builder.start(), new Access(secret, null), log);
  }

  /** A JVM that was started. */
  private record Jvm(Process process, Access access, Path log, BufferedReader says)
      implements Running {
    private Jvm(Process process, Access access, Path log) {
      this(
          process,
          access,
          log,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    @Override
    public RemoteWorker connect() throws IOException {
      String line = says.readLine();
      while (line != null && !line.startsWith(LISTENING)) line = says.readLine();
      if (line == null) {
        throw new IOException("it ended before it could be called; %s says why".formatted(log));
      }
      return RemoteWorker.to(Address.parse(line.substring(LISTENING.length())), access);
    }

    @Override
    public String awaitEnd() throws InterruptedException {
      try {
        while (says.readLine() != null) {
          // only its address matters
        }
      } catch (IOException e) {
        // it has gone
      }
      return "its JVM ended with " + process.waitFor();
    }

    @Override
    public String where() {
      return "process " + process.pid();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }

    /** Asks it to end by closing its standard input; it has two seconds. */
    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        if (!process.waitFor(Duration.ofSeconds(2))) process.destroyForcibly();
      } catch (IOException e) {
        process.destroyForcibly();
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
