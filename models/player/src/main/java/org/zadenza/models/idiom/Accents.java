// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumClass;

/**
 * How loud a hit is, which the model does not say: as drummers play it on average, with a little
 * chance.
 *
 * <p>The table is the mean velocity of each drum on each sixteenth of the bar over the train split
 * of the Groove MIDI Dataset: snares are loudest on two and four, hats on the beats, and what lies
 * off the grid is soft. It is raised so that its loudest entry is 1, and each hit moves by up to
 * 0.06 to either side, drawn from a random source that is handed in.
 */
final class Accents {
  private static final double SWAY = 0.06;
  private static final double LOUDEST = 0.84;
  private static final double[][] MEAN = {
    {.55, .21, .51, .40, .51, .39, .36, .40, .51, .34, .50, .40, .52, .39, .37, .37}, // kick
    {.46, .35, .49, .48, .72, .39, .54, .44, .51, .46, .51, .52, .75, .47, .60, .45}, // snare
    {.56, .35, .54, .49, .60, .42, .53, .44, .54, .45, .55, .47, .60, .42, .53, .44}, // closed hat
    {.64, .39, .70, .56, .73, .38, .59, .51, .69, .47, .70, .52, .73, .46, .78, .53}, // open hat
    {.73, .64, .58, .64, .71, .64, .67, .69, .67, .70, .70, .73, .80, .71, .78, .73}, // low tom
    {.80, .53, .69, .65, .78, .75, .70, .70, .81, .61, .74, .73, .84, .69, .71, .69}, // mid tom
    {.61, .57, .55, .67, .76, .59, .74, .55, .66, .71, .71, .73, .78, .68, .70, .56}, // high tom
    {.73, .66, .46, .63, .71, .54, .57, .42, .60, .46, .56, .44, .63, .29, .66, .68}, // crash
    {.65, .46, .51, .53, .68, .49, .54, .51, .59, .53, .56, .47, .67, .49, .55, .48}, // ride
  };

  private Accents() {}

  /** The velocity of a drum on a step of the bar, in 0 to 1. */
  static double velocity(DrumClass drum, int step, SplittableRandom random) {
    double mean = MEAN[drum.ordinal()][step % MEAN[0].length] / LOUDEST;
    return Math.clamp(mean + random.nextDouble(-SWAY, SWAY), 0, 1);
  }
}
