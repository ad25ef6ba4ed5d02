// SPDX-License-Identifier: Apache-2.0
/**
 * NSynth's training: a WaveNet and its encoder with the slopes of their loss, crop by crop,
 * products through ND4J's BLAS and the rest in vectors.
 */
@NullMarked
package org.zadenza.worker.nsynth;

import org.jspecify.annotations.NullMarked;
