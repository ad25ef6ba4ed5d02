// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

/**
 * A piece of a note, as a network learns from it.
 *
 * @param heard what the encoder is given, as {@link org.zadenza.neural.MuLaw#input}, [samples]
 * @param before what the decoder is given for the sample before, [samples]
 * @param excitation what it is told of the pitch, [samples excitations]
 * @param note the same as a condition
 * @param sound the classes that it should choose, [samples]
 */
public record Crop(float[] heard, float[] before, float[] excitation, float note, int[] sound) {}
