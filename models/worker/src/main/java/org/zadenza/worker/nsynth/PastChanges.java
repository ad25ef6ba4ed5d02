// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

/**
 * How what a network is told of a sound's past differs from what was, so that it bears its own
 * mistakes when it runs free.
 *
 * @param noise how far the sample before is at most moved by chance, in steps of mu-law (standard
 *     deviation; each crop draws its own)
 * @param levels the share of crops whose past is played louder or softer than it was, so that a
 *     network finds back to the level that the code says
 * @param fresh the share of crops before which nothing was played
 * @param strays the share of crops with samples in their past that could be anything, as a draw
 *     from far out in a bell is
 * @param bursts the share of crops that begin while noise is heard in place of the note, so that a
 *     network that has lost its note finds back to it
 * @param timbres the share of crops whose past lies on the way to another instrument, with the same
 *     phase, and that go half of the way back: so that it is the code that says which timbre
 *     follows and not the past alone, and that what follows is still near the past
 */
public record PastChanges(
    double noise, double levels, double fresh, double strays, double bursts, double timbres) {
  /** The past as it was. */
  public static final PastChanges NONE = new PastChanges(0, 0, 0, 0, 0, 0);
}
