// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.sketch.PointMixture;
import org.zadenza.models.sketch.SketchLosses;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.StrokePoint;
import org.zadenza.models.sketch.Strokes;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;
import org.zadenza.worker.vae.Dense;
import org.zadenza.worker.vae.Kernels;
import org.zadenza.worker.vae.Lstm;

/**
 * A Sketch-RNN over B drawings at once, with the slopes of its loss by all its weights.
 *
 * <p>Loss: L_R + w max(L_KL, tolerance) of the paper (§3.3), L_R over the batch and the points of
 * the longest drawing that there is. Of what follows a drawing's last point only the first row is
 * learnt, its end: the rest costs time and teaches nothing. Owned by one thread at a time.
 */
final class SketchNet {
  private static final float FIRST_SPREAD = -4; // ln sigma^2: sigma begins at 0.14

  private final SketchShape shape;
  private final int batch;
  private final Parameters parameters;
  private final @Nullable Reading reading;
  private final Lstm writer;
  private final Dense output;
  private final BellSlopes bells;
  private final Block seen; // the rows of stroke-5 before each point, [(points + 1) B, 5]
  private final Block said; // [(points + 1) B, outputs]
  private final Block gateSums; // [B, 4u]
  private List<Strokes> drawings = List.of();
  private int steps;

  /**
   * What was found about a batch.
   *
   * @param each the losses of each drawing
   * @param reconstruction L_R, with the ends
   * @param divergence L_KL
   */
  record Loss(List<SketchLosses> each, double reconstruction, double divergence) {
    /** What is learnt from. */
    double whole(double weight, double tolerance) {
      return reconstruction + weight * Math.max(divergence, tolerance);
    }
  }

  /** A network with fresh weights for batches of so many drawings. */
  SketchNet(SketchShape shape, int batch, long seed) {
    this.shape = shape;
    this.batch = batch;
    parameters = fresh(shape, seed);
    int rows = (shape.points() + 1) * batch;
    writer = new Lstm(parameters, SketchRnn.CELL, batch, shape.points() + 1);
    reading = shape.conditional() ? new Reading(parameters, shape, batch, writer) : null;
    output = new Dense(parameters, SketchRnn.OUTPUT);
    bells = new BellSlopes(shape.mixtures());
    seen = Block.zeros(rows, StrokePoint.ROW);
    said = Block.zeros(rows, shape.outputs());
    gateSums = Block.zeros(batch, 4 * shape.decoder());
  }

  /** Glorot and Bengio's kernels, and sigmas that let z say something from the beginning. */
  private static Parameters fresh(SketchShape shape, long seed) {
    Parameters.Names names = new Parameters.Names();
    SketchRnn.layout(shape).forEach(names::add);
    Parameters parameters = new Parameters(names);
    SplittableRandom random = new SplittableRandom(seed);
    parameters.spreadAll(random);
    if (shape.conditional()) {
      Block spread = parameters.value(SketchRnn.SPREAD + "bias");
      for (int k = 0; k < spread.columns(); k++) spread.set(0, k, FIRST_SPREAD);
    }
    return parameters;
  }

  /** Its weights. */
  Parameters parameters() {
    return parameters;
  }

  /** How many drawings it takes at once. */
  int batch() {
    return batch;
  }

  /** Takes the drawings of a batch: at most as many as fit, the rest of the rows stays empty. */
  void load(List<Strokes> strokes) {
    if (strokes.size() > batch) {
      throw new IllegalArgumentException(
          "%d drawings where %d fit".formatted(strokes.size(), batch));
    }
    drawings = List.copyOf(strokes);
    int longest = 1;
    for (Strokes one : drawings) longest = Math.max(longest, one.size());
    if (longest > shape.points()) {
      throw new IllegalArgumentException(
          "a drawing of %d points is longer than %d".formatted(longest, shape.points()));
    }
    steps = longest + 1;
    seen.rows(0, steps * batch).clear();
    for (int b = 0; b < drawings.size(); b++) {
      float[][] rows = drawings.get(b).rows();
      set(seen, b, Strokes.start());
      for (int t = 0; t < rows.length; t++) set(seen, (t + 1) * batch + b, rows[t]);
    }
    if (reading != null) reading.load(drawings);
  }

  static void set(Block block, int row, float[] values) {
    for (int k = 0; k < values.length; k++) block.set(row, k, values[k]);
  }

  /** The loss of the drawings, each at a point drawn from where it lies; no slopes are kept. */
  Loss measure(SplittableRandom random) {
    return forwards(random);
  }

  /** As {@link #measure}; replaces the slopes by those of this loss. */
  Loss learn(double weight, double tolerance, SplittableRandom random) {
    parameters.slopes().assign(0);
    Loss loss = forwards(random);
    back();
    if (reading != null) {
      reading.back(loss.divergence() > tolerance ? weight : 0);
    }
    return loss;
  }

  /** Where the drawings lie: the middles of all of them. */
  List<float[]> places() {
    if (reading == null) throw new IllegalStateException("there is no z");
    reading.read();
    return reading.middles();
  }

  private Loss forwards(SplittableRandom random) {
    writer.use(steps);
    Kernels.repeat(writer.bias(), gateSums);
    if (reading == null) {
      writer.reset();
    } else {
      reading.read();
      reading.draw(random);
      Block.product(reading.z(), writer.kernel(StrokePoint.ROW, shape.latents()), 1, gateSums);
    }
    Block kernel = writer.kernel(0, StrokePoint.ROW);
    for (int t = 0; t < steps; t++) {
      Kernels.copy(gateSums, writer.gates(t));
      Block.product(seen.rows(t * batch, batch), kernel, 1, writer.gates(t));
      writer.step(t);
    }
    output.forwards(writer.allOutputs(), said.rows(0, steps * batch));
    return judged();
  }

  /** The losses, and in the place of what was said the slopes by it. */
  private Loss judged() {
    float scale = 1f / (shape.points() * drawings.size());
    List<SketchLosses> each = new ArrayList<>();
    double all = 0;
    double away = 0;
    for (int b = 0; b < batch; b++) {
      int points = b < drawings.size() ? drawings.get(b).size() : -1;
      double offsets = 0;
      double pens = 0;
      double ends = 0;
      for (int t = 0; t < steps; t++) {
        int row = t * batch + b;
        if (t < points) {
          StrokePoint point = drawings.get(b).points().get(t);
          offsets += bells.offset(said, row, point.dx(), point.dy(), scale);
          pens += bells.pen(said, row, point.pen(), scale);
        } else if (t == points) {
          ends = bells.pen(said, row, PointMixture.ENDED, scale);
          bells.none(said, row);
        } else {
          said.rows(row, 1).clear();
        }
      }
      if (points < 0) continue;
      double divergence = reading == null ? 0 : reading.divergence(b);
      each.add(new SketchLosses(1, points, offsets, pens, ends, divergence));
      all += offsets + pens + ends;
      away += divergence;
    }
    double reconstruction = all * scale;
    double divergence = reading == null ? 0 : away / ((double) drawings.size() * shape.latents());
    return new Loss(each, reconstruction, divergence);
  }

  private void back() {
    writer.beginBack();
    output.back(writer.allOutputs(), said.rows(0, steps * batch), 1, writer.allOutputSlopes());
    for (int t = steps - 1; t >= 0; t--) writer.backStep(t);
    Block.productOfTransposed(
        seen.rows(0, steps * batch), writer.allGates(), 1, writer.kernelSlopes(0, StrokePoint.ROW));
    if (reading != null) {
      gateSums.clear();
      for (int t = 0; t < steps; t++) Kernels.add(writer.gates(t), gateSums);
      int latents = shape.latents();
      Block.productOfTransposed(
          reading.z(), gateSums, 1, writer.kernelSlopes(StrokePoint.ROW, latents));
      Block.productWithTransposed(
          gateSums, writer.kernel(StrokePoint.ROW, latents), 0, reading.zSlopes());
    }
    writer.learn();
  }
}
