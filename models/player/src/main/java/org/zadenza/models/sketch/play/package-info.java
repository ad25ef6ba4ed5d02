// SPDX-License-Identifier: Apache-2.0
/**
 * Sketch-RNN as it is played: drawings ahead of the clock, one for each cycle or for some, from
 * places of its latent space.
 */
@NullMarked
package org.zadenza.models.sketch.play;

import org.jspecify.annotations.NullMarked;
