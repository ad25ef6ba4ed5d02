// SPDX-License-Identifier: Apache-2.0
/** Guesses as they are played: ahead of the clock, while drawings are drawn in time. */
@NullMarked
package org.zadenza.models.guess.play;

import org.jspecify.annotations.NullMarked;
