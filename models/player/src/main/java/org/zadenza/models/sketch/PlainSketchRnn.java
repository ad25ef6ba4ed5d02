// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.Objects;
import org.zadenza.neural.PlainCell;

/**
 * A Sketch-RNN as its formulas are (§3.2 and §3.3 of the paper), in double precision: slow, and the
 * oracle of {@link LiveSketchReader}, {@link LiveSketches} and of training.
 */
public final class PlainSketchRnn {
  private final SketchRnn net;

  /** Of this network. */
  public PlainSketchRnn(SketchRnn net) {
    this.net = net;
  }

  /** Where a drawing lies: mu and sigma, [2][latents]. */
  public double[][] read(Strokes strokes) {
    SketchReader reader = reader();
    PlainCell forwards = new PlainCell(reader.forwards());
    PlainCell backwards = new PlainCell(reader.backwards());
    float[][] rows = strokes.rows();
    for (int t = 0; t < rows.length; t++) {
      forwards.step(wide(rows[t]));
      backwards.step(wide(rows[rows.length - 1 - t]));
    }
    double[] h = joined(forwards.h(), backwards.h());
    double[] sigma = reader.spread().apply(h);
    for (int k = 0; k < sigma.length; k++) sigma[k] = Math.exp(sigma[k] / 2);
    return new double[][] {reader.mu().apply(h), sigma};
  }

  /**
   * What the decoder says of each point of a drawing and of its end, the real points before it
   * given, [size + 1][outputs].
   *
   * @param z the point of the latent space; none where the network has no z
   */
  public double[][] write(Strokes strokes, double[] z) {
    PlainCell cell = new PlainCell(net.cell());
    if (net.shape().conditional()) {
      double[] first = z.clone();
      for (int k = 0; k < first.length && reader().bounded(); k++) first[k] = Math.tanh(first[k]);
      double[] state = reader().start().apply(first); // [2 units]
      int units = net.shape().decoder();
      double[] c = new double[units];
      double[] h = new double[units];
      for (int m = 0; m < units; m++) {
        c[m] = Math.tanh(state[m]);
        h[m] = Math.tanh(state[units + m]);
      }
      cell.start(c, h);
    }
    float[][] rows = strokes.rows();
    double[][] out = new double[rows.length + 1][];
    for (int t = 0; t < out.length; t++) {
      float[] before = t == 0 ? Strokes.start() : rows[t - 1];
      out[t] = net.output().apply(cell.step(joined(wide(before), z)));
    }
    return out;
  }

  private SketchReader reader() {
    return Objects.requireNonNull(net.reader(), "the network has no z");
  }

  private static double[] joined(double[] a, double[] b) {
    double[] out = new double[a.length + b.length];
    System.arraycopy(a, 0, out, 0, a.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  private static double[] wide(float[] values) {
    double[] out = new double[values.length];
    for (int k = 0; k < out.length; k++) out[k] = values[k];
    return out;
  }
}
