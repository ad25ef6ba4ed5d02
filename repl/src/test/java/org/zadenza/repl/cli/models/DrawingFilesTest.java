// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.sketch.DrawingText;
import org.zadenza.repl.session.ToySketches;

/** {@code models sample} and {@code models morph} of a network that draws. */
class DrawingFilesTest {
  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void weights() throws IOException {
    weights = ToySketches.write(folder, SketchFile.QUICKDRAW, 3);
  }

  private Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(Arrays.asList(arguments));
    if (!all.contains("--weights")) all.addAll(List.of("--weights", weights.toString()));
    return Ran.of(all);
  }

  private Ran sample(String to, String... more) {
    List<String> all = new ArrayList<>(List.of("sample", SketchFile.QUICKDRAW));
    all.addAll(Arrays.asList(more));
    all.addAll(List.of("--svg", folder.resolve(to).toString()));
    Ran ran = run(all.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  private List<String> files(String in) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(in))) {
      List<String> out = new ArrayList<>();
      for (Path file : all.sorted().toList()) out.add(Files.readString(file));
      return out;
    }
  }

  @Tag("slow")
  @Test
  void nineCatsAreNineFiles() throws Exception {
    Ran ran = sample("one", "--word", "cat", "--temperature", "0.4", "--seed", "1");
    assertTrue(
        ran.out()
            .startsWith(
                "(sketch \"cat\" {:seed 1 :temperature 0.4 :model \"sketch-quickdraw\"})\nwrote "),
        ran.out());
    List<String> nine = files("one");
    assertEquals(9, nine.size());
    assertEquals(9, nine.stream().distinct().count());
    for (String svg : nine) {
      Path file = Files.writeString(folder.resolve("read.svg"), svg);
      String name =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement()
              .getTagName();
      assertEquals("svg", name);
    }
    sample("two", "--word", "cat", "--temperature", "0.4", "--seed", "1");
    assertEquals(nine, files("two"), "same seed, same bytes");
    sample("more", "--word", "cat", "--temperature", "0.4", "--seed", "1", "--count", "12");
    assertEquals(nine, files("more").subList(0, 9));
    sample("other", "--word", "cat", "--temperature", "0.4", "--seed", "2");
    assertNotEquals(nine, files("other"));
    sample("pigs", "--word", "pig", "--temperature", "0.4", "--seed", "1");
    assertNotEquals(nine, files("pigs"));
    assertTrue(sample("free", "--seed", "4", "--count", "2").out().startsWith("(sketch {:seed 4"));
  }

  /** At temperature 0 the ends are what is drawn at the places themselves. */
  @Test
  void aMorphGoesFromOneToTheOther() throws IOException {
    String to = folder.resolve("way").toString();
    Ran ran =
        run("morph", SketchFile.QUICKDRAW, "cat", "pig", "--steps", "5", "--svg", to, "--json");
    assertEquals(0, ran.code(), ran.err());
    List<String> way = files("way");
    assertEquals(5, way.size());
    assertEquals(5, ran.out().lines().filter(line -> line.startsWith("{\"drawing\":")).count());
    sample("cat", "--word", "cat", "--temperature", "0", "--count", "1");
    sample("pig", "--word", "pig", "--temperature", "0", "--count", "1");
    assertEquals(files("cat").getFirst(), way.getFirst());
    assertEquals(files("pig").getFirst(), way.getLast());
    assertNotEquals(way.getFirst(), way.get(2));
    run("morph", SketchFile.QUICKDRAW, "3", "(sketch 4)", "--steps", "2", "--svg", to + "2");
    assertEquals(2, files("way2").size());
  }

  @Test
  void aFileIsTheLinesOfItsDrawing() {
    String svg = DrawingFiles.svg(DrawingText.read("1,2 3.25,4; 5,6"));
    assertTrue(svg.contains("viewBox=\"-4 -4 263 263\""), svg);
    assertTrue(svg.contains("d=\"M1.0 2.0 L3.3 4.0 M5.0 6.0 h0\""), svg);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sketch-quickdraw draws: say where to, --svg DIR|sample sketch-quickdraw --word cat",
        "sketch-quickdraw draws: say where to, --svg DIR|morph sketch-quickdraw cat pig",
        "did you mean \"cat\"?|sample sketch-quickdraw --word cta --svg TO",
        "there are cat, pig|morph sketch-quickdraw cat zebra --svg TO",
        "number from 0 to 2, not 7|sample sketch-quickdraw --temperature 7 --svg TO",
        "sketch has no option :scale|sample sketch-quickdraw --scale c --svg TO",
        "--count goes from 1 to 1024, not 0|sample sketch-quickdraw --count 0 --svg TO",
        "a morph has 2 to 1024 steps, not 1|morph sketch-quickdraw cat pig --steps 1 --svg TO",
        "is a file: --svg names a folder|sample sketch-quickdraw --svg FILE",
        "is no place for a folder|sample sketch-quickdraw --svg FILE/there",
        "--svg is for models that draw, which drums-rnn is not|sample drums-rnn --svg TO",
        "--svg is for models that draw, which nsynth is not|morph nsynth flute bass --svg TO",
        "there is no such file to read|sample sketch-quickdraw --weights none.safetensors --svg TO"
      })
  void whatCannotBeIsASentence(String saysAndDoes) {
    String[] both =
        saysAndDoes
            .replace("TO", folder.resolve("to").toString())
            .replace("FILE", weights.toString())
            .split("\\|");
    Ran ran = run(both[1].split(" "));
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(both[0]), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertTrue(ran.err().lines().count() <= 4, ran.err());
  }
}
