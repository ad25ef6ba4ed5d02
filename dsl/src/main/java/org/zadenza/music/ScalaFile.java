// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tunings in Scala's {@code .scl} format (huygens-fokker.org/scala/scl_format.html): lines
 * that begin with {@code !} are comments; then a description, the number of pitches, and one pitch
 * a line, in cents where it has a point, else as a ratio. The last pitch is the period.
 */
public final class ScalaFile {
  private static final int LONGEST = 10_000;

  private final String name;
  private final List<String> lines;
  private int at;

  private ScalaFile(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
  }

  /**
   * The tuning in a file, or in {@code fileOrText} itself where that has several lines.
   *
   * @throws IllegalArgumentException naming the file and the line
   */
  public static Tuning read(String fileOrText) {
    if (fileOrText.contains("\n")) return parse("scl", fileOrText);
    try {
      // Descriptions in old archives are Latin-1, and that never fails to decode.
      return parse(fileOrText, Files.readString(Path.of(fileOrText), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new IllegalArgumentException("there is no tuning file \"" + fileOrText + "\"");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the tuning file \"" + fileOrText + "\" cannot be read: " + e.getMessage());
    }
  }

  /** The tuning that a text describes; {@code name} is told with errors. */
  public static Tuning parse(String name, String text) {
    return new ScalaFile(name, text).tuning();
  }

  private Tuning tuning() {
    next("a description");
    int count = count(next("the number of pitches"));
    List<Double> ratios = new ArrayList<>();
    ratios.add(1.0);
    for (int i = 1; i <= count; i++) ratios.add(pitch(next("pitch " + i + " of " + count)));
    double period = ratios.removeLast();
    return new Tuning(ratios, period);
  }

  private String next(String what) {
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (!line.startsWith("!")) return line;
    }
    at = lines.size() + 1;
    throw error("the text ends, but " + what + " is missing");
  }

  private int count(String line) {
    String number = line.strip().split("\\s+")[0];
    if (!number.matches("\\d{1,5}"))
      throw error("a number of pitches is needed, not \"" + line + "\"");
    int count = Integer.parseInt(number);
    if (count < 1 || count > LONGEST) throw error("a tuning has 1 to " + LONGEST + " pitches");
    return count;
  }

  private double pitch(String line) {
    String text = line.strip().split("\\s+")[0];
    double ratio;
    if (text.matches("-?\\d*\\.\\d*") && text.matches(".*\\d.*")) {
      ratio = Math.pow(2, Double.parseDouble(text) / 1200);
    } else if (text.matches("\\d+(/\\d+)?")) {
      String[] parts = text.split("/");
      ratio = Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
    } else {
      throw error(
          "a pitch is cents with a point or a ratio, such as 386.3 or 5/4, not \"" + line + "\"");
    }
    if (ratio > 0 && Double.isFinite(ratio)) return ratio;
    throw error("the ratio \"" + text + "\" is no pitch");
  }

  private IllegalArgumentException error(String sentence) {
    return new IllegalArgumentException(name + ":" + at + ": " + sentence);
  }
}
