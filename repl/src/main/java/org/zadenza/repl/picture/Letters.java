// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small letters made of places, so that a picture is the same on a machine without fonts. */
final class Letters {
  static final int WIDTH = 5;
  static final int HEIGHT = 9;

  /** How many rows stand on the line; the others hang below it. */
  static final int ABOVE = 7;

  private static final String FILE = "letters.txt";
  private static final Map<Character, boolean[][]> SHAPES = read();

  private Letters() {}

  /** The rows of a letter from above; a letter that there is not is a question mark. */
  static boolean[][] shape(char letter) {
    boolean[][] known = SHAPES.get(letter);
    if (known == null) known = SHAPES.get(Character.toLowerCase(letter));
    return known == null ? SHAPES.get('?') : known;
  }

  private static Map<Character, boolean[][]> read() {
    Map<Character, boolean[][]> out = new HashMap<>();
    out.put(' ', new boolean[HEIGHT][WIDTH]);
    List<String> lines = lines();
    for (int at = 1; at + HEIGHT < lines.size() + 1; at += HEIGHT + 1) {
      boolean[][] rows = new boolean[HEIGHT][WIDTH];
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) rows[y][x] = lines.get(at + 1 + y).charAt(x) == '#';
      }
      out.put(lines.get(at).charAt(0), rows);
    }
    return out;
  }

  private static List<String> lines() {
    try (InputStream in = Letters.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IllegalStateException("the letters of pictures are missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
