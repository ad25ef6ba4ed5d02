// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

/**
 * How badly a network knew a drawing, in nats, summed over its points; add them up for many.
 *
 * @param drawings how many drawings these are
 * @param points their points
 * @param offsets where the points lie, in units of the network's scale
 * @param pens whether the pen was lifted after them
 * @param ends that the drawings were over
 * @param divergence of where they lie in the latent space from the prior, all numbers of z together
 */
public record SketchLosses(
    int drawings, long points, double offsets, double pens, double ends, double divergence) {
  /** Of no drawing. */
  public static final SketchLosses NONE = new SketchLosses(0, 0, 0, 0, 0, 0);

  /** Of one drawing, from what a decoder said of its points and its end. */
  public static SketchLosses of(Strokes strokes, double[][] said, int mixtures, double divergence) {
    double offsets = 0;
    double pens = 0;
    for (int t = 0; t < strokes.size(); t++) {
      StrokePoint point = strokes.points().get(t);
      offsets += PointMixture.offsetLoss(said[t], mixtures, point.dx(), point.dy());
      pens += PointMixture.penLoss(said[t], point.pen());
    }
    double ends = PointMixture.penLoss(said[strokes.size()], PointMixture.ENDED);
    return new SketchLosses(1, strokes.size(), offsets, pens, ends, divergence);
  }

  /**
   * How far a place in the latent space is from the prior, 1/2 sum(mu^2 + sigma^2 - ln sigma^2 -
   * 1), in nats.
   */
  public static double divergence(double[] mu, double[] sigma) {
    double sum = 0;
    for (int k = 0; k < mu.length; k++) {
      sum += 0.5 * (mu[k] * mu[k] + sigma[k] * sigma[k] - 2 * Math.log(sigma[k]) - 1);
    }
    return sum;
  }

  /** Of both. */
  public SketchLosses plus(SketchLosses other) {
    return new SketchLosses(
        drawings + other.drawings,
        points + other.points,
        offsets + other.offsets,
        pens + other.pens,
        ends + other.ends,
        divergence + other.divergence);
  }

  /**
   * L_R of the paper, (9) and (10), as its code measures it: offsets and pens of the points, the
   * end left out, over the drawings and the points of the longest.
   */
  public double reconstruction(int longest) {
    return (offsets + pens) / ((double) drawings * longest);
  }

  /** L_KL of the paper, (11): the divergence over the drawings and the numbers of z. */
  public double divergence(int latents) {
    return latents == 0 ? 0 : divergence / ((double) drawings * latents);
  }

  /**
   * Nats a point of all that there is to know, in pixels, so that networks of different scales and
   * lengths can be compared: offsets, pens, the end and the divergence.
   */
  public double perPoint(double scale) {
    return (offsets + pens + ends + divergence) / points + 2 * Math.log(scale);
  }
}
