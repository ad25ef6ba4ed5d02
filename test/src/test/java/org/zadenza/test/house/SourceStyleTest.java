// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every source file owes its readers. */
@Tag("slow")
class SourceStyleTest {
  private static final int LONGEST_FILE = 600;
  private final List<Path> files = SourceTree.javaFiles();

  /** Run with {@code -Dformat=write} to have the files formatted instead. */
  @Test
  void everyFileIsFormatted() throws IOException {
    boolean write = "write".equals(System.getProperty("format"));
    Formatter formatter = new Formatter();
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String text = SourceTree.read(file);
      String formatted = formatted(formatter, file, text);
      if (formatted.equals(text)) continue;
      if (write) Files.writeString(file, formatted);
      else wrong.add(SourceTree.shown(file));
    }
    assertEquals(List.of(), wrong, "not formatted: run the tests with -Dformat=write");
  }

  private static String formatted(Formatter formatter, Path file, String text) {
    try {
      return formatter.formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      throw new AssertionError(SourceTree.shown(file) + ": " + e.getMessage(), e);
    }
  }

  @Test
  void everyFileNamesItsLicenceFirst() {
    List<String> wrong =
        files.stream()
            .filter(f -> !SourceTree.read(f).startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
            .map(SourceTree::shown)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyPackageSaysItsOneIdea() {
    List<String> wrong =
        files.stream()
            .filter(f -> f.toString().contains("/src/main/"))
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .map(SourceTree::shown)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void noFileIsLong() {
    List<String> wrong =
        files.stream()
            .filter(f -> SourceTree.read(f).lines().count() > LONGEST_FILE)
            .map(SourceTree::shown)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void nothingIsLeftForLater() {
    String later = "TO" + "DO";
    List<String> wrong =
        files.stream()
            .filter(f -> SourceTree.read(f).contains(later))
            .map(SourceTree::shown)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void theTreeIsFound() {
    assertTrue(files.size() > 150, "only " + files.size() + " files were read");
  }
}
