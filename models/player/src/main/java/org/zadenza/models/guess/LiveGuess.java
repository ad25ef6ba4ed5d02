// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveDense;
import org.zadenza.neural.PlaneKernel;

/**
 * A {@link GuessNet} in vectors, without allocating: some tenths of a millisecond a drawing, so
 * that a guess can follow each move of a pen. Owned by one thread at a time.
 */
public final class LiveGuess {
  private final List<Fold> folds = new ArrayList<>();
  private final LiveDense hidden;
  private final LiveDense output;
  private final float[] seen; // what the dense layers see
  private final int inputs;

  /** Packs the weights. */
  public LiveGuess(GuessNet net) {
    int side = Ink.SIDE;
    for (ConvLayer layer : net.layers()) {
      folds.add(new Fold(layer, side));
      side /= 2;
    }
    DenseLayer dense = net.hidden();
    inputs = dense.inputs();
    seen = new float[inputs];
    hidden = new LiveDense(dense);
    output = new LiveDense(net.output());
  }

  /**
   * The logits of all words: the first places of an array that the next use overwrites.
   *
   * @param ink as {@link Ink} has it
   */
  public float[] logits(float[] ink) {
    folds.getFirst().take(ink);
    for (int k = 0; k < folds.size(); k++) {
      Fold fold = folds.get(k);
      if (k + 1 < folds.size()) fold.run(folds.get(k + 1).plane, folds.get(k + 1).width(), 1);
      else fold.run(seen, fold.side / 2, 0);
    }
    hidden.begin();
    hidden.addSparse(0, seen, 0, inputs);
    float[] middle = hidden.sums();
    for (int k = 0; k < hidden.outputs(); k++) middle[k] = Math.max(0, middle[k]);
    output.begin();
    output.addSparse(0, middle, 0, hidden.outputs());
    return output.sums();
  }

  /** A convolution, relu and the largest of each four places. */
  private static final class Fold {
    private final int side;
    private final int inputs;
    private final int outputs;
    private final float[] bias;
    private final PlaneKernel kernel;
    private final int[] offsets;
    private final float[] plane; // with a border of zeros
    private final float[] sums; // of two rows

    Fold(ConvLayer layer, int side) {
      this.side = side;
      inputs = layer.inputs();
      outputs = layer.outputs();
      bias = layer.bias();
      kernel = new PlaneKernel(layer.kernel(), 3, 3 * inputs, outputs);
      offsets = new int[] {0, width() * inputs, 2 * width() * inputs};
      plane = new float[width() * width() * inputs];
      sums = new float[2 * side * outputs];
    }

    int width() {
      return side + 2;
    }

    void take(float[] ink) {
      int row = side * inputs;
      for (int y = 0; y < side; y++) {
        System.arraycopy(ink, y * row, plane, ((y + 1) * width() + 1) * inputs, row);
      }
    }

    /**
     * @param to a plane of half as many places each way
     * @param wide how many places a row of it has, its border counted
     * @param border of it, in places
     */
    void run(float[] to, int wide, int border) {
      for (int y = 0; y < side; y += 2) {
        for (int row = 0; row < 2; row++) {
          int at = (y + row) * width() * inputs;
          kernel.row(plane, at, inputs, offsets, sums, row * side * outputs, outputs, side);
        }
        for (int x = 0; x < side; x += 2) {
          int place = ((y / 2 + border) * wide + x / 2 + border) * outputs;
          largest(x * outputs, to, place);
        }
      }
    }

    private void largest(int from, float[] to, int place) {
      int below = from + side * outputs;
      for (int c = 0; c < outputs; c++) {
        float above = Math.max(sums[from + c], sums[from + outputs + c]);
        float most = Math.max(above, Math.max(sums[below + c], sums[below + outputs + c]));
        to[place + c] = Math.max(0, most + bias[c]);
      }
    }
  }
}
