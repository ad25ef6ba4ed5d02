// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.musicvae.Posterior;
import org.zadenza.names.NearestName;

/**
 * What a player does with a Sketch-RNN, on paper of {@value StrokeCodec#SIDE} by {@value
 * StrokeCodec#SIDE} pixels: draw, complete, read, compare.
 *
 * <pre>{@code
 * Sketcher sketcher = new Sketcher(model.network(), model.space(), 9);
 * Drawing cat = sketcher.draw(List.of(sketcher.word("cat", 0.5, 1)), 0.4, 1).getFirst();
 * List<Drawing> nine = sketcher.complete(new Sketcher.Begun(strokes, "cat", 9, 0.5, 100, 7));
 * }</pre>
 *
 * <p>All of it follows from weights, drawing, temperature and seed. Waits for a network: not for
 * timing threads. Owned by one thread at a time.
 */
public final class Sketcher {
  private static final float[] NO_Z = {};

  private final SketchRnn net;
  private final SketchSpace space;
  private final LiveSketches sketches;
  private final @Nullable LiveSketchReader reader;
  private final int atOnce;

  /**
   * A figure to be completed.
   *
   * @param drawing what is there already, on the paper
   * @param word what it should become; null for whatever it looks like
   * @param count how many completions
   * @param temperature how daring
   * @param points that each has at most with what is there
   * @param seed of the chance
   */
  public record Begun(
      Drawing drawing,
      @Nullable String word,
      int count,
      double temperature,
      int points,
      long seed) {}

  /** Of a network that computes so many drawings in one pass. */
  public Sketcher(SketchRnn net, SketchSpace space, int atOnce) {
    this.net = net;
    this.space = space;
    this.atOnce = atOnce;
    sketches = new LiveSketches(net, atOnce);
    reader = net.shape().conditional() ? new LiveSketchReader(net) : null;
  }

  /** The words that it has learnt by name. */
  public List<String> words() {
    return space.words();
  }

  /**
   * A point of the latent space where drawings of a word lie.
   *
   * @param daring how far from one of the word's drawings, see {@link SketchSpace.Anchor#draw}
   * @throws IllegalArgumentException if it knows no such word
   */
  public float[] word(String word, double daring, long seed) {
    return space
        .anchor(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    words().isEmpty()
                        ? "this network knows no words; let it draw by itself"
                        : "it has not learnt to draw \"%s\"%s"
                            .formatted(word, NearestName.hint(word, words()))))
        .draw(daring, new SplittableRandom(seed));
  }

  /** Where a drawing lies in the latent space. */
  public Posterior read(Drawing drawing) {
    return reader().read(strokes(drawing.fitted(StrokeCodec.SIDE)));
  }

  private LiveSketchReader reader() {
    if (reader != null) return reader;
    throw new IllegalArgumentException(
        "this network draws without a z: it can complete drawings, but not read them");
  }

  /** As simple as those it learnt from, in its units. */
  private Strokes strokes(Drawing drawing) {
    return net.codec().strokes(drawing.simplified(StrokeCodec.EPSILON));
  }

  /** A drawing for each point of the latent space, at most as long as those it learnt from. */
  public List<Drawing> draw(List<float[]> points, double temperature, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<LiveSketches.Wanted> wanted = new ArrayList<>();
    for (float[] z : points) {
      wanted.add(new LiveSketches.Wanted(z, Strokes.NONE, seeds.nextLong()));
    }
    return batches(wanted, temperature, net.shape().points()).stream()
        .map(strokes -> net.codec().drawing(strokes).fitted(StrokeCodec.SIDE))
        .toList();
  }

  /** So many drawings of what it likes: of points of the prior, or without a z. */
  public List<Drawing> draw(int count, double temperature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> points = new ArrayList<>();
    for (int k = 0; k < count; k++) points.add(Latents.prior(net.shape().latents(), random));
    return draw(points, temperature, seed);
  }

  /**
   * The same figure completed in some ways, on the paper where it stands; what is there stays, but
   * for points that {@link Drawing#simplified} leaves out.
   */
  public List<Drawing> complete(Begun begun) {
    Strokes there = strokes(begun.drawing);
    SplittableRandom seeds = new SplittableRandom(begun.seed);
    List<LiveSketches.Wanted> wanted = new ArrayList<>();
    for (int k = 0; k < begun.count; k++) {
      long seed = seeds.nextLong();
      wanted.add(new LiveSketches.Wanted(towards(begun, there, seed), there, seed));
    }
    return batches(wanted, begun.temperature, begun.points).stream()
        .map(strokes -> net.codec().drawing(strokes))
        .map(drawing -> placed(drawing, begun.drawing))
        .toList();
  }

  /** Where the figure stands, or as large as fits where there is none yet. */
  private static Drawing placed(Drawing drawing, Drawing begun) {
    return begun.lines().isEmpty()
        ? drawing.fitted(StrokeCodec.SIDE)
        : drawing.moved(begun.first().x(), begun.first().y(), 1);
  }

  private float[] towards(Begun begun, Strokes there, long seed) {
    if (reader == null) return NO_Z;
    if (begun.word != null) return word(begun.word, begun.temperature, seed);
    SplittableRandom random = new SplittableRandom(seed);
    if (there.size() == 0) return Latents.prior(net.shape().latents(), random);
    return reader.read(there).draw(random);
  }

  private List<Strokes> batches(List<LiveSketches.Wanted> wanted, double temperature, int most) {
    List<Strokes> out = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += atOnce) {
      int to = Math.min(wanted.size(), from + atOnce);
      out.addAll(sketches.draw(wanted.subList(from, to), temperature, most));
    }
    return out;
  }

  /**
   * Drawings between four, row by row from the top, along arcs.
   *
   * @param corners points of the latent space: top left, bottom left, top right, bottom right
   */
  public List<Drawing> grid(
      List<float[]> corners, int columns, int rows, double temperature, long seed) {
    return draw(List.of(Latents.arcs(corners, columns, rows)), temperature, seed);
  }
}
