// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of windows from pieces of music: each begins on the course's grid (for drums a bar), and
 * every place of it is as likely to be met.
 *
 * <p>Batch n is a function of n and the seed. A window in mid-piece sees what its inputs show of
 * the past, but remembers nothing; one that is longer than its piece is filled up and masked.
 */
public final class Windows {
  private final Course course;
  private final int[] placesUpTo; // of all pieces up to and with this one
  private final int batch;
  private final int steps;
  private final long seed;

  /** Windows of so many steps, so many a batch. */
  public Windows(Course course, int batch, int steps, long seed) {
    this.course = course;
    this.batch = batch;
    this.steps = steps;
    this.seed = seed;
    int[] lengths = course.lengths();
    placesUpTo = new int[lengths.length];
    int places = 0;
    for (int k = 0; k < lengths.length; k++) {
      places += Math.max(1, lengths[k] / course.grid());
      placesUpTo[k] = places;
    }
  }

  /**
   * Batch n: features [batch, inputs, steps], labels [batch, classes, steps], label mask [batch,
   * steps].
   */
  public DataSet batch(long n) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + n);
    float[] features = new float[batch * course.inputs() * steps];
    float[] labels = new float[batch * course.classes() * steps];
    float[] mask = new float[batch * steps];
    float[] input = new float[course.inputs()];
    for (int item = 0; item < batch; item++) {
      int place = random.nextInt(placesUpTo[placesUpTo.length - 1]);
      int k = 0;
      while (placesUpTo[k] <= place) {
        k++;
      }
      int placeInPiece = place - (k == 0 ? 0 : placesUpTo[k - 1]);
      Course.Piece piece = course.piece(k, random);
      int start = start(placeInPiece, piece.length() / course.grid(), random);
      for (int t = 0; t < steps && start + t < piece.length(); t++) {
        piece.input(start + t, input);
        for (int row = 0; row < input.length; row++) {
          features[(item * input.length + row) * steps + t] = input[row];
        }
        labels[(item * course.classes() + piece.label(start + t)) * steps + t] = 1;
        mask[item * steps + t] = 1;
      }
    }
    return new DataSet(
        array(features, batch, course.inputs(), steps),
        array(labels, batch, course.classes(), steps),
        null,
        array(mask, batch, steps));
  }

  /** The step to begin at so that the window holds this place of the grid at a random step. */
  private int start(int place, int places, SplittableRandom random) {
    int windowPlaces = Math.max(1, steps / course.grid());
    int latest = Math.max(0, places - windowPlaces);
    return Math.clamp(place - random.nextInt(windowPlaces), 0, latest) * course.grid();
  }

  private static INDArray array(float[] values, int... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
