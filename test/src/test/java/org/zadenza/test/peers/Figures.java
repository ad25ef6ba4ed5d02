// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a test measured, for the pages that tell it: a line in {@code target/link-figures.txt}. */
final class Figures {
  private final List<String> figures = new ArrayList<>();

  void add(String format, Object... values) {
    figures.add(String.format(Locale.ROOT, format, values));
  }

  void write(String name) throws IOException {
    Path file = Path.of("target", "link-figures.txt");
    String line = name + ": " + String.join("; ", figures) + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
