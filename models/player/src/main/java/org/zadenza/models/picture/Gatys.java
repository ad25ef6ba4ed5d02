// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/**
 * A picture with the content of one and the style of another, found step by step: its colours
 * follow the gradient of a {@link StyleLoss} by Adam (Kingma and Ba 2015) and stay within 0 to 255.
 * One thread.
 */
public final class Gatys {
  /** So many colours of 255 a step goes at most, about. */
  public static final double USUAL_RATE = 4;

  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double TINY = 1e-12;

  private final StyleLoss loss;
  private final double rate;
  private final Plane picture;
  private final double[] means;
  private final double[] squares;
  private int step;

  /**
   * @param begin where it begins; copied
   * @param rate of learning, in colours
   */
  public Gatys(StyleLoss loss, Plane begin, double rate) {
    if (!(rate > 0 && rate <= 255)) {
      throw new IllegalArgumentException("a rate is more than 0 and at most 255, not " + rate);
    }
    this.loss = loss;
    this.rate = rate;
    picture = new Plane(begin.height(), begin.width(), begin.channels(), begin.numbers().clone());
    means = new double[picture.numbers().length];
    squares = new double[means.length];
  }

  /** One step; answers how far the picture was before it. */
  public StyleLoss.Loss step() {
    StyleLoss.Loss now = loss.of(picture);
    step++;
    double firstBias = 1 - Math.pow(FIRST, step);
    double secondBias = 1 - Math.pow(SECOND, step);
    float[] colours = picture.numbers();
    float[] gradient = now.gradient().numbers();
    for (int k = 0; k < colours.length; k++) {
      double g = gradient[k];
      means[k] = FIRST * means[k] + (1 - FIRST) * g;
      squares[k] = SECOND * squares[k] + (1 - SECOND) * g * g;
      double way = means[k] / firstBias / (Math.sqrt(squares[k] / secondBias) + TINY);
      colours[k] = (float) Math.clamp(colours[k] - rate * way, 0, FastStyle.WHITE);
    }
    return now;
  }

  /** The picture as it is. */
  public Plane picture() {
    return picture;
  }
}
