// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/**
 * A Sketch-RNN: the weights of a network that draws point by point, as a value.
 *
 * @param scale pixels of one of its units, see {@link StrokeCodec}
 * @param reader null where it draws without being told what
 * @param cell the decoder: the row of stroke-5 before, then z
 * @param output what it says of the next point, see {@link PointMixture}
 */
public record SketchRnn(
    SketchShape shape,
    double scale,
    @Nullable SketchReader reader,
    LstmLayer cell,
    DenseLayer output) {
  /** The type that its files have. */
  public static final String TYPE = "SketchRNN";

  /** Prefixes of the tensors. */
  public static final String FORWARDS = "encoder/fw/";

  /** The encoder that reads from the end. */
  public static final String BACKWARDS = "encoder/bw/";

  /** The middle. */
  public static final String MU = "encoder/mu/";

  /** How far around it. */
  public static final String SPREAD = "encoder/sigma/";

  /** From z to the first state. */
  public static final String START = "decoder/initial_state/";

  /** The decoder's cell. */
  public static final String CELL = "decoder/lstm/";

  /** Its output. */
  public static final String OUTPUT = "decoder/output/";

  private static final String KERNEL = "kernel";
  private static final String BIAS = "bias";

  /** Checks that all parts fit. */
  public SketchRnn {
    if ((reader != null) != shape.conditional()) {
      throw new IllegalArgumentException("a network with a z has a reader, and no other");
    }
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("a scale is more than 0: " + scale);
    }
  }

  /** The codec for its drawings. */
  public StrokeCodec codec() {
    return new StrokeCodec(scale);
  }

  /**
   * The tensors of a network of some shape, with their lengths. LSTM kernels are [inputs + units, 4
   * units], the gates in the order i, j, f, o; the 1.0 of the forget gate is not in the bias.
   */
  public static Map<String, List<Integer>> layout(SketchShape shape) {
    Map<String, List<Integer>> out = new LinkedHashMap<>();
    if (shape.conditional()) {
      int units = shape.encoder();
      put(out, FORWARDS, StrokePoint.ROW + units, 4 * units);
      put(out, BACKWARDS, StrokePoint.ROW + units, 4 * units);
      put(out, MU, 2 * units, shape.latents());
      put(out, SPREAD, 2 * units, shape.latents());
      put(out, START, shape.latents(), 2 * shape.decoder());
    }
    put(out, CELL, shape.inputs() + shape.decoder(), 4 * shape.decoder());
    put(out, OUTPUT, shape.decoder(), shape.outputs());
    return out;
  }

  private static void put(Map<String, List<Integer>> out, String prefix, int rows, int columns) {
    out.put(prefix + KERNEL, List.of(rows, columns));
    out.put(prefix + BIAS, List.of(columns));
  }

  /** The network that tensors hold. */
  public static SketchRnn read(
      SafeTensors tensors, SketchShape shape, double scale, boolean bounded)
      throws WeightsException {
    SketchReader reader = null;
    if (shape.conditional()) {
      reader =
          new SketchReader(
              cell(tensors, FORWARDS, StrokePoint.ROW, shape.encoder()),
              cell(tensors, BACKWARDS, StrokePoint.ROW, shape.encoder()),
              dense(tensors, MU, 2 * shape.encoder(), shape.latents()),
              dense(tensors, SPREAD, 2 * shape.encoder(), shape.latents()),
              dense(tensors, START, shape.latents(), 2 * shape.decoder()),
              bounded);
    }
    return new SketchRnn(
        shape,
        scale,
        reader,
        cell(tensors, CELL, shape.inputs(), shape.decoder()),
        dense(tensors, OUTPUT, shape.decoder(), shape.outputs()));
  }

  private static LstmLayer cell(SafeTensors tensors, String prefix, int inputs, int units)
      throws WeightsException {
    return new LstmLayer(
        inputs,
        units,
        tensors.require(prefix + KERNEL, inputs + units, 4 * units),
        tensors.require(prefix + BIAS, 4 * units));
  }

  private static DenseLayer dense(SafeTensors tensors, String prefix, int inputs, int outputs)
      throws WeightsException {
    return new DenseLayer(
        inputs,
        outputs,
        tensors.require(prefix + KERNEL, inputs, outputs),
        tensors.require(prefix + BIAS, outputs));
  }
}
