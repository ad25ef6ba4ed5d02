// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundfontTest {
  private final Region[] found = new Region[Soundfont.MOST_REGIONS];

  @Test
  void programsKeysAndLoopsAreFound() {
    Soundfont font = Soundfont.of(TinyFont.bytes());
    assertEquals("Tiny", font.name());
    assertEquals(2, font.size());
    assertEquals("Piano", font.nameOf(0, 0));
    assertEquals("Kit", font.nameOf(Soundfont.DRUMS, 0));
    assertEquals(1, font.find(0, 0, 40, 100, found));
    assertEquals(0, found[0].lowKey());
    assertEquals(1, found[0].gain());
    assertEquals(1, font.find(0, 0, 80, 100, found));
    assertEquals(64, found[0].lowKey());
    assertEquals(Math.pow(10, -4 / 20.0), found[0].gain(), 1e-9, "a tenth of 0.4 x 100");
    Region loop = found[0];
    for (int i = -Region.MARGIN; i < Region.MARGIN; i++) {
      int at = (int) loop.end() + i;
      assertEquals(loop.sound()[at - (int) loop.loop()], loop.sound()[at], "no seam at " + i);
    }
    assertEquals(1, font.find(Soundfont.DRUMS, 0, 36, 100, found));
    assertEquals(0, found[0].loop(), "a drum is struck");
    assertEquals(1, font.find(7, 99, 60, 100, found), "another instrument stands in");
  }

  @Test
  void whatIsNoSoundfontIsRefused() {
    for (byte[] no : new byte[][] {{}, new byte[100], "RIFFxxxxWAVEfmt ".getBytes()}) {
      assertEquals(
          "is no soundfont (SF2)",
          assertThrows(FontException.class, () -> Soundfont.of(no)).getMessage());
    }
    byte[] cut = Arrays.copyOf(TinyFont.bytes(), 4_200);
    assertTrue(
        assertThrows(FontException.class, () -> Soundfont.of(cut))
            .getMessage()
            .startsWith("has no"));
  }

  /** Bytes changed and ends cut off: a sentence, or a font whose regions can be played. */
  @Test
  void lyingFilesAreRefusedOrPlayed() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] whole = TinyFont.bytes();
    int refused = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] file = whole.clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        int header =
            random.nextBoolean() ? random.nextInt(80) : file.length - 1 - random.nextInt(600);
        if (random.nextInt(3) > 0) file[header] = (byte) random.nextInt(256);
        else
          ByteBuffer.wrap(file)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(Math.min(header, file.length - 4), random.nextInt());
      }
      if (random.nextInt(4) == 0) file = Arrays.copyOf(file, random.nextInt(file.length));
      try {
        check(Soundfont.of(file), seed);
      } catch (FontException e) {
        refused++;
        assertTrue(e.getMessage().length() < 100, e.getMessage());
      }
    }
    assertTrue(refused > 400 && refused < 3_600, refused + " seed=" + seed);
  }

  private void check(Soundfont font, long seed) {
    for (int bank : new int[] {0, 1, Soundfont.DRUMS}) {
      for (int key = 0; key < 128; key += 7) {
        int count = font.find(bank, key, key, 100, found);
        for (int k = 0; k < count; k++) {
          Region r = found[k];
          String says = "seed=" + seed + " " + r;
          assertTrue(r.begin() >= Region.MARGIN && r.end() > r.begin(), says);
          assertTrue(r.end() + Region.MARGIN <= r.sound().length, says);
          assertTrue(r.loop() == 0 || r.end() - r.loop() >= Region.MARGIN, says);
          for (double x : new double[] {r.rate(), r.tuneCents(), r.gain(), r.decay(), r.pan()}) {
            assertTrue(Double.isFinite(x), says);
          }
        }
      }
    }
  }
}
