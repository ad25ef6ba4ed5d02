// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.picture.PictureFile;
import org.zadenza.models.picture.PlainStyle;
import org.zadenza.models.picture.Plane;
import org.zadenza.repl.session.ToyStyles;

/** Stills from the command line. */
class StyleCommandTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir private Path folder;
  private Path weights;
  private Path picture;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    weights = ToyStyles.write(folder.resolve("models"), "toy", SEED);
    picture = Files.write(folder.resolve("in.png"), PictureFile.png(drawn(20, 28)));
    out = folder.resolve("there/out.png");
  }

  private static Plane drawn(int height, int width) {
    SplittableRandom random = new SplittableRandom(SEED);
    Plane out = Plane.zeros(height, width, 3);
    for (int k = 0; k < out.numbers().length; k++) out.numbers()[k] = random.nextInt(256);
    return out;
  }

  private Ran style(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models", "style"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--net", weights.toString(), "--out", out.toString()));
    return Ran.of(all);
  }

  @Test
  void inOnePassAsTheFormulas() throws IOException {
    Ran ran = style(picture.toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("28 x 20"), ran.out());
    var network = ((ImportedModel.Pictures) ImportedModel.load(weights)).network();
    double[] expected = new PlainStyle(network).restyled(drawn(20, 28));
    float[] given = PictureFile.read(out, 100).numbers();
    for (int k = 0; k < given.length; k++) assertEquals(expected[k], given[k], 0.8, "seed=" + SEED);
  }

  @Test
  void anySizeComesBackAsLarge() throws IOException {
    Files.write(picture, PictureFile.png(drawn(17, 30)));
    assertEquals(0, style(picture.toString()).code());
    Plane made = PictureFile.read(out, 100);
    assertEquals(List.of(17, 30), List.of(made.height(), made.width()));
  }

  @Tag("slow")
  @Test
  void stepByStepTheLossFalls() throws IOException {
    Path style = Files.write(folder.resolve("style.png"), PictureFile.png(Plane.zeros(24, 24, 3)));
    Ran ran = style(picture.toString(), style.toString(), "--steps", "12");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("content: contract2, style: contract1 contract2 contract3"));
    String[] said =
        ran.out().replaceFirst("(?s).*loss (\\S+) at first, (\\S+) at last.*", "$1 $2").split(" ");
    assertTrue(Double.parseDouble(said[1]) < Double.parseDouble(said[0]), ran.out());
    Ran again = style(picture.toString(), style.toString(), "--steps", "3", "--noise", "5");
    byte[] once = Files.readAllBytes(out);
    assertEquals(0, again.code(), again.err());
    style(picture.toString(), style.toString(), "--steps", "3", "--noise", "5");
    assertArrayEquals(once, Files.readAllBytes(out));
  }

  @Test
  void whatIsNoPictureIsNamed() throws IOException {
    assertRefused("there is no such picture to read", style(folder.resolve("none.png").toString()));
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertRefused("text.png is no picture: give a PNG", style(text.toString()));
    byte[] whole = Files.readAllBytes(picture);
    Path torn = Files.write(folder.resolve("torn.png"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused("torn.png is damaged", style(torn.toString()));
    byte[] huge = whole.clone();
    huge[16] = 0x7f; // the first of four bytes of its width
    Path wide = Files.write(folder.resolve("huge.png"), huge);
    assertRefused("more than the 64000000 that are read", style(wide.toString()));
    assertRefused("is damaged", style(picture.toString(), torn.toString()));
    assertFalse(Files.exists(out));
  }

  @Test
  void whatCannotBeDoneIsNamed() throws IOException {
    assertRefused("--size goes from 16 to 2048, not 4", style(picture.toString(), "--size", "4"));
    assertRefused(
        "there is no layer conv9; there is contract1",
        style(picture.toString(), picture.toString(), "--content-layer", "conv9"));
    assertRefused(
        "weights are 0 or more",
        style(picture.toString(), picture.toString(), "--style-weight", "-1"));
    Files.delete(weights);
    assertRefused("toy.safetensors: there is no such file", style(picture.toString()));
    Ran unknown =
        Ran.of(
            List.of("models", "style", picture.toString(), "--net", "no-such", "--out", "out.png"));
    assertRefused("there is no network no-such", unknown);
    Ran jpeg =
        Ran.of(List.of("models", "style", picture.toString(), "--net", "x", "--out", "out.jpg"));
    assertRefused("--out wants a file that ends in .png", jpeg);
  }

  private static void assertRefused(String why, Ran ran) {
    assertEquals(2, ran.code(), ran.out());
    assertTrue(ran.err().contains(why), ran.err());
  }
}
