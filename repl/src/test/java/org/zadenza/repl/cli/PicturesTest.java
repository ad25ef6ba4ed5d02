// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zadenza render} draws what it plays. */
class PicturesTest {
  @TempDir Path folder;

  private int render(String... more) throws IOException {
    Path set = folder.resolve("set.clj");
    Files.writeString(set, "(d1 (s \"bd hh\"))\n(d2 (s \"bass\" (note \"c2 eb2\")))\n");
    String[] all = new String[4 + more.length];
    all[0] = "render";
    all[1] = set.toString();
    all[2] = "--cycles";
    all[3] = "2";
    System.arraycopy(more, 0, all, 4, more.length);
    return ZadenzaCommand.run(all);
  }

  @Test
  void aRollAndASpectrumBesideTheSound() throws IOException {
    Path roll = folder.resolve("new/roll.png");
    Path spectrum = folder.resolve("new/spectrum.PNG");
    Path sound = folder.resolve("a.wav");
    Path alone = folder.resolve("b.wav");
    assertEquals(Exit.OK, render("--out", alone.toString()));
    assertEquals(
        Exit.OK,
        render("--roll", "" + roll, "--spectrum", "" + spectrum, "--out", sound.toString()));
    assertEquals(900, ImageIO.read(roll.toFile()).getWidth());
    assertEquals(900, ImageIO.read(spectrum.toFile()).getWidth());
    assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(sound));
    byte[] drawn = Files.readAllBytes(spectrum);
    assertEquals(Exit.OK, render("--spectrum", spectrum.toString()));
    assertArrayEquals(drawn, Files.readAllBytes(spectrum), "the same without a sound file");
  }

  @Test
  void anotherKindOfPictureIsRefused() throws IOException {
    Path svg = folder.resolve("roll.svg");
    assertEquals(Exit.BAD_INPUT, render("--roll", svg.toString()));
    assertTrue(Files.notExists(svg));
  }
}
