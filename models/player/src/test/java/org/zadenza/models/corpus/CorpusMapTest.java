// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.corpus.CorpusMap.Piece;

class CorpusMapTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static double far(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += Math.pow((double) a[k] - b[k], 2);
    return Math.sqrt(sum);
  }

  /** As sorting all of them says; points on a grid, so that many are as far away as others. */
  @Test
  void theNearestIsTheNearestOfAll() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 30; turn++) {
      List<Survey.Lying> pieces = new ArrayList<>();
      for (float[] z : Planted.points(1 + random.nextInt(60), 3, 2, random)) {
        for (int k = 0; turn % 2 == 0 && k < 3; k++) z[k] = Math.round(z[k]);
        pieces.add(new Survey.Lying("p" + pieces.size(), "", z));
      }
      CorpusMap map = Survey.of(Planted.origin(1), pieces, 2);
      for (int asked = 0; asked < 20; asked++) {
        float[] z = Planted.points(1, 3, 2, random).getFirst();
        for (int k = 0; turn % 2 == 0 && k < 3; k++) z[k] = Math.round(z[k]);
        List<Integer> sorted =
            IntStream.range(0, pieces.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> far(map.pieces().get(i).z(), z)))
                .toList();
        for (int n = 1; n <= pieces.size() + 2; n++) {
          int wanted = sorted.get(Math.min(n, sorted.size()) - 1);
          assertEquals(wanted, map.nearest(z, n), "seed=" + SEED + " turn=" + turn + " n=" + n);
        }
      }
    }
  }

  @Test
  void theStrangestComeInOrderEachOnce() {
    CorpusMap map = Planted.map(Planted.blobs(SEED), SEED);
    List<Integer> order = map.strangest();
    assertEquals(map.pieces().size(), order.stream().distinct().count());
    for (int i = 1; i < order.size(); i++) {
      double before = map.pieces().get(order.get(i - 1)).oddity();
      assertTrue(before >= map.pieces().get(order.get(i)).oddity(), "seed=" + SEED);
    }
  }

  /** A piece lies where it lies, and what lies between two lies between their places. */
  @Test
  void placesOnTheMap() {
    CorpusMap map = Planted.map(Planted.blobs(SEED), SEED);
    for (int i = 0; i < map.pieces().size(); i++) {
      Piece piece = map.pieces().get(i);
      CorpusMap.Place place = map.place(piece.z());
      assertEquals(piece.x(), place.x());
      assertEquals(piece.y(), place.y());
      Piece at = map.pieces().get(map.at(piece.x(), piece.y()));
      assertTrue(at.x() == piece.x() && at.y() == piece.y(), "seed=" + SEED);
    }
    float[] z = map.pieces().getFirst().z().clone();
    z[0] += 0.01f;
    CorpusMap.Place near = map.place(z);
    Piece first = map.pieces().getFirst();
    assertTrue(Math.hypot(near.x() - first.x(), near.y() - first.y()) < 0.2, "seed=" + SEED);
    assertThrows(IllegalArgumentException.class, () -> map.nearest(new float[1], 1));
  }

  @Test
  void aFileGivesTheMapBack(@TempDir Path folder) throws IOException {
    for (long seed = SEED; seed < SEED + 5; seed++) {
      CorpusMap map = Planted.map(Planted.blobs(seed), seed);
      Path file = folder.resolve("a/b-map.tsv");
      CorpusFile.write(map, file);
      assertEquals(map, CorpusFile.read(file), "seed=" + seed);
      assertEquals(CorpusFile.text(map), Files.readString(file));
      assertEquals(List.of(file), Files.list(file.getParent()).toList(), "nothing beside it");
    }
  }

  /** A way to damage a file, and what is said then. */
  private record Damage(String whole, String broken, String said) {}

  @Test
  void whatIsDamagedIsTold() throws IOException {
    String good = CorpusFile.text(Planted.map(Planted.blobs(1), 1));
    for (Damage damage :
        List.of(
            new Damage(good, "rubbish", ":1: it is no map"),
            new Damage("corpus map", "other", ":1: it is no map"),
            new Damage("\"version\":1", "\"version\":9", "a map of version 9"),
            new Damage("\"seed\"", "\"sead\"", ":1: its first line is damaged"),
            new Damage("piece 3\t", "piece 3", ":5 is damaged, it has 6 columns"),
            new Damage("piece 3\t", "piece 3\t\t", ":5 is damaged, it has 8 columns"),
            new Damage("\n1\t", "\n77\t", "there is no cluster 77"),
            new Damage("\n0\t", "\nx\t", " is damaged"))) {
      String bad = good.replace(damage.whole, damage.broken);
      assertNotEquals(good, bad, damage.said);
      String message =
          assertThrows(IOException.class, () -> CorpusFile.parse(bad, "x-map.tsv")).getMessage();
      assertTrue(message.startsWith("x-map.tsv") && message.contains(damage.said), message);
    }
  }

  @Test
  void aFileThatIsCutOffIsTold() throws IOException {
    String good = CorpusFile.text(Planted.map(Planted.blobs(1), 1));
    String cut = good.substring(0, good.lastIndexOf('\n', good.length() - 2) + 1);
    IOException told = assertThrows(IOException.class, () -> CorpusFile.parse(cut, "x"));
    assertTrue(told.getMessage().contains("cut off"), told.getMessage());
    assertTrue(told.getMessage().contains("./zadenza models map musicvae-drums"), "what to do");
    assertThrows(IOException.class, () -> CorpusFile.parse("", "x"));
    assertThrows(IOException.class, () -> CorpusFile.shipped("none"));
  }
}
