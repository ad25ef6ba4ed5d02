// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.List;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * Moves the origin and the axes of a latent space, so that the phrases that were learnt from lie as
 * the prior says: around zero, as far in each direction, in no two directions together.
 *
 * <p>With z = G z' + m, where m is the mean of the phrases' places and G G' their covariance, it is
 * folded into the weights: what goes in comes out as before, but points of the prior are more often
 * music. Sigma becomes one number for each direction, its mean over the phrases.
 */
final class Whitening {
  private static final double LEAST_VARIANCE = 0.01; // in directions that say nothing

  private final int size;
  private final double[] mean;
  private final double[][] factor; // G, lower triangular
  private final double[] variances; // means of sigma squared

  /** Finds it from where phrases lie: for each the numbers of mu, then those of sigma. */
  Whitening(List<double[]> places) {
    size = places.getFirst().length / 2;
    mean = new double[size];
    variances = new double[size];
    for (double[] place : places) {
      for (int k = 0; k < size; k++) {
        mean[k] += place[k] / places.size();
        variances[k] += place[size + k] * place[size + k] / places.size();
      }
    }
    double[][] covariance = new double[size][size];
    for (double[] place : places) {
      for (int row = 0; row < size; row++) {
        double away = (place[row] - mean[row]) / places.size();
        for (int column = 0; column <= row; column++) {
          covariance[row][column] += away * (place[column] - mean[column]);
        }
      }
    }
    for (int k = 0; k < size; k++) {
      covariance[k][k] += LEAST_VARIANCE;
    }
    factor = cholesky(covariance);
  }

  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] g = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int k = 0; k < column; k++) {
          sum -= g[row][k] * g[column][k];
        }
        g[row][column] = row == column ? Math.sqrt(sum) : sum / g[column][column];
      }
    }
    return g;
  }

  /** Folds it into weights of this layout. */
  void fold(Parameters parameters, Phrases phrases) {
    Block mu = parameters.value("encoder/mu/kernel");
    for (int row = 0; row < mu.rows(); row++) {
      solve(mu, row, new double[size]);
    }
    solve(parameters.value("encoder/mu/bias"), 0, mean);
    spread(parameters);
    if (phrases.conducted()) {
      move(parameters, Conducting.PREFIX + "initial_state/", 0);
      return;
    }
    for (int k = 0; k < phrases.depths().size(); k++) {
      String prefix = VaeLayout.core(phrases, k);
      move(parameters, prefix + "z_to_initial_state/", 0);
      move(parameters, prefix + "multi_rnn_cell/cell_0/lstm_cell/", phrases.depths().get(k));
    }
  }

  private void solve(Block block, int row, double[] origin) {
    double[] x = new double[size];
    for (int k = 0; k < size; k++) {
      x[k] = block.get(row, k) - origin[k];
    }
    x = solved(x);
    for (int k = 0; k < size; k++) {
      block.set(row, k, (float) x[k]);
    }
  }

  /** The x' of G x' = x. */
  private double[] solved(double[] x) {
    double[] out = new double[size];
    for (int k = 0; k < size; k++) {
      double sum = x[k];
      for (int j = 0; j < k; j++) {
        sum -= factor[k][j] * out[j];
      }
      out[k] = sum / factor[k][k];
    }
    return out;
  }

  /** Where a point lies along the new axes. */
  double[] moved(double[] z) {
    double[] x = new double[size];
    for (int k = 0; k < size; k++) {
      x[k] = z[k] - mean[k];
    }
    return solved(x);
  }

  /** Sigma as the mean over phrases of what it is along the new axes. */
  private void spread(Parameters parameters) {
    parameters.value("encoder/sigma/kernel").clear();
    Block bias = parameters.value("encoder/sigma/bias");
    double[] sums = new double[size];
    for (int from = 0; from < size; from++) {
      double[] axis = new double[size];
      axis[from] = 1;
      double[] x = solved(axis);
      for (int k = from; k < size; k++) {
        sums[k] += x[k] * x[k] * variances[from];
      }
    }
    for (int k = 0; k < size; k++) {
      bias.set(0, k, (float) Math.log(Math.expm1(Math.sqrt(sums[k]))));
    }
  }

  /** Has a layer take z' where it took z, from one of its inputs on. */
  private void move(Parameters parameters, String prefix, int from) {
    Block kernel = parameters.value(prefix + "kernel").rows(from, size);
    Block bias = parameters.value(prefix + "bias");
    for (int column = 0; column < kernel.columns(); column++) {
      double moved = bias.get(0, column);
      double[] out = new double[size];
      for (int k = 0; k < size; k++) {
        moved += mean[k] * kernel.get(k, column);
        for (int j = 0; j <= k; j++) {
          out[j] += factor[k][j] * kernel.get(k, column);
        }
      }
      for (int k = 0; k < size; k++) {
        kernel.set(k, column, (float) out[k]);
      }
      bias.set(0, column, (float) moved);
    }
  }
}
