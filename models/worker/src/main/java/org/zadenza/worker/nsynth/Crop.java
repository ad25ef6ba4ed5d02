// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

/**
 * A piece of a note, as a network learns from it.
 *
 * @param heard where its code comes from
 * @param before what the decoder is given for the sample before, [samples]
 * @param excitation what it is told of the pitch, [samples excitations]
 * @param note the same as a condition
 * @param sound the classes that it should choose, [samples]
 */
public record Crop(Heard heard, float[] before, float[] excitation, float note, int[] sound) {
  /** Where a code comes from. */
  public sealed interface Heard permits Sound, Between {}

  /**
   * The encoder hears a sound.
   *
   * @param samples as {@link org.zadenza.neural.MuLaw#input}, [samples]
   */
  public record Sound(float[] samples) implements Heard {}

  /**
   * The codes of two sounds are mixed.
   *
   * @param part how far each frame is on the way from the one to the other, 0 to 1, [frames]
   */
  public record Between(Sound from, Sound to, float[] part) implements Heard {}
}
