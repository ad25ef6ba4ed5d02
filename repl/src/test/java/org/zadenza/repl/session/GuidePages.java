// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables and the code of the pages for players. */
final class GuidePages {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CELLS = Pattern.compile("(?<!\\\\)[|]");

  private GuidePages() {}

  /** A row of a table: what stands in the heading of its first column, and its cells. */
  record Row(String heading, List<String> cells) {
    /** The pieces of code of a cell, as they are typed. */
    List<String> code(int cell) {
      List<String> pieces = new ArrayList<>();
      Matcher m = CODE.matcher(cells.get(cell));
      while (m.find()) pieces.add(m.group(1).replace("\\|", "|"));
      return pieces;
    }
  }

  static String page(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("zadenza.home"), "docs", name));
  }

  static List<Row> rows(String page) {
    List<Row> rows = new ArrayList<>();
    String heading = "";
    String before = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("|---")) {
        heading = cells(before).getFirst();
        rows.removeLast();
      } else if (line.startsWith("|")) {
        rows.add(new Row(heading, cells(line)));
      }
      before = line;
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    String inner = line.strip();
    for (String cell : CELLS.split(inner.substring(1, inner.length() - 1), -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  /** The code between fences of a language. */
  static List<String> blocks(String page, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher m = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    while (m.find()) blocks.add(m.group(1));
    return blocks;
  }
}
