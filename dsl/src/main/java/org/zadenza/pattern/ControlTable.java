// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table of all controls, {@code controls.txt} beside this class; read once. */
final class ControlTable {
  private static final String FILE = "controls.txt";
  private static final int COLUMNS = 4;

  private ControlTable() {}

  static List<Control> read() {
    List<Control> out = new ArrayList<>();
    int number = 0;
    for (String line : text().split("\n")) {
      number++;
      if (line.isBlank() || line.startsWith("#")) continue;
      out.add(control(line, number));
    }
    return out;
  }

  private static Control control(String line, int number) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(FILE + " line " + number + " has not 4 columns: " + line);
    }
    return new Control(
        names(columns[0]), names(columns[1]), columns[3].strip(), columns[2].strip());
  }

  private static List<String> names(String column) {
    String text = column.strip();
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static String text() {
    try (InputStream in = ControlTable.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IllegalStateException(FILE + " is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
