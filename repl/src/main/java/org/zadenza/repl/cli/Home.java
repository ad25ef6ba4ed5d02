// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the program lies, as the launcher says. */
public final class Home {
  private Home() {}

  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty("zadenza.home")).map(Path::of);
  }

  /** The jar of the training worker, once it is built. */
  public static Optional<Path> workerJar() {
    return folder().map(home -> home.resolve("models/worker/target")).flatMap(Home::jarIn);
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

  private static Optional<Path> jarIn(Path folder) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches("zadenza-worker-.*\\.jar"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
