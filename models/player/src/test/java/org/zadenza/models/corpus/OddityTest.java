// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.VaeRows;

class OddityTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int PLANTED = 30;

  /** By the letter: sorts all distances, takes the tenth, the median and its deviation. */
  @Test
  void itIsWhatItsFormulaSays() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[]> points = Planted.points(61, 4, 1, random);
    double[] tenth = new double[61];
    for (int i = 0; i < 61; i++) {
      List<Double> far = new ArrayList<>();
      for (int k = 0; k < 61; k++) if (k != i) far.add(Distances.of(points.get(i), points.get(k)));
      Collections.sort(far);
      tenth[i] = far.get(9);
    }
    double middle = middle(tenth);
    double[] away = new double[61];
    for (int i = 0; i < 61; i++) away[i] = Math.abs(tenth[i] - middle);
    double deviation = 1.4826 * middle(away);
    double[] wanted = new double[61];
    for (int i = 0; i < 61; i++) wanted[i] = (tenth[i] - middle) / deviation;
    double[] oddity = Oddity.of(Neighbours.of(points, Oddity.NEIGHBOUR));
    assertArrayEquals(wanted, oddity, 1e-9, "seed=" + SEED);
    assertEquals(0, Oddity.of(Neighbours.of(List.of(new float[3]), 10))[0]);
  }

  private static double middle(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Phrases that no drummer played, among the medoids of what drummers did. */
  @Test
  void whatNobodyPlayedIsOdd() throws IOException {
    String shared = System.getProperty("shared.dir", "");
    Path folder = Path.of(shared).resolve("data/drums-gmd");
    assumeTrue(
        !shared.isEmpty() && Files.isDirectory(folder), "the Groove MIDI Dataset is not here");
    ImportedModel.Vae model = MusicVaes.shipped(MusicVaes.DRUMS);
    LiveEncoder encoder = new LiveEncoder(model.network());
    List<float[]> points = new ArrayList<>();
    for (CorpusMap.Piece piece : CorpusFile.shipped("drummers").pieces()) points.add(piece.z());
    int real = points.size();
    List<int[]> played = new ArrayList<>();
    for (GrooveDataset.Styled one : GrooveDataset.open(folder).styled("test")) {
      List<int[]> windows = PhraseWindows.of(List.of(one.tokens()), 32);
      if (!windows.isEmpty()) played.add(windows.get(windows.size() / 2));
    }
    Random random = new Random(1);
    for (String kind : List.of("shuffled", "at random")) {
      List<float[]> all = new ArrayList<>(points);
      for (int n = 0; n < PLANTED; n++) {
        int[] tokens = played.get(n % played.size()).clone();
        for (int t = 31; t >= 0; t--) {
          int other = random.nextInt(t + 1);
          int held = tokens[t];
          tokens[t] = kind.equals("shuffled") ? tokens[other] : hits(random);
          if (kind.equals("shuffled")) tokens[other] = held;
        }
        all.add(encoder.encode(VaeRows.drums(tokens), new float[0][]).mu());
      }
      double[] oddity = Oddity.of(Neighbours.of(all, Oddity.NEIGHBOUR));
      double told = told(oddity, real);
      System.out.printf("%s: odder than a real phrase in %.3f of all pairs%n", kind, told);
      assertTrue(told > 0.85, kind + " " + told);
    }
  }

  private static int hits(Random random) {
    int set = 0;
    for (int drum = 0; drum < 9; drum++) if (random.nextDouble() < 0.13) set |= 1 << drum;
    return set;
  }

  /** The area under the curve of hits and false alarms. */
  private static double told(double[] oddity, int real) {
    int right = 0;
    for (int p = real; p < oddity.length; p++) {
      for (int i = 0; i < real; i++) if (oddity[p] > oddity[i]) right++;
    }
    return (double) right / real / (oddity.length - real);
  }
}
