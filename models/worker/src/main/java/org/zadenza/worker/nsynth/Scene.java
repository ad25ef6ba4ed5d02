// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.SplittableRandom;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.neural.MuLaw;

/**
 * A piece of a note before it is told what its past was.
 *
 * @param note what sounds
 * @param heard where its code comes from
 * @param from its first sample
 * @param samples how many it has
 * @param memory what is told of the past
 * @param random chance of what is told
 */
record Scene(
    Prepared note,
    Crop.Heard heard,
    int from,
    int samples,
    Memory memory,
    SplittableRandom random) {
  /** Of silence there is little to learn. */
  boolean silent(int classes) {
    for (int t = from; t < from + samples; t++) {
      if (Math.abs(note.at(t) - MuLaw.SILENCE) > classes) return false;
    }
    return true;
  }

  /** The piece as its memory tells it. */
  Crop crop(NsynthShape shape) {
    return crop(shape, (told, _) -> told);
  }

  /** Says what is told of a sample instead of what memory tells. */
  interface Teller {
    /**
     * Called for each sample in turn, once all that a network is given for it is written.
     *
     * @param told the class that memory tells
     * @param given what there is of the crop so far
     */
    int tell(int told, Given given);
  }

  /** What a network is given for the sample {@code at} and those before. */
  record Given(int at, float[] before, float[] excitation) {}

  /** The piece as a teller tells it, from its first sample on. */
  Crop crop(NsynthShape shape, Teller teller) {
    double hertz = Excitation.hertz(note.note().pitch());
    float[] before = new float[samples];
    float[] excitation = new float[samples * shape.excitations()];
    int[] sound = new int[samples];
    PastPeriods past = new PastPeriods();
    int known = MuLaw.SILENCE;
    for (int t = memory.fresh() ? from : 0; t < from + samples; t++) {
      past.next(hertz);
      int k = t - from;
      if (k >= 0) {
        sound[k] = note.at(t);
        before[k] = MuLaw.input(known);
        if (shape.pitched()) {
          int at = k * shape.excitations();
          Excitation.write(note.phase().at(t), hertz, shape.harmonics(), excitation, at);
          past.guesses(excitation, at - 1 + shape.guesses());
        }
      }
      known = memory.of(note.at(t), k, random);
      if (k >= 0) known = teller.tell(known, new Given(k, before, excitation));
      past.add(MuLaw.decode(known));
    }
    return new Crop(heard, before, excitation, Excitation.condition(note.note().pitch()), sound);
  }
}
