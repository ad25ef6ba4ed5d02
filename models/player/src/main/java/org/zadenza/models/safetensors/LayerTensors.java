// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/** Layers by the names of their tensors, as large as the tensors are. */
public final class LayerTensors {
  private static final int GATES = 4;

  private LayerTensors() {}

  /** The LSTM layer whose tensors are {@code prefix + "kernel"} and {@code prefix + "bias"}. */
  public static LstmLayer cell(SafeTensors tensors, String prefix) throws WeightsException {
    return cell(tensors, prefix + "kernel", prefix + "bias");
  }

  /** The LSTM layer of two tensors: a kernel [inputs + units, 4 units] and a bias [4 units]. */
  public static LstmLayer cell(SafeTensors tensors, String kernel, String bias)
      throws WeightsException {
    List<Integer> shape = matrix(tensors, kernel);
    int units = shape.get(1) / GATES;
    int inputs = shape.get(0) - units;
    if (units < 1 || shape.get(1) % GATES != 0 || inputs < 1) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s has shape %s".formatted(kernel, shape),
          "an LSTM's kernel is [inputs + units, 4 units]");
    }
    return new LstmLayer(
        inputs,
        units,
        tensors.require(kernel, inputs + units, GATES * units),
        tensors.require(bias, GATES * units));
  }

  /**
   * The layers {@code pattern.formatted(0)}, {@code pattern.formatted(1)} and so on, until a name
   * is missing.
   */
  public static List<LstmLayer> cells(SafeTensors tensors, String pattern) throws WeightsException {
    List<LstmLayer> cells = new ArrayList<>();
    do {
      LstmLayer cell = cell(tensors, pattern.formatted(cells.size()));
      if (!cells.isEmpty() && cells.getLast().units() != cell.inputs()) {
        throw new WeightsException(
            tensors.file(),
            "%skernel takes %d inputs and the layer below gives %d"
                .formatted(pattern.formatted(cells.size()), cell.inputs(), cells.getLast().units()),
            "its tensors do not belong together");
      }
      cells.add(cell);
    } while (tensors.has(pattern.formatted(cells.size()) + "kernel"));
    return cells;
  }

  /** The dense layer whose tensors are {@code prefix + "kernel"} and {@code prefix + "bias"}. */
  public static DenseLayer dense(SafeTensors tensors, String prefix) throws WeightsException {
    return dense(tensors, prefix + "kernel", prefix + "bias");
  }

  /** The dense layer of two tensors: a kernel [inputs, outputs] and a bias [outputs]. */
  public static DenseLayer dense(SafeTensors tensors, String kernel, String bias)
      throws WeightsException {
    List<Integer> shape = matrix(tensors, kernel);
    int inputs = shape.get(0);
    int outputs = shape.get(1);
    return new DenseLayer(
        inputs, outputs, tensors.require(kernel, inputs, outputs), tensors.require(bias, outputs));
  }

  /** Refuses a layer that takes or gives another number than its neighbours do. */
  public static void fit(SafeTensors tensors, String what, int is, int wanted)
      throws WeightsException {
    if (is != wanted) {
      throw new WeightsException(
          tensors.file(),
          "%s is %d wide where its neighbours need %d".formatted(what, is, wanted),
          "its tensors do not belong together");
    }
  }

  private static List<Integer> matrix(SafeTensors tensors, String name) throws WeightsException {
    List<Integer> shape = tensors.shape(name);
    if (shape.size() != 2 || shape.get(0) < 1 || shape.get(1) < 1) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s has shape %s".formatted(name, shape),
          "a matrix is needed: is it another model?");
    }
    return shape;
  }
}
