// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

/**
 * The sizes of a Sketch-RNN, e.g. {@code SketchShape.published()}.
 *
 * @param encoder units of the encoder in each direction
 * @param decoder units of the decoder
 * @param latents numbers of z; 0 is a network that draws without being told what (no encoder)
 * @param mixtures bells of which each offset is a mixture
 * @param points of the longest drawing that it has seen, Nmax of the paper
 */
public record SketchShape(int encoder, int decoder, int latents, int mixtures, int points) {
  private static final int MOST = 1 << 14;

  /** Checks that each size is one. */
  public SketchShape {
    whole("encoder", encoder, latents > 0 ? 1 : 0);
    whole("decoder", decoder, 1);
    whole("latents", latents, 0);
    whole("mixtures", mixtures, 1);
    whole("points", points, 1);
  }

  private static void whole(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d: %d".formatted(name, least, MOST, value));
    }
  }

  /** The sizes of the published networks. */
  public static SketchShape published() {
    return new SketchShape(256, 512, 128, 20, 250);
  }

  /** Whether it draws after a z, and can read one from a drawing. */
  public boolean conditional() {
    return latents > 0;
  }

  /** Numbers that the decoder is given for a point: the one before, and z. */
  public int inputs() {
    return StrokePoint.ROW + latents;
  }

  /** Numbers that it gives for a point, see {@link PointMixture}. */
  public int outputs() {
    return PointMixture.numbers(mixtures);
  }
}
