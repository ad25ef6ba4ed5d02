// SPDX-License-Identifier: Apache-2.0
/**
 * Plays synths: a {@link org.zadenza.synth.play.SynthVoice} computes the units of a layout in
 * blocks of 64 frames, as scsynth does, with all memory made beforehand.
 */
@NullMarked
package org.zadenza.synth.play;

import org.jspecify.annotations.NullMarked;
