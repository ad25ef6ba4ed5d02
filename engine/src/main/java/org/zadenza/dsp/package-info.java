// SPDX-License-Identifier: Apache-2.0
/**
 * Kernels that turn numbers into sound: each keeps a little state, makes one sample a call, knows
 * nothing of notes or devices, and gives the same bits on every machine.
 *
 * <p>All run on the audio thread and allocate only in their constructors. Transcendental functions
 * come from {@link java.lang.StrictMath} or from polynomials here, never from the machine's own.
 */
@NullMarked
package org.zadenza.dsp;

import org.jspecify.annotations.NullMarked;
