// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.dsl.Word;
import org.zadenza.models.corpus.CorpusFile;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.Survey;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** With the weights and the maps that ship, and with maps of a player's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusWordsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Pattern BEAT =
      Pattern.of("[bd,hh] hh [sn,hh] hh").withValue(v -> Controls.of("s", v));

  private Path folder;
  private Models models;

  @BeforeAll
  void begin(@TempDir Path temporary) {
    folder = temporary;
    models = new Models(new PlayersWeights(folder), new ModelService(), new ModelService());
  }

  @AfterAll
  void end() {
    models.close();
  }

  private Object word(String name, Object... given) {
    Word word =
        models.words().stream().filter(w -> w.everyName().contains(name)).findFirst().orElseThrow();
    return word.call().apply(List.of(given));
  }

  private String refused(String name, Object... given) {
    return assertThrows(WordError.class, () -> word(name, given)).getMessage();
  }

  private static Keyword key(String name) {
    return Keyword.intern(name);
  }

  private static float[] z(Object latent, long cycle) {
    return assertInstanceOf(LatentPattern.class, latent).path().points().at(cycle);
  }

  private CorpusMap map(String name) {
    return models.corpora().of("test", name).map();
  }

  @Test
  void theNearestOfAPieceIsThatPieceAndOfAnyPointTheNearestOfAll() {
    CorpusMap map = map("drummers");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 20; turn++) {
      CorpusMap.Piece piece = map.pieces().get(random.nextInt(map.pieces().size()));
      Object itself = word("piece", key("drums"), piece.name());
      assertArrayEquals(piece.z(), z(itself, 0));
      assertArrayEquals(piece.z(), z(word("nearest", itself), 3), "seed=" + SEED);
      Object other = word("musicvaeDrums", Map.of("seed", random.nextInt()));
      float[] point = z(other, 0);
      double least = Double.POSITIVE_INFINITY;
      float[] nearest = {};
      for (CorpusMap.Piece each : map.pieces()) {
        double far = 0;
        for (int k = 0; k < point.length; k++) far += Math.pow((double) each.z()[k] - point[k], 2);
        if (far < least) {
          least = far;
          nearest = each.z();
        }
      }
      assertArrayEquals(nearest, z(word("nearest", other), 0), "seed=" + SEED);
    }
  }

  @Test
  void whichIsAPattern() {
    CorpusMap map = map("drummers");
    Object walk = word("strangest", key("drums"), "<1 2 3>");
    for (int cycle = 0; cycle < 6; cycle++) {
      CorpusMap.Piece piece = map.pieces().get(map.strangest().get(cycle % 3));
      assertArrayEquals(piece.z(), z(walk, cycle));
    }
    assertArrayEquals(z(walk, 4), z(word("strangest", "drums", 2), 9));
    assertArrayEquals(z(walk, 0), z(word("strangest", key("drummers")), 0));
    Object third = word("nearest", BEAT, 3, Map.of("temperature", 0));
    Object in = word("nearest", BEAT, "<1 2 3>");
    assertArrayEquals(z(third, 0), z(in, 2));
    assertFalse(((Pattern) third).events(Span.of(0, 2)).isEmpty());
    for (int c = 0; c < map.clusters().size(); c++) {
      float[] middle = map.pieces().get(map.clusters().get(c).medoid()).z();
      assertArrayEquals(middle, z(word("cluster", key("drums"), c + 1), 0));
    }
    assertArrayEquals(z(word("cluster", key("drums")), 0), z(word("cluster", key("drums"), 1), 0));
  }

  /** They are latents like others: in morphs and sums, as texts, and in time. */
  @Test
  void theyAreLatents() {
    Object strange = word("strangest", key("drums"));
    Object half = word("morph", strange, word("palette", "rock"), 0.5);
    float[] wanted = Latents.slerp(z(strange, 0), z(word("palette", "rock"), 0), 0.5);
    assertArrayEquals(wanted, z(half, 0), 1e-6f);
    Object twice = word("z*", 2, strange);
    assertEquals(2 * z(strange, 0)[5], z(twice, 0)[5]);
    String text = LatentText.write(((LatentPattern) strange).path().at(0));
    assertArrayEquals(z(strange, 0), z(word("nearest", text), 0), "from its text");
    List<Event> sound = ((Pattern) strange).events(Span.of(0, 2));
    assertEquals(sound, ((Pattern) strange).events(Span.of(0, 2)));
    Object tune = word("strangest", key("melody"), 2, Map.of("scale", "c:dorian"));
    assertFalse(((Pattern) tune).events(Span.of(0, 2)).isEmpty());
  }

  @Test
  void drawingsHavePlacesToo() {
    CorpusMap map = map("quickdraw");
    SketchPattern strange =
        assertInstanceOf(SketchPattern.class, word("strangest", key("quickdraw")));
    assertArrayEquals(map.pieces().get(map.strangest().getFirst()).z(), strange.points().at(0));
    assertFalse(strange.events(Span.of(0, 1)).isEmpty());
    SketchPattern near =
        assertInstanceOf(SketchPattern.class, word("nearest", word("sketch", "cat"), 2));
    assertEquals(near.points().at(0).length, strange.points().at(0).length);
    Object drawn = word("drawing", "10,10 200,60 200,190; 40,40 60,60");
    assertInstanceOf(SketchPattern.class, word("nearest", drawn));
    Object morph = word("morph", strange, key("cat"), 0.5);
    assertInstanceOf(SketchPattern.class, morph);
  }

  private void keep(String name, String model, String sha256, int numbers) throws IOException {
    List<Survey.Lying> pieces = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 12; i++) {
      pieces.add(new Survey.Lying("take " + i, "", Latents.prior(numbers, random)));
    }
    CorpusMap.Origin origin = new CorpusMap.Origin(model, sha256, "takes", "mine", 1);
    CorpusFile.write(Survey.of(origin, pieces, 2), folder.resolve(name + CorpusFile.ENDING));
  }

  @Test
  void onesOwnGoBeforeThoseThatComeAlongAndAreReadAgainWhenTheyChange() throws IOException {
    String sha = models.latents(MusicVaes.TRIO).known().hash();
    assertTrue(
        refused("nearest", word("trio", Map.of("seed", 1))).contains("no corpus was read by"));
    keep("takes", MusicVaes.TRIO, sha, models.latents(MusicVaes.TRIO).numbers());
    assertTrue(models.corpora().names().contains("takes"));
    Object near = word("nearest", word("trio", Map.of("seed", 1)));
    assertEquals(MusicVaes.TRIO, ((LatentPattern) near).path().model().name());
    assertEquals(12, map("takes").pieces().size());
    keep("trio", MusicVaes.TRIO, sha, models.latents(MusicVaes.TRIO).numbers());
    assertEquals("trio", models.corpora().ofModel("test", MusicVaes.TRIO).name());
    Path file = folder.resolve("takes" + CorpusFile.ENDING);
    Files.writeString(file, "rubbish");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertTrue(refused("strangest", key("takes")).contains("it is no map"));
    Files.delete(file);
    assertTrue(refused("strangest", key("takes")).contains("no corpus is called \"takes\""));
    Files.delete(folder.resolve("trio" + CorpusFile.ENDING));
  }

  @Test
  void whatIsWrongIsASentence() throws IOException {
    String unknown = refused("strangest", key("drumers"));
    assertTrue(unknown.startsWith("strangest: no corpus is called \"drumers\""), unknown);
    assertTrue(unknown.contains("did you mean") && unknown.contains("tunes"), unknown);
    assertTrue(refused("strangest", 7).contains("a corpus has a name, such as :drums"));
    assertTrue(refused("strangest", key("drums"), 0).contains("from 1 to"));
    assertTrue(refused("strangest", key("drums"), 1.5).contains("whole number"));
    assertTrue(refused("cluster", key("drums"), 999).contains("whole number from 1 to"));
    String none = refused("piece", key("drums"), "nobody");
    assertTrue(none.contains("no piece of drummers is called \"nobody\""), none);
    Object tune = word("musicvaeMelody", Map.of("seed", 1));
    assertTrue(
        refused("nearest", tune, Map.of("corpus", "drums")).contains("of melody, not of drums"));
    Object cat = word("sketch", "cat");
    assertTrue(
        refused("nearest", cat, Map.of("corpus", "drums")).contains("a drawing has no place"));
    assertTrue(
        refused("nearest", tune, Map.of("corpus", "quickdraw")).contains("a latent of melody has"));
    keep("old", MusicVaes.DRUMS, "f".repeat(64), 96);
    String old = refused("strangest", key("old"));
    assertTrue(old.contains("made with other weights of musicvae-drums (ffffffff)"), old);
    assertTrue(old.contains("./zadenza models map musicvae-drums --data DIR --out FILE"), old);
    Files.delete(folder.resolve("old" + CorpusFile.ENDING));
    assertTrue(refused("nearest", BEAT, 1, Map.of("colour", 3)).contains("has no option :colour"));
  }

  /** Where the hand is, the piece that is there; and it is made anew when that moves. */
  @Test
  void theHandMovesOverPieces() {
    CorpusMap map = map("drummers");
    SplittableRandom random = new SplittableRandom(SEED);
    Object hand = word("pad", key("drummers"));
    for (int turn = 0; turn < 30; turn++) {
      CorpusMap.Piece piece = map.pieces().get(random.nextInt(map.pieces().size()));
      models.pads().inputsFrom(() -> Map.of(Pads.X, piece.x(), Pads.Y, piece.y()));
      CorpusMap.Piece there = map.pieces().get(map.at(piece.x(), piece.y()));
      assertArrayEquals(there.z(), z(hand, 0), "seed=" + SEED);
    }
    for (Object live : List.of(hand, word("nearest", word("pad", key("drums"))))) {
      Search.Found found = Search.in((Pattern) live, Span.of(0, 1)).getFirst();
      assertTrue(Pads.follows(found));
    }
    Search.Found drawn =
        Search.in((Pattern) word("pad", key("quickdraw")), Span.of(0, 1)).getFirst();
    assertTrue(Pads.follows(drawn), "drawings follow, too");
    Search.Found still =
        Search.in((Pattern) word("strangest", key("drums")), Span.of(0, 1)).getFirst();
    assertFalse(Pads.follows(still));
  }
}
