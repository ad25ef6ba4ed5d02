// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundNote;

class ClassifierTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int CLASSES = 4;

  private final Random random = new Random(SEED);

  /** Clouds around corners that lie apart, of which one is in two pieces. */
  private double[][] rows(int[] labels) {
    double[][] out = new double[labels.length][6];
    for (int r = 0; r < out.length; r++) {
      for (int k = 0; k < 6; k++) out[r][k] = 0.4 * random.nextGaussian();
      if (labels[r] > 0) out[r][labels[r]] += 6;
      else out[r][0] += random.nextBoolean() ? 6 : -6;
    }
    return out;
  }

  private int[] labels(int count) {
    int[] out = new int[count];
    for (int r = 0; r < count; r++) out[r] = r % CLASSES;
    return out;
  }

  private static double share(Classifier classifier, double[][] rows, int[] labels) {
    int right = 0;
    for (int r = 0; r < rows.length; r++) if (classifier.classOf(rows[r]) == labels[r]) right++;
    return (double) right / rows.length;
  }

  @Test
  void whatLiesApartIsToldApart() {
    int[] labels = labels(200);
    Classifier classifier = new Classifier(rows(labels), labels, CLASSES, 200, 1);
    int[] fresh = labels(200);
    double[][] rows = rows(fresh);
    assertEquals(1, share(classifier, rows, fresh), 0.01, "seed=" + SEED);
    double sum = 0;
    for (double odds : classifier.odds(rows[0])) sum += odds;
    assertEquals(1, sum, 1e-9);
  }

  @Test
  void theSameRowsMakeTheSameClassifier() {
    int[] labels = labels(60);
    double[][] rows = rows(labels);
    Classifier one = new Classifier(rows, labels, CLASSES, 5, 7);
    Classifier other = new Classifier(rows, labels, CLASSES, 5, 7);
    for (double[] row : rows) assertArrayEquals(one.odds(row), other.odds(row));
  }

  /** Sines, buzzes and hisses of any pitch. */
  private List<SoundNote> notes(int count) {
    List<SoundNote> out = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int pitch = 45 + random.nextInt(30);
      double turn = 2 * Math.PI * 440 * Math.pow(2, (pitch - 69) / 12.0) / NsynthShape.SAMPLE_RATE;
      float[] x = new float[32_000];
      for (int t = 0; t < x.length; t++) {
        double phase = turn * t / (2 * Math.PI);
        x[t] =
            switch (n % 3) {
              case 0 -> (float) (0.3 * Math.sin(turn * t));
              case 1 -> (float) (0.6 * (phase - Math.floor(phase)) - 0.3);
              default -> (float) (0.2 * random.nextGaussian());
            };
      }
      String family = List.of("sine", "buzz", "hiss").get(n % 3);
      out.add(new SoundNote("n" + n, family, family, family, pitch, 100, SoundNote.Use.TRAIN, x));
    }
    return out;
  }

  @Test
  void familiesAreToldByTheirSound() {
    FamilyJudge judge = FamilyJudge.learn(notes(60));
    assertEquals(List.of("buzz", "hiss", "sine"), judge.families());
    long right = 0;
    List<SoundNote> fresh = notes(30);
    for (SoundNote note : fresh) if (judge.family(note.samples()).equals(note.family())) right++;
    assertEquals(30, right, "seed=" + SEED);
    SoundNote note = fresh.getFirst();
    float[] softer = note.samples().clone();
    for (int t = 0; t < softer.length; t++) softer[t] *= 0.5f;
    assertEquals(note.family(), judge.family(softer), "how loud a sound is does not tell");
    assertTrue(SoundTraits.of(new float[100]).length == SoundTraits.COUNT);
  }
}
