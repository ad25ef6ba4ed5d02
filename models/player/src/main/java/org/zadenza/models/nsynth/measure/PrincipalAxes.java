// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.SplittableRandom;

/**
 * The directions in which numbers vary most, by orthogonal iteration (Golub and Van Loan, §8.2.4),
 * from a fixed beginning.
 */
public final class PrincipalAxes {
  private static final int MOST_TURNS = 300;
  private static final double STILL = 1e-9; // part of the variance, in a turn

  private PrincipalAxes() {}

  /**
   * Axes of the space that the eigenvectors of the largest eigenvalues span. It holds all but a
   * hundred-thousandth of the variance that those hold; which axis is which follows less closely.
   *
   * @param scatter symmetric, no eigenvalue below 0, [n][n]
   * @param count how many, at most n
   * @return [count][n], orthonormal
   */
  public static double[][] of(double[][] scatter, int count) {
    int n = scatter.length;
    double[][] axes = new double[count][n];
    SplittableRandom random = new SplittableRandom(1);
    for (double[] axis : axes) for (int k = 0; k < n; k++) axis[k] = random.nextDouble(-1, 1);
    orthonormal(axes);
    double before = 0;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double[][] turned = new double[count][n];
      for (int i = 0; i < n; i++) {
        for (int a = 0; a < count; a++) turned[a][i] = dot(scatter[i], axes[a]);
      }
      double now = 0;
      for (int a = 0; a < count; a++) now += dot(turned[a], axes[a]);
      axes = turned;
      orthonormal(axes);
      if (turn > 0 && now - before <= STILL * now) break;
      before = now;
    }
    return axes;
  }

  /** Gram and Schmidt's, twice, against rounding. */
  private static void orthonormal(double[][] axes) {
    for (int a = 0; a < axes.length; a++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < a; b++) {
          double along = dot(axes[a], axes[b]);
          for (int k = 0; k < axes[a].length; k++) axes[a][k] -= along * axes[b][k];
        }
      }
      double norm = Math.sqrt(dot(axes[a], axes[a]));
      for (int k = 0; k < axes[a].length; k++) axes[a][k] /= Math.max(norm, Double.MIN_NORMAL);
    }
  }

  /** The product of two rows. */
  public static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) { // four sums: they need not wait for each other
      first += a[k] * b[k];
      second += a[k + 1] * b[k + 1];
      third += a[k + 2] * b[k + 2];
      fourth += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) first += a[k] * b[k];
    return first + second + third + fourth;
  }
}
