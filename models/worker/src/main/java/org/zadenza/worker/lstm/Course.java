// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import java.util.SplittableRandom;
import org.zadenza.neural.LstmNetwork;

/** The music that an LSTM learns to predict, as inputs and labels, and how it is judged. */
public interface Course {
  /** The model's name, which its files get. */
  String name();

  /** What the network is and what it takes, in one line. */
  String architecture();

  /** How many numbers one step takes. */
  int inputs();

  /** How many labels there are. */
  int classes();

  /** How many steps lie between two places where a window may begin, e.g. a bar. */
  int grid();

  /** About how many steps each piece has. */
  int[] lengths();

  /** One piece to learn from, varied by chance where that is of use. */
  Piece piece(int number, SplittableRandom random);

  /** The mean loss of some weights on held-out music, in nats per event, in the live kernel. */
  double heldOutLoss(LstmNetwork network);

  /** A piece of music, step by step. */
  interface Piece {
    /** How many steps it has. */
    int length();

    /** Fills {@code out} with the input for predicting a step. */
    void input(int step, float[] out);

    /** The label of a step. */
    int label(int step);
  }
}
