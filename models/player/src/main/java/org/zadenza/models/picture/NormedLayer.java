// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/**
 * A convolution, then instance normalisation (Ulyanov et al. 2016): each channel of a picture is
 * brought to mean 0 and variance 1 over its places, then scaled and shifted; then relu or nothing.
 *
 * @param shift added after the norm, one a channel
 * @param scale multiplied after the norm, one a channel
 */
public record NormedLayer(Convolution convolution, float[] shift, float[] scale, boolean relu) {
  /** Added to the variance. */
  public static final float EPSILON = 1e-3f;

  /** Checks the sizes. */
  public NormedLayer {
    if (shift.length != convolution.outputs() || scale.length != convolution.outputs()) {
      throw new IllegalArgumentException(
          "%d channels need as many shifts and scales, not %d and %d"
              .formatted(convolution.outputs(), shift.length, scale.length));
    }
  }
}
