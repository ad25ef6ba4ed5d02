// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.VaeRows;

class GatheringTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static Gathering gather(ImportedModel model, Path folder, int each, int most)
      throws IOException {
    return Gathering.of(
        model, List.of(folder), new Gathering.Wanted(each, most), (done, all) -> {});
  }

  private static void beat(Path file, int bars, Random random) throws IOException {
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < 16 * bars; step++) {
      if (step % 4 == 0) hits.add(new DrumHit(step, DrumClass.KICK, 0.9));
      if (random.nextInt(3) == 0) hits.add(new DrumHit(step, DrumClass.SNARE, 0.8));
    }
    hits.add(new DrumHit(16 * bars - 1, DrumClass.CLOSED_HAT, 0.8));
    DrumsMidi.write(hits, 16 * bars, 120, file);
  }

  private static List<String> names(Gathering gathering) {
    return gathering.pieces().stream().map(Survey.Lying::name).toList();
  }

  /** What is broken or too short is told, and all else is read. */
  @Test
  void brokenFilesAreNamedAndSkipped(@TempDir Path folder) throws IOException {
    Random random = new Random(SEED);
    Files.createDirectories(folder.resolve("a"));
    beat(folder.resolve("a/long.mid"), 8, random);
    beat(folder.resolve("a/two.MID"), 2, random);
    beat(folder.resolve("short.mid"), 1, random);
    Files.write(folder.resolve("broken.mid"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("notes.txt"), "no music");
    ImportedModel model = MusicVaes.shipped(MusicVaes.DRUMS);
    Gathering all = gather(model, folder, 1, 100);
    assertEquals(2, all.pieces().size());
    assertTrue(names(all).get(0).startsWith("a/long ") && names(all).get(0).endsWith("/7"));
    assertEquals("a/two", names(all).get(1));
    assertEquals("a", all.pieces().getFirst().label());
    assertEquals(8, all.read());
    assertEquals(
        List.of("broken.mid", "short"),
        all.skipped().stream().map(Gathering.Skipped::name).sorted().toList());
    for (Gathering.Skipped one : all.skipped()) {
      boolean said = one.why().contains("no phrase of 2 bars") || one.why().contains("broken.mid");
      assertTrue(said, one.toString());
    }
    assertTrue(all.known(0).matches("written from there \\d+ of 32 sixteenths .*"), all.known(0));
    assertEquals(5, gather(model, folder, 4, 100).pieces().size());
    assertEquals(3, gather(model, folder, 4, 3).pieces().size());
    assertThrows(IOException.class, () -> gather(model, folder.resolve("none"), 1, 9));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThrows(IOException.class, () -> gather(model, empty, 1, 9));
  }

  /** The phrase that stands for a file is the one that lies nearest to its others. */
  @Test
  void theMedoidStandsForAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("take.mid");
    beat(file, 9, new Random(SEED));
    ImportedModel.Vae model = MusicVaes.shipped(MusicVaes.DRUMS);
    LiveEncoder encoder = new LiveEncoder(model.network());
    int[] tokens = DrumsMidi.tokens(MidiScore.read(file));
    List<float[]> points = new ArrayList<>();
    for (int from = 0; from + 32 <= tokens.length; from += 16) {
      int[] window = Arrays.copyOfRange(tokens, from, from + 32);
      points.add(encoder.encode(VaeRows.drums(window), new float[0][]).mu());
    }
    float[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (float[] point : points) {
      double sum = 0;
      for (float[] other : points) sum += Distances.of(point, other);
      if (sum < least) {
        least = sum;
        best = point;
      }
    }
    assertArrayEquals(
        best, gather(model, folder, 1, 9).pieces().getFirst().z(), 1e-6f, "seed=" + SEED);
  }

  @Test
  void drawingsOfAWordAreAPieceAndDamagedLinesAreTold(@TempDir Path folder) throws IOException {
    String line = "{\"word\":\"%s\",\"drawing\":[[[0,90,%d],[0,40,200]],[[9,30],[5,5]]]}\n";
    StringBuilder cats = new StringBuilder();
    for (int i = 0; i < 6; i++) cats.append(line.formatted("cat", 40 + 30 * i));
    cats.insert(cats.indexOf("\n") + 1, "{\"word\":\"cat\"}\n");
    Files.writeString(folder.resolve("cat.ndjson"), cats + line.formatted("dog", 7));
    Files.write(folder.resolve("odd.ndjson"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    ImportedModel.Sketches model = SketchFile.shipped(SketchFile.QUICKDRAW);
    Gathering all = gather(model, folder, 2, 99);
    assertEquals(3, all.pieces().size());
    assertEquals(
        List.of("cat", "cat", "dog"), all.pieces().stream().map(Survey.Lying::label).toList());
    assertEquals("dog 8", names(all).get(2));
    assertEquals(7, all.read());
    assertEquals(2, all.skipped().size());
    assertTrue(all.skipped().getFirst().name().endsWith("cat.ndjson:2"));
    assertTrue(all.skipped().getFirst().why().startsWith("it is no drawing"));
    assertTrue(all.skipped().get(1).why().contains("no text"), all.skipped().toString());
    assertTrue(all.known(0).contains("nats than drawings usually do"), all.known(0));
  }

  @Test
  void whatHasNoLatentsIsRefused(@TempDir Path folder) throws IOException {
    ImportedModel letters = CharRnnFile.shipped("char-rnn");
    IllegalArgumentException no =
        assertThrows(IllegalArgumentException.class, () -> gather(letters, folder, 1, 9));
    assertTrue(no.getMessage().contains("has no latents"), no.getMessage());
    ImportedModel free = SketchFile.shipped(SketchFile.QUICKDRAW_FREE);
    assertThrows(IllegalArgumentException.class, () -> gather(free, folder, 1, 9));
  }
}
