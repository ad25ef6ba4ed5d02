// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.musicvae.VaeShape;

/** Music of chance for tiny networks. */
record SmallPhrases(Phrases phrases, List<Example> examples) implements VaeCourse {
  /** One core of 7 classes. */
  static final Phrases CLASSES =
      new Phrases(new VaeShape(6, 0, VaeShape.Rows.CLASSES), "MelodyConverter", 7, 1, List.of(7));

  /** Four bits. */
  static final Phrases BITS =
      new Phrases(new VaeShape(6, 0, VaeShape.Rows.BITS), "DrumRollConverter", 4, 4, List.of(4));

  /** Two drums' hits, velocities and offsets. */
  static final Phrases GROOVE =
      new Phrases(new VaeShape(6, 0, VaeShape.Rows.GROOVE), "GrooveConverter", 6, 6, List.of(6));

  /** Two cores under a conductor over two parts. */
  static final Phrases CONDUCTED =
      new Phrases(new VaeShape(6, 2, VaeShape.Rows.CLASSES), "TrioConverter", 9, 2, List.of(4, 5));

  /** So many phrases of this kind, by this seed. */
  static SmallPhrases of(Phrases phrases, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[][] rows = new float[phrases.shape().steps()][phrases.inputs()];
      for (float[] row : rows) {
        switch (phrases.shape().rows()) {
          case CLASSES -> classes(row, phrases, random);
          case BITS -> bits(row, row.length, random);
          case GROOVE -> groove(row, random);
        }
      }
      examples.add(new Example(rows, rows));
    }
    return new SmallPhrases(phrases, examples);
  }

  private static void bits(float[] row, int count, SplittableRandom random) {
    for (int k = 0; k < count; k++) {
      row[k] = random.nextInt(2);
    }
  }

  private static void groove(float[] row, SplittableRandom random) {
    int drums = row.length / 3;
    bits(row, drums, random);
    for (int k = 0; k < drums; k++) {
      row[drums + k] = row[k] * random.nextInt(128) / 127f;
      row[2 * drums + k] = row[k] * (random.nextInt(201) - 100) / 100f;
    }
  }

  private static void classes(float[] row, Phrases phrases, SplittableRandom random) {
    int at = 0;
    for (int depth : phrases.depths()) {
      row[at + random.nextInt(depth)] = 1;
      at += depth;
    }
  }

  @Override
  public String name() {
    return "small";
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public Example example(int number, SplittableRandom random) {
    return examples.get(number);
  }

  @Override
  public List<Example> heldOut() {
    return examples;
  }
}
