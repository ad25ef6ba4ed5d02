// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.zadenza.worker.vae.Start;

/**
 * The part of a Sketch-RNN from drawings to z and on to the decoder's first state, and the way
 * back. A drawing shorter than the longest of its batch is read to its own end, by both LSTMs.
 */
final class Reading {
  private final int batch;
  private final int units;
  private final Lstm[] cells; // from the first point on, and from the last
  private final Block[] rows; // what they see, [points B, 5]
  private final Dense mu;
  private final Dense spread;
  private final Start start;
  private final Block found; // [B, 2u]
  private final Block foundSlopes;
  private final Block middle;
  private final Block spreads; // ln sigma^2
  private final Block spreadSlopes;
  private final Block noise;
  private final Block z;
  private final Block zSlopes;
  private List<Strokes> drawings = List.of();
  private int steps;

  Reading(Parameters parameters, SketchShape shape, int batch, Lstm writer) {
    this.batch = batch;
    units = shape.encoder();
    cells =
        new Lstm[] {
          new Lstm(parameters, SketchRnn.FORWARDS, batch, shape.points()),
          new Lstm(parameters, SketchRnn.BACKWARDS, batch, shape.points())
        };
    rows =
        new Block[] {
          Block.zeros(shape.points() * batch, StrokePoint.ROW),
          Block.zeros(shape.points() * batch, StrokePoint.ROW)
        };
    mu = new Dense(parameters, SketchRnn.MU);
    spread = new Dense(parameters, SketchRnn.SPREAD);
    start = new Start(parameters, SketchRnn.START, List.of(writer), batch);
    found = Block.zeros(batch, 2 * units);
    foundSlopes = Block.zeros(batch, 2 * units);
    middle = Block.zeros(batch, shape.latents());
    spreads = Block.zeros(batch, shape.latents());
    spreadSlopes = Block.zeros(batch, shape.latents());
    noise = Block.zeros(batch, shape.latents());
    z = Block.zeros(batch, shape.latents());
    zSlopes = Block.zeros(batch, shape.latents());
  }

  /** Takes the drawings of a batch. */
  void load(List<Strokes> strokes) {
    drawings = strokes;
    steps = 1;
    for (Strokes one : strokes) steps = Math.max(steps, one.size());
    for (Block block : rows) block.rows(0, steps * batch).clear();
    for (int b = 0; b < strokes.size(); b++) {
      float[][] points = strokes.get(b).rows();
      for (int t = 0; t < points.length; t++) {
        SketchNet.set(rows[0], t * batch + b, points[t]);
        SketchNet.set(rows[1], t * batch + b, points[points.length - 1 - t]);
      }
    }
  }

  /** Finds where the drawings lie. */
  void read() {
    found.clear();
    for (int way = 0; way < cells.length; way++) {
      Lstm cell = cells[way];
      cell.use(steps);
      cell.reset();
      Block kernel = cell.kernel(0, StrokePoint.ROW);
      for (int t = 0; t < steps; t++) {
        Kernels.repeat(cell.bias(), cell.gates(t));
        Block.product(rows[way].rows(t * batch, batch), kernel, 1, cell.gates(t));
        cell.step(t);
      }
      for (int b = 0; b < drawings.size(); b++) {
        int last = drawings.get(b).size() - 1; // -1, with nothing drawn, is what it starts from
        for (int m = 0; m < units; m++) {
          found.set(b, way * units + m, cell.h(last).get(b, m));
        }
      }
    }
    mu.forwards(found, middle);
    spread.forwards(found, spreads);
  }

  /** Draws a z for each drawing, and starts the decoder. */
  void draw(SplittableRandom random) {
    for (int b = 0; b < batch; b++) {
      for (int k = 0; k < z.columns(); k++) {
        noise.set(b, k, (float) random.nextGaussian());
        z.set(b, k, (float) (middle.get(b, k) + sigma(b, k) * noise.get(b, k)));
      }
    }
    start.forwards(z);
  }

  private double sigma(int b, int k) {
    return Math.exp(spreads.get(b, k) / 2.0);
  }

  /** What was drawn, [B, latents]. */
  Block z() {
    return z;
  }

  /** The slopes by it. */
  Block zSlopes() {
    return zSlopes;
  }

  /** The middles of where the drawings lie. */
  List<float[]> middles() {
    List<float[]> out = new ArrayList<>();
    for (int b = 0; b < drawings.size(); b++) out.add(middle.rows(b, 1).toArray());
    return out;
  }

  /** The divergence of one drawing from the prior, in nats. */
  double divergence(int b) {
    double[] mean = new double[z.columns()];
    double[] sigma = new double[z.columns()];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = middle.get(b, k);
      sigma[k] = sigma(b, k);
    }
    return SketchLosses.divergence(mean, sigma);
  }

  /**
   * Adds all slopes, given those by z from the decoder's steps.
   *
   * @param weight of the divergence
   */
  void back(double weight) {
    start.back(z, zSlopes);
    double each = weight / ((double) drawings.size() * z.columns());
    for (int b = 0; b < batch; b++) {
      boolean drawn = b < drawings.size();
      for (int k = 0; k < z.columns(); k++) {
        double sigma = sigma(b, k);
        double slope = drawn ? zSlopes.get(b, k) : 0;
        double wide = slope * noise.get(b, k) * sigma / 2;
        if (drawn) {
          wide += each * (sigma * sigma - 1) / 2;
          slope += each * middle.get(b, k);
        }
        spreadSlopes.set(b, k, (float) wide);
        zSlopes.set(b, k, (float) slope);
      }
    }
    mu.back(found, zSlopes, 0, foundSlopes);
    spread.back(found, spreadSlopes, 1, foundSlopes);
    for (int way = 0; way < cells.length; way++) {
      Lstm cell = cells[way];
      cell.beginBack();
      for (int b = 0; b < drawings.size(); b++) {
        int last = drawings.get(b).size() - 1;
        for (int m = 0; m < units; m++) {
          cell.slopes(last).set(b, m, foundSlopes.get(b, way * units + m));
        }
      }
      for (int t = steps - 1; t >= 0; t--) cell.backStep(t);
      Block seen = rows[way].rows(0, steps * batch);
      Block.productOfTransposed(seen, cell.allGates(), 1, cell.kernelSlopes(0, StrokePoint.ROW));
      cell.learn();
    }
  }
}
