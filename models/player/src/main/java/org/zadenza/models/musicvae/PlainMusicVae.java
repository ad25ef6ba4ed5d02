// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.PlainCell;

/**
 * A MusicVAE written as its formulas are, in double precision: the oracle of {@link LiveEncoder}
 * and {@link LiveDecoder}.
 *
 * <p>Shapes are written beside each line: T = steps, X = inputs of a step, K = controls, Z =
 * latents, D = numbers of a decoded step, u = units.
 */
public final class PlainMusicVae {
  private final MusicVae network;

  /** The formulas with these weights. */
  public PlainMusicVae(MusicVae network) {
    this.network = network;
  }

  /** The middle of where a phrase lies. */
  public double[] mu(double[][] x, double[][] controls) { // [T][X], [T][K] -> [Z]
    return network.mu().apply(read(x, controls));
  }

  /** How far around it; the weights must have sigma. */
  public double[] sigma(double[][] x, double[][] controls) { // [T][X], [T][K] -> [Z]
    DenseLayer sigma = network.sigma();
    if (sigma == null) throw new IllegalStateException("these weights have no sigma");
    return Arrays.stream(sigma.apply(read(x, controls)))
        .map(v -> Math.log1p(Math.exp(v)))
        .toArray();
  }

  private double[] read(double[][] x, double[][] controls) { // [T][X], [T][K] -> [2u]
    double[][] rows = new double[x.length][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = network.controls() == 0 ? x[t] : join(x[t], controls[t]);
    }
    return switch (network.encoder()) {
      case MusicVae.FlatEncoder flat -> {
        for (Bidirectional layer : flat.layers().subList(0, flat.layers().size() - 1)) {
          rows = both(layer, rows);
        }
        yield ends(flat.layers().getLast(), rows);
      }
      case MusicVae.SegmentEncoder cut -> {
        int length = rows.length / cut.segments();
        double[][] found = new double[cut.segments()][];
        for (int s = 0; s < found.length; s++) {
          found[s] = ends(cut.part(), Arrays.copyOfRange(rows, s * length, (s + 1) * length));
        }
        yield ends(cut.whole(), found);
      }
    };
  }

  /** What both directions give at each step, side by side. */
  private static double[][] both(Bidirectional layer, double[][] rows) { // [T][n] -> [T][2u]
    double[][] out = new double[rows.length][];
    PlainCell forwards = new PlainCell(layer.forwards());
    for (int t = 0; t < rows.length; t++) out[t] = forwards.step(rows[t]);
    PlainCell backwards = new PlainCell(layer.backwards());
    for (int t = rows.length - 1; t >= 0; t--) out[t] = join(out[t], backwards.step(rows[t]));
    return out;
  }

  /** What each direction gives at its own end, side by side. */
  private static double[] ends(Bidirectional layer, double[][] rows) { // [T][n] -> [2u]
    PlainCell forwards = new PlainCell(layer.forwards());
    for (double[] row : rows) forwards.step(row);
    PlainCell backwards = new PlainCell(layer.backwards());
    for (int t = rows.length - 1; t >= 0; t--) backwards.step(rows[t]);
    return join(forwards.h(), backwards.h());
  }

  /** The phrase at z; temperature 0 draws nothing. */
  public double[][] decode(
      double[] z, double[][] controls, double temperature, RandomGenerator random, boolean nade) {
    PlainDraw draw = new PlainDraw(temperature, random, nade);
    double[][] out = new double[network.steps()][network.outputs()]; // [T][D]
    write(
        z,
        controls,
        out,
        (core, t, at, logits) ->
            System.arraycopy(draw.row(core, logits), 0, out[t], at, core.depth()));
    return out;
  }

  /**
   * What the cores give at each step of some music, each step seeing the music before it: what
   * training is measured by.
   */
  public double[][] logits(double[] z, double[][] controls, double[][] music) { // -> [T][D]
    double[][] out = new double[network.steps()][network.outputs()];
    write(
        z,
        controls,
        music,
        (core, t, at, logits) -> System.arraycopy(logits, 0, out[t], at, core.depth()));
    return out;
  }

  /** What is done with the logits of a core at a step; its numbers of a row begin at one place. */
  private interface Answer {
    void accept(Core core, int step, int at, double[] logits);
  }

  private void write(double[] z, double[][] controls, double[][] before, Answer answer) {
    switch (network.decoder()) {
      case MusicVae.FlatDecoder flat ->
          write(flat.cores(), z, controls, 0, before.length, before, answer);
      case MusicVae.Conductor conductor -> {
        List<PlainCell> cells = started(conductor.conductor(), conductor.start(), z);
        int length = before.length / conductor.segments();
        for (int s = 0; s < conductor.segments(); s++) {
          double[] e = stack(cells, new double[1]); // [u]
          write(conductor.cores(), e, controls, s * length, length, before, answer);
        }
      }
    }
  }

  private void write(
      List<Core> cores,
      double[] z,
      double[][] controls,
      int from,
      int length,
      double[][] rows,
      Answer answer) {
    int at = 0;
    for (Core core : cores) {
      int depth = core.depth();
      List<PlainCell> cells = started(core.cells(), core.start(), z);
      for (int t = from; t < from + length; t++) {
        double[] before =
            t == 0 ? new double[depth] : Arrays.copyOfRange(rows[t - 1], at, at + depth);
        double[] x = join(before, z); // [D + Z]
        if (network.controls() > 0) x = join(x, controls[t]); // [D + Z + K]
        answer.accept(core, t, at, core.output().apply(stack(cells, x)));
      }
      at += depth;
    }
  }

  /** Cells whose states are tanh(z K + b), c0, h0, c1, h1 and so on. */
  private static List<PlainCell> started(List<LstmLayer> layers, DenseLayer start, double[] z) {
    double[] states = Arrays.stream(start.apply(z)).map(Math::tanh).toArray();
    List<PlainCell> cells = new ArrayList<>();
    int at = 0;
    for (LstmLayer layer : layers) {
      int u = layer.units();
      PlainCell cell = new PlainCell(layer);
      cell.start(
          Arrays.copyOfRange(states, at, at + u), Arrays.copyOfRange(states, at + u, at + 2 * u));
      cells.add(cell);
      at += 2 * u;
    }
    return cells;
  }

  private static double[] stack(List<PlainCell> cells, double[] x) {
    for (PlainCell cell : cells) x = cell.step(x);
    return x;
  }

  private static double[] join(double[] left, double[] right) {
    double[] out = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, out, left.length, right.length);
    return out;
  }
}
