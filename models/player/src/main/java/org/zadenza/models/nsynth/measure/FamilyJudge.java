// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.List;
import org.zadenza.models.nsynth.SoundNote;

/**
 * Says which family of instruments a sound is of; learnt from recorded notes, in seconds. Any
 * thread.
 */
public final class FamilyJudge {
  private static final int ROUNDS = 40;
  private static final long SEED = 1;

  private final List<String> families;
  private final Classifier classifier;

  private FamilyJudge(List<String> families, Classifier classifier) {
    this.families = families;
    this.classifier = classifier;
  }

  /** Learns from some notes. */
  public static FamilyJudge learn(List<SoundNote> notes) {
    if (notes.isEmpty()) throw new IllegalArgumentException("there are no notes to learn from");
    List<String> families = notes.stream().map(SoundNote::family).distinct().sorted().toList();
    double[][] rows = new double[notes.size()][];
    int[] labels = new int[rows.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = SoundTraits.of(notes.get(k).samples());
      labels[k] = families.indexOf(notes.get(k).family());
    }
    return new FamilyJudge(families, new Classifier(rows, labels, families.size(), ROUNDS, SEED));
  }

  /** The families that it knows. */
  public List<String> families() {
    return families;
  }

  /** The likeliest family of a sound, 16 kHz. */
  public String family(float[] samples) {
    return families.get(classifier.classOf(SoundTraits.of(samples)));
  }
}
