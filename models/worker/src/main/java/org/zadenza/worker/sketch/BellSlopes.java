// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import org.zadenza.models.sketch.PointMixture;
import org.zadenza.worker.block.Block;

/**
 * The loss of a point under a {@link PointMixture}, with its slopes by the decoder's numbers
 * (Graves, "Generating Sequences With Recurrent Neural Networks", 2013, (27) to (34), with the
 * floor under the density).
 *
 * <p>One thread at a time.
 */
final class BellSlopes {
  private static final double STEEPEST = 10; // of atanh rho: beyond, rho is 1 to nine digits

  private final int mixtures;
  private final double[] share;
  private final double[] part; // of the density
  private final double[] wide; // x in sigmas
  private final double[] high; // y in sigmas
  private final double[] rho;
  private final double[] cosh; // 1 / (1 - rho^2)

  BellSlopes(int mixtures) {
    this.mixtures = mixtures;
    share = new double[mixtures];
    part = new double[mixtures];
    wide = new double[mixtures];
    high = new double[mixtures];
    rho = new double[mixtures];
    cosh = new double[mixtures];
  }

  /**
   * Minus the logarithm of the chance of a pen's state; its three numbers become {@code scale}
   * times the slopes.
   */
  double pen(Block out, int row, int pen, float scale) {
    double most = Math.max(out.get(row, 0), Math.max(out.get(row, 1), out.get(row, 2)));
    double sum = 0;
    for (int k = 0; k < PointMixture.PENS; k++) sum += Math.exp(out.get(row, k) - most);
    double loss = Math.log(sum) + most - out.get(row, pen);
    for (int k = 0; k < PointMixture.PENS; k++) {
      double chance = Math.exp(out.get(row, k) - most) / sum;
      out.set(row, k, (float) (scale * (chance - (k == pen ? 1 : 0))));
    }
    return loss;
  }

  /** Leaves the slopes by the bells' numbers at zero: where the drawing has ended. */
  void none(Block out, int row) {
    for (int k = PointMixture.PENS; k < out.columns(); k++) out.set(row, k, 0);
  }

  /**
   * Minus the logarithm of the density at an offset; the bells' numbers become {@code scale} times
   * the slopes.
   */
  double offset(Block out, int row, double dx, double dy, float scale) {
    double density = density(out, row, dx, dy) + PointMixture.FLOOR;
    double all = 0;
    for (double bell : part) all += bell / density;
    for (int m = 0; m < mixtures; m++) {
      double weight = part[m] / density; // how much of the density is this bell's
      int at = PointMixture.PENS + m;
      double sx = Math.exp(-out.get(row, at + 3 * mixtures));
      double sy = Math.exp(-out.get(row, at + 4 * mixtures));
      double x = wide[m];
      double y = high[m];
      double z = x * x + y * y - 2 * rho[m] * x * y;
      double right = cosh[m] * (x - rho[m] * y);
      double down = cosh[m] * (y - rho[m] * x);
      set(out, row, at, scale * (share[m] * all - weight));
      set(out, row, at + mixtures, -scale * weight * right * sx);
      set(out, row, at + 2 * mixtures, -scale * weight * down * sy);
      set(out, row, at + 3 * mixtures, -scale * weight * (right * x - 1));
      set(out, row, at + 4 * mixtures, -scale * weight * (down * y - 1));
      set(out, row, at + 5 * mixtures, -scale * weight * (x * y + rho[m] * (1 - cosh[m] * z)));
    }
    return -Math.log(density);
  }

  private static void set(Block out, int row, int column, double slope) {
    out.set(row, column, (float) slope);
  }

  private double density(Block out, int row, double dx, double dy) {
    int first = PointMixture.PENS;
    double most = out.get(row, first);
    for (int m = 1; m < mixtures; m++) most = Math.max(most, out.get(row, first + m));
    double sum = 0;
    for (int m = 0; m < mixtures; m++) {
      share[m] = Math.exp(out.get(row, first + m) - most);
      sum += share[m];
    }
    double density = 0;
    for (int m = 0; m < mixtures; m++) {
      share[m] /= sum;
      int at = first + m;
      double lnX = out.get(row, at + 3 * mixtures);
      double lnY = out.get(row, at + 4 * mixtures);
      wide[m] = (dx - out.get(row, at + mixtures)) * Math.exp(-lnX);
      high[m] = (dy - out.get(row, at + 2 * mixtures)) * Math.exp(-lnY);
      double steep = Math.exp(2 * Math.clamp(out.get(row, at + 5 * mixtures), -STEEPEST, STEEPEST));
      rho[m] = (steep - 1) / (steep + 1);
      cosh[m] = (steep + 1) * (steep + 1) / (4 * steep);
      double z = wide[m] * wide[m] + high[m] * high[m] - 2 * rho[m] * wide[m] * high[m];
      double height = Math.sqrt(cosh[m]) / (2 * Math.PI);
      part[m] = share[m] * height * Math.exp(-z * cosh[m] / 2 - lnX - lnY);
      density += part[m];
    }
    return density;
  }
}
