// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the program lies, as the launcher says: among its sources, or unpacked from an archive,
 * where the worker has a folder beside the player's.
 */
public final class Home {
  private Home() {}

  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty("zadenza.home")).map(Path::of);
  }

  /** The jar of the training worker, once it is built. */
  public static Optional<Path> workerJar() {
    return folder()
        .flatMap(
            home ->
                Stream.of("worker", "models/worker/target")
                    .map(home::resolve)
                    .flatMap(folder -> jarIn(folder, "zadenza-worker-.*\\.jar").stream())
                    .findFirst());
  }

  /**
   * The same.
   *
   * @throws IOException if it is not built: says how it is
   */
  public static Path builtWorker() throws IOException {
    return workerJar()
        .orElseThrow(
            () -> new IOException("the worker is not built: ./zadenza worker --help builds it"));
  }

  /**
   * The jar of the program for clusters.
   *
   * @throws IOException if it is not built: says how it is
   */
  public static Path builtCluster() throws IOException {
    return folder()
        .map(home -> home.resolve("models/cluster/target"))
        .flatMap(folder -> jarIn(folder, "zadenza-cluster-.*\\.jar"))
        .orElseThrow(
            () ->
                new IOException(
                    "the part for clusters is not built: among the sources, which an archive has"
                        + " not, ./zadenza models cluster builds it (Apache Spark, some 450 MB in"
                        + " all)"));
  }

  private static Optional<Path> jarIn(Path folder, String name) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
