// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small networks for pictures with random weights, and pictures. */
public record RandomStyles(SplittableRandom random) {
  /** A network with so many channels after each of its first three layers. */
  public FastStyle network(int first, int second, int third, int blocks) {
    List<FastStyle.Residual> residuals = new ArrayList<>();
    for (int k = 0; k < blocks; k++) {
      residuals.add(
          new FastStyle.Residual(
              layer(3, 1, third, third, false, true), layer(3, 1, third, third, false, false)));
    }
    return new FastStyle(
        List.of(
            layer(9, 1, 3, first, false, true),
            layer(3, 2, first, second, false, true),
            layer(3, 2, second, third, false, true)),
        residuals,
        List.of(
            layer(3, 2, third, second, true, true),
            layer(3, 2, second, first, true, true),
            layer(9, 1, first, 3, false, false)));
  }

  /** A layer. */
  public NormedLayer layer(
      int size, int stride, int inputs, int outputs, boolean transposed, boolean relu) {
    float[] scale = floats(outputs, 0.5);
    for (int k = 0; k < outputs; k++) scale[k] += 1;
    return new NormedLayer(
        convolution(size, stride, inputs, outputs, transposed), floats(outputs, 0.5), scale, relu);
  }

  /** A convolution whose sums are about as large as what it is given. */
  public Convolution convolution(
      int size, int stride, int inputs, int outputs, boolean transposed) {
    double spread = 1.7 / Math.sqrt(size * size * inputs);
    float[] kernel = floats(size * size * inputs * outputs, spread);
    return new Convolution(size, stride, inputs, outputs, transposed, kernel);
  }

  /** Colours from 0 to 255. */
  public Plane picture(int height, int width) {
    float[] out = new float[height * width * 3];
    for (int k = 0; k < out.length; k++) out[k] = (float) random.nextDouble(0, 255);
    return new Plane(height, width, 3, out);
  }

  /** Numbers within plus and minus a scale. */
  public float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }
}
