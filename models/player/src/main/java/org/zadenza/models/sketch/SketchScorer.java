// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.Posterior;

/** How well a network knows drawings. Owned by one thread at a time. */
public final class SketchScorer {
  private static final float[] NO_Z = {};

  private final SketchRnn net;
  private final LiveSketches writer;
  private final @Nullable LiveSketchReader reader;

  /** Packs the weights. */
  public SketchScorer(SketchRnn net) {
    this.net = net;
    writer = new LiveSketches(net, 1);
    reader = net.shape().conditional() ? new LiveSketchReader(net) : null;
  }

  /**
   * The losses of a drawing: read, a z drawn from where it lies, and written from there with each
   * real point given, as in training.
   *
   * @param seed of the z
   */
  public SketchLosses losses(Strokes strokes, long seed) {
    int mixtures = net.shape().mixtures();
    if (reader == null) return SketchLosses.of(strokes, writer.write(strokes, NO_Z), mixtures, 0);
    Posterior lies = reader.read(strokes);
    float[] z = lies.draw(new SplittableRandom(seed));
    double away = SketchLosses.divergence(wide(lies.mu()), wide(lies.sigma()));
    return SketchLosses.of(strokes, writer.write(strokes, z), mixtures, away);
  }

  /**
   * How odd a drawing is: how many deviations its nats a point, those of the latent space among
   * them, lie above what drawings need that the network did not learn from. Above 3 it is an
   * outlier.
   */
  public double oddity(Strokes strokes, SketchSpace.Usual usual) {
    if (!usual.known()) {
      throw new IllegalArgumentException(
          "this network does not say what is usual: only those trained here do");
    }
    if (strokes.size() == 0) throw new IllegalArgumentException("there is nothing drawn");
    return (losses(strokes, 0).perPoint(net.scale()) - usual.mean()) / usual.deviation();
  }

  private static double[] wide(float[] values) {
    double[] out = new double[values.length];
    for (int k = 0; k < out.length; k++) out[k] = values[k];
    return out;
  }
}
