// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.zadenza.neural.LiveCells;
import org.zadenza.neural.LiveHeads;

/**
 * Draws, in vectors, some drawings at once over one pass of the weights.
 *
 * <pre>{@code
 * LiveSketches sketches = new LiveSketches(net, 9);
 * List<Strokes> nine = sketches.draw(wanted, 0.4, 100);
 * }</pre>
 *
 * <p>A drawing follows from its z, what is begun, its seed and the temperature, whichever others
 * are drawn beside it. Owned by one thread at a time.
 */
public final class LiveSketches {
  private final SketchRnn net;
  private final LiveCells cells;
  private final LiveHeads heads;
  private final float[] row = new float[StrokePoint.ROW];

  /**
   * A drawing to make.
   *
   * @param z what to draw, a point of the latent space; empty where the network has no z
   * @param begun what is drawn already, and stays as it is
   * @param seed of its chance
   */
  public record Wanted(float[] z, Strokes begun, long seed) {}

  /** A drawer of so many drawings at once. */
  public LiveSketches(SketchRnn net, int drawings) {
    this.net = net;
    cells = new LiveCells(net.cell(), drawings);
    heads = new LiveHeads(net.output(), drawings);
  }

  /**
   * The drawings, what was begun with them.
   *
   * @param wanted at most as many as can be drawn at once
   * @param temperature how daring, see {@link PointMixture#draw}; 0.65 is usual, 0 always the
   *     likeliest
   * @param most points of a drawing with what was begun; one that does not end by itself ends there
   * @throws IllegalArgumentException if there are too many, or a z has another length
   */
  public List<Strokes> draw(List<Wanted> wanted, double temperature, int most) {
    if (wanted.size() > cells.voices()) {
      throw new IllegalArgumentException(
          "%d drawings at once are more than %d".formatted(wanted.size(), cells.voices()));
    }
    int count = wanted.size();
    int[] running = new int[count];
    SplittableRandom[] chance = new SplittableRandom[count];
    List<List<StrokePoint>> drawn = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      running[k] = k;
      chance[k] = new SplittableRandom(wanted.get(k).seed);
      drawn.add(new ArrayList<>());
      begin(k, wanted.get(k).z);
    }
    while (count > 0) {
      for (int k = 0; k < count; k++) {
        if (drawn.get(running[k]).size() == most) running[k--] = running[--count];
      }
      step(running, count, drawn);
      float[] out = heads.apply(cells.h(), running, count);
      int left = 0;
      for (int k = 0; k < count; k++) {
        int voice = running[k];
        Optional<StrokePoint> next =
            next(wanted.get(voice), drawn.get(voice).size(), out, voice, temperature, chance);
        if (next.isEmpty()) continue;
        drawn.get(voice).add(next.get());
        running[left++] = voice;
      }
      count = left;
    }
    return drawn.stream().map(Strokes::new).toList();
  }

  private Optional<StrokePoint> next(
      Wanted wanted, int at, float[] out, int voice, double temperature, SplittableRandom[] all) {
    if (at < wanted.begun.size()) return Optional.of(wanted.begun.points().get(at));
    int mixtures = net.shape().mixtures();
    return PointMixture.draw(out, voice * heads.step(), mixtures, temperature, all[voice]);
  }

  /**
   * What the decoder says of each point of a drawing and of its end, the real points before it
   * given, [size + 1][outputs].
   */
  public double[][] write(Strokes strokes, float[] z) {
    begin(0, z);
    int[] one = {0};
    double[][] out = new double[strokes.size() + 1][net.shape().outputs()];
    for (int t = 0; t < out.length; t++) {
      step(one, 1, List.of(strokes.points().subList(0, t)));
      float[] sums = heads.apply(cells.h(), one, 1);
      for (int k = 0; k < out[t].length; k++) out[t][k] = sums[k];
    }
    return out;
  }

  private void begin(int voice, float[] z) {
    if (z.length != net.shape().latents()) {
      throw new IllegalArgumentException(
          "a z of this network has %d numbers, not %d".formatted(net.shape().latents(), z.length));
    }
    cells.reset(voice);
    SketchReader reader = net.reader();
    if (reader == null) return;
    float[][] state = LiveSketchReader.start(reader, z);
    cells.start(voice, state[0], state[1]);
    cells.hold(voice, StrokePoint.ROW, z, 0, z.length);
  }

  private void step(int[] running, int count, List<? extends List<StrokePoint>> drawn) {
    cells.begin(running, count);
    for (int k = 0; k < count; k++) {
      List<StrokePoint> before = drawn.get(running[k]);
      if (before.isEmpty()) {
        cells.add(running[k], 0, Strokes.start(), 0, row.length);
      } else {
        before.getLast().write(row, 0);
        cells.add(running[k], 0, row, 0, row.length);
      }
    }
    cells.finish(running, count);
  }
}
