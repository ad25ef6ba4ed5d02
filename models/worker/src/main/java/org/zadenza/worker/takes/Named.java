// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.takes;

import java.util.SplittableRandom;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.Course;

/** A course under a player's own name. */
record Named(String name, Course course) implements Course {
  @Override
  public String architecture() {
    return course.architecture();
  }

  @Override
  public int inputs() {
    return course.inputs();
  }

  @Override
  public int classes() {
    return course.classes();
  }

  @Override
  public int grid() {
    return course.grid();
  }

  @Override
  public int[] lengths() {
    return course.lengths();
  }

  @Override
  public Piece piece(int number, SplittableRandom random) {
    return course.piece(number, random);
  }

  @Override
  public double heldOutLoss(LstmNetwork network) {
    return course.heldOutLoss(network);
  }
}
