// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.repl.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code zadenza models train NAME ..}: hands over to the worker, a JVM of its own, because the
 * training libraries' garbage would make a player late.
 */
@Command(
    name = "train",
    description = "Trains a model in the worker; --help lists the worker's options.")
final class TrainCommand implements Callable<Integer> {
  private static final String MAIN = "org.zadenza.worker.WorkerMain";

  @Spec private CommandSpec spec;
  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path jar =
        Home.workerJar()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "the worker is not built: start with ./zadenza"));
    ProcessBuilder worker = new ProcessBuilder(command(jar)).inheritIO();
    worker.environment().putIfAbsent("OMP_NUM_THREADS", "1");
    return worker.start().waitFor();
  }

  private List<String> command(Path jar) throws IOException {
    List<String> out = new ArrayList<>();
    out.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    out.add("--add-modules=jdk.incubator.vector");
    out.add("--enable-native-access=ALL-UNNAMED");
    out.add("--sun-misc-unsafe-memory-access=allow");
    out.add("-cp");
    out.add(classPath(jar));
    out.add(MAIN);
    out.add("train");
    out.addAll(arguments);
    return out;
  }

  private static String classPath(Path jar) throws IOException {
    Path libraries = jar.resolveSibling("lib");
    try (Stream<Path> files = Files.list(libraries)) {
      return Stream.concat(Stream.of(jar), files.sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
