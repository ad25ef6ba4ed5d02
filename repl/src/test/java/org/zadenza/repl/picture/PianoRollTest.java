// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class PianoRollTest {
  private static final int FIRST_SLOT = 4;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static Cue cue(String slot, Rational begin, Rational end, Map<String, Object> controls) {
    return new Cue(slot, 0, 1, 0.5, new Span(begin, end), Controls.copyOf(controls), Sources.NONE);
  }

  private static Cue note(String slot, int sixteenth, int key) {
    Rational begin = Rational.of(sixteenth, 16);
    return cue(slot, begin, begin.plus(Rational.of(1, 16)), Map.of("note", (double) key));
  }

  private static int x(double cycle, double cycles) {
    int width = PianoRoll.WIDTH - PianoRoll.LEFT - PianoRoll.RIGHT;
    return (int) (PianoRoll.LEFT + cycle / cycles * width);
  }

  /** The rows of a column that have a slot's colour. */
  private static List<Integer> ink(Canvas canvas, int x) {
    List<Integer> out = new ArrayList<>();
    for (int y = PianoRoll.TOP; y < canvas.height(); y++) {
      if (canvas.at(x, y) >= FIRST_SLOT) out.add(y);
    }
    return out;
  }

  /** A note is ink where it begins, none is where nothing begins, and higher notes lie higher. */
  @Test
  void inkIsWhereAnEventIs() {
    for (int round = 0; round < 50; round++) {
      int[] keys = new int[32];
      List<Cue> cues = new ArrayList<>();
      for (int i = 0; i < keys.length; i++) {
        keys[i] = random.nextInt(4) == 0 ? 0 : 24 + random.nextInt(70);
        if (keys[i] > 0) cues.add(note("d1", i, keys[i]));
      }
      Canvas canvas = PianoRoll.of(cues, 2);
      int[] rows = new int[128];
      for (int i = 0; i < keys.length; i++) {
        String where = "seed=" + seed + " round=" + round + " sixteenth=" + i;
        List<Integer> ink = ink(canvas, x(i / 16.0, 2) + 4);
        assertEquals(keys[i] == 0, ink.isEmpty(), where);
        if (keys[i] == 0) continue;
        assertTrue(rows[keys[i]] == 0 || rows[keys[i]] == ink.getFirst(), where);
        rows[keys[i]] = ink.getFirst();
      }
      int last = Integer.MAX_VALUE;
      for (int row : rows) {
        if (row == 0) continue;
        assertTrue(row < last, "seed=" + seed + ": a higher note does not lie higher");
        last = row;
      }
    }
  }

  @Test
  void soundsWithoutPitchHaveRowsBelowTheNotes() {
    List<Cue> cues = new ArrayList<>();
    cues.add(note("d2", 0, 60));
    cues.add(cue("d1", Rational.of(1, 4), Rational.HALF, Map.of("s", "hh")));
    cues.add(cue("d1", Rational.HALF, Rational.ONE, Map.of("s", "bd")));
    Canvas canvas = PianoRoll.of(cues, 1);
    int note = ink(canvas, x(0, 1) + 2).getFirst();
    int hat = ink(canvas, x(0.25, 1) + 2).getFirst();
    int kick = ink(canvas, x(0.5, 1) + 2).getFirst();
    assertTrue(note < kick && kick < hat, note + " " + kick + " " + hat);
  }

  @Test
  void slotsHaveColoursAndSoftEventsDarkerOnes() {
    List<Cue> cues = new ArrayList<>();
    cues.add(note("d1", 0, 60));
    cues.add(note("d2", 4, 60));
    cues.add(cue("d2", Rational.HALF, Rational.ONE, Map.of("note", 60.0, "gain", 0.3)));
    Canvas canvas = PianoRoll.of(cues, 1);
    int[] colours = new int[3];
    for (int i = 0; i < 3; i++) {
      int x = x(i / 4.0, 1) + 2;
      colours[i] = canvas.at(x, ink(canvas, x).getFirst());
    }
    assertArrayEquals(new int[] {FIRST_SLOT, FIRST_SLOT + 1, FIRST_SLOT + 7}, colours);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    List<Cue> cues = new ArrayList<>();
    cues.add(note("d1", 0, 60));
    byte[] alone = PianoRoll.of(cues, 1).png();
    cues.add(note("d1", 40, 90));
    cues.add(note("d1", -3, 20));
    assertArrayEquals(alone, PianoRoll.of(cues, 1).png());
    assertTrue(PianoRoll.of(List.of(), 4).height() > 0, "an empty roll is a picture, too");
  }

  @Test
  void thePngIsTheCanvasAndTheSameTwice() throws IOException {
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < 64; i++) cues.add(note("d" + (1 + i % 9), i, 36 + random.nextInt(48)));
    Canvas canvas = PianoRoll.of(cues, 4);
    byte[] png = canvas.png();
    assertArrayEquals(png, PianoRoll.of(cues, 4).png(), "seed=" + seed);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(PianoRoll.WIDTH, read.getWidth());
    assertEquals(canvas.height(), read.getHeight());
    assertTrue(png.length < 40_000, png.length + " bytes");
    assertNotEquals(
        read.getRGB(0, 0), read.getRGB(x(0, 4) + 2, ink(canvas, x(0, 4) + 2).getFirst()));
  }

  @Test
  void everyLetterHasAShapeOfItsOwn() {
    String letters = "abcdefghijklmnopqrstuvwxyz0123456789.,-_#:/?";
    List<String> shapes = new ArrayList<>();
    for (char letter : letters.toCharArray()) {
      shapes.add(Arrays.deepToString(Letters.shape(letter)));
    }
    assertEquals(letters.length(), shapes.stream().distinct().count());
    assertEquals(Letters.shape('b'), Letters.shape('B'), "a capital that there is not");
    assertEquals(Letters.shape('?'), Letters.shape('é'));
  }

  @Test
  void stepsOfAnAxisAreNice() {
    for (int i = 0; i < 300; i++) {
      double end = random.nextDouble() * 5000 + 0.1;
      double most = 1 + random.nextInt(20);
      int step = Ticks.step(end, most);
      String where = "seed=" + seed + " end=" + end + " most=" + most + " step=" + step;
      assertTrue(end / step <= most, where);
      assertTrue(Integer.toString(step).matches("(1|2|4|5)0*"), where);
    }
    assertEquals(2, Ticks.step(16, 8));
  }
}
