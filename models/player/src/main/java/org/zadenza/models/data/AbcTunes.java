// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of ABC notation says of its tunes: their notes as MIDI are in another file, which
 * does not say where the bars are, nor what kind of tune it is.
 *
 * <p>Read is the music up to the first bar line: lengths, tuplets, chords (as long as their first
 * note). What it does not understand counts for nothing.
 */
final class AbcTunes {
  private static final Pattern LENGTH = Pattern.compile("(\\d*)(/*)(\\d*)");
  private static final Pattern FRACTION = Pattern.compile("(\\d+)/(\\d+)");
  private static final String NOTES = "ABCDEFGabcdefgzx";

  private AbcTunes() {}

  /**
   * A tune.
   *
   * @param upbeat in sixteenths; 0 where it begins with a bar
   * @param kind its rhythm and its titles, in small letters, such as {@code reel miss mcleod's}
   */
  record Tune(int upbeat, String kind) {}

  /** The tunes of a file, in order. */
  static List<Tune> of(Path file) throws IOException {
    List<Tune> tunes = new ArrayList<>();
    StringBuilder kind = new StringBuilder();
    double unit = 0;
    double bar = 16;
    boolean music = false;
    for (String raw : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      int comment = raw.indexOf('%');
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      boolean field =
          line.length() > 1 && line.charAt(1) == ':' && Character.isLetter(line.charAt(0));
      if (line.startsWith("X:")) {
        unit = 0;
        bar = 16;
        music = false;
        kind.setLength(0);
      } else if (field && (line.startsWith("R:") || line.startsWith("T:"))) {
        if (!music) kind.append(line.substring(2).strip().toLowerCase(Locale.ROOT)).append(' ');
      } else if (field && line.startsWith("L:")) {
        unit = sixteenths(line.substring(2), 2);
      } else if (field && line.startsWith("M:")) {
        bar = sixteenths(line.substring(2), 16);
      } else if (!field && !line.isEmpty() && !music) {
        music = true;
        double before = beforeFirstBarLine(line, unit == 0 ? (bar < 12 ? 1 : 2) : unit);
        boolean whole = before == Math.rint(before) && before < bar;
        tunes.add(new Tune(whole ? (int) before : 0, kind.toString().strip()));
      }
    }
    return tunes;
  }

  private static double sixteenths(String text, double otherwise) {
    Matcher fraction = FRACTION.matcher(text);
    return fraction.find()
        ? 16.0 * Integer.parseInt(fraction.group(1)) / Integer.parseInt(fraction.group(2))
        : otherwise;
  }

  private static double beforeFirstBarLine(String line, double unit) {
    String music =
        line.replaceAll("\"[^\"]*\"|\\{[^}]*\\}|![^!]*!|\\[[A-Za-z]:[^\\]]*\\]", "")
            .replaceFirst("^[\\s|:\\[\\]]+", "");
    double sum = 0;
    double scale = 1;
    int scaled = 0;
    boolean inChord = false;
    double chord = 0; // how long its first note is, 0 before it
    for (int at = 0; at < music.length(); ) {
      char c = music.charAt(at);
      if (c == '|' || c == ':') {
        return sum;
      }
      if (c == '[') {
        inChord = true;
        chord = 0;
      }
      if (c == '(' && at + 1 < music.length() && Character.isDigit(music.charAt(at + 1))) {
        int n = music.charAt(at + 1) - '0';
        scale = n == 2 || n == 4 ? 3.0 / n : 2.0 / Math.max(1, n);
        scaled = n;
        at += 2;
        continue;
      }
      at++;
      if (NOTES.indexOf(c) < 0 && c != ']') {
        continue;
      }
      while (at < music.length() && ",'".indexOf(music.charAt(at)) >= 0) {
        at++;
      }
      Matcher length = LENGTH.matcher(music).region(at, music.length());
      length.lookingAt();
      at = length.end();
      double sounds = unit * factor(length) * (scaled > 0 ? scale : 1);
      if (c == ']') {
        sum += chord * (factor(length) - 1);
        inChord = false;
      } else if (!inChord || chord == 0) {
        sum += sounds;
        scaled--;
        chord = inChord ? sounds : 0;
      }
    }
    return 0;
  }

  private static double factor(Matcher length) {
    double above = length.group(1).isEmpty() ? 1 : Integer.parseInt(length.group(1));
    int slashes = length.group(2).length();
    if (slashes == 0) {
      return above;
    }
    return length.group(3).isEmpty()
        ? above / (1 << slashes)
        : above / Math.max(1, Integer.parseInt(length.group(3)));
  }
}
