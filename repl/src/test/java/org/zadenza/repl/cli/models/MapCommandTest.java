// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.corpus.CorpusFile;
import org.zadenza.models.corpus.CorpusMap;

/** A folder of beats, mapped from the command line. */
class MapCommandTest {
  @TempDir private Path folder;

  private static Ran map(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models", "map"));
    all.addAll(Arrays.asList(arguments));
    return Ran.of(all);
  }

  private Path beats(int count) throws IOException {
    Path data = Files.createDirectories(folder.resolve("beats"));
    for (int i = 0; i < count; i++) {
      List<DrumHit> hits = new ArrayList<>();
      for (int step = 0; step < 32; step++) {
        if (step % (2 + i % 5) == 0) hits.add(new DrumHit(step, DrumClass.values()[i % 9], 0.9));
        if (step % 8 == 4) hits.add(new DrumHit(step, DrumClass.SNARE, 0.9));
      }
      hits.add(new DrumHit(31, DrumClass.CLOSED_HAT, 0.5));
      DrumsMidi.write(hits, 32, 120, data.resolve("beat%02d.mid".formatted(i)));
    }
    Files.writeString(data.resolve("broken.mid"), "no music");
    return data;
  }

  @Tag("slow")
  @Test
  void aFolderIsMappedTheSameEachTime() throws IOException {
    Path data = beats(14);
    Path file = folder.resolve("mine-map.tsv");
    Ran ran = map("musicvae-drums", "--data", data.toString(), "--out", file.toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("14 pieces in "), ran.out());
    assertTrue(ran.out().contains("clusters:") && ran.out().contains("strangest:"), ran.out());
    assertTrue(ran.out().contains(" sixteenths come out otherwise"), ran.out());
    assertTrue(ran.err().contains("skipped: broken.mid: "), ran.err());
    CorpusMap map = CorpusFile.read(file);
    assertEquals("musicvae-drums", map.origin().model());
    assertEquals("beats", map.origin().about());
    byte[] first = Files.readAllBytes(file);
    Ran again =
        map("musicvae-drums", "--data", data.toString(), "--out", file.toString(), "--json");
    assertArrayEquals(first, Files.readAllBytes(file));
    JsonObject object = JsonParser.parseString(again.out()).getAsJsonObject();
    assertEquals(14, object.get("pieces").getAsInt());
    assertEquals(1, object.getAsJsonArray("skipped").size());
    assertEquals(map.clusters().size(), object.getAsJsonArray("clusters").size());
    assertEquals(10, object.getAsJsonArray("strangest").size());
    Ran two =
        map("musicvae-drums", "--data", data.toString(), "--clusters", "2", "--strangest", "0");
    assertTrue(two.out().startsWith("14 pieces in 2 clusters"), two.out());
    assertFalse(two.out().contains("strangest:"), two.out());
  }

  @Tag("slow")
  @Test
  void whatCannotBeIsSaid() throws IOException {
    Path data = beats(1);
    String none = folder.resolve("none").toString();
    for (String[] wrong :
        List.of(
            new String[] {"drums-rnn", "--data", none, "has no latents"},
            new String[] {"musicvae-drum", "--data", none, "musicvae-drum"},
            new String[] {"musicvae-drums", "--data", none, "is no folder"},
            new String[] {"sketch-quickdraw", "--data", data.toString(), ".ndjson"},
            new String[] {"sketch-quickdraw-free", "--data", none, "draws without a z"},
            new String[] {"musicvae-drums", "--data", none, "--each", "0", "--each goes from 1"})) {
      Ran ran = map(Arrays.copyOf(wrong, wrong.length - 1));
      assertEquals(2, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains(wrong[wrong.length - 1]), ran.err());
    }
    Files.delete(data.resolve("beat00.mid"));
    Ran empty = map("musicvae-drums", "--data", data.toString());
    assertEquals(2, empty.code());
    assertTrue(empty.err().contains("can be mapped: 1 were skipped"), empty.err());
  }
}
