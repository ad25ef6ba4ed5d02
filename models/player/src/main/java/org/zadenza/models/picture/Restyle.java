// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/**
 * That what a page draws is shown in the style of a network; the value of a control.
 *
 * @param net the network's name
 * @param mix how much of it is seen, 0 to 1
 * @param size the longer side of the picture that is restyled, in places: {@link #SMALLEST} to
 *     {@link #LARGEST}
 */
public record Restyle(String net, double mix, int size) {
  /** The name of the control. */
  public static final String CONTROL = "restyle";

  /** The smallest size. */
  public static final int SMALLEST = 64;

  /** The largest size. */
  public static final int LARGEST = 512;

  /** The size if none is said. */
  public static final int USUAL = 256;

  /** Checks the numbers. */
  public Restyle {
    if (!(mix >= 0 && mix <= 1) || size < SMALLEST || size > LARGEST) {
      throw new IllegalArgumentException(
          "a mix goes from 0 to 1 and a size from %d to %d, not %s and %d"
              .formatted(SMALLEST, LARGEST, mix, size));
    }
  }
}
