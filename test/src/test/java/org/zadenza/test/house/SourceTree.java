// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of the whole repository. */
final class SourceTree {
  static final Path HOME = Path.of(System.getProperty("zadenza.home"));
  private static final List<String> MODULES =
      List.of("dsl", "engine", "models", "patches", "repl", "test");

  private SourceTree() {}

  static List<Path> javaFiles() {
    return MODULES.stream()
        .flatMap(module -> files(HOME.resolve(module)))
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !path.toString().contains("/target/"))
        .sorted()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String shown(Path file) {
    return HOME.relativize(file).toString();
  }
}
