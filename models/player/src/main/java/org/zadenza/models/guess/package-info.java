// SPDX-License-Identifier: Apache-2.0
/**
 * Guessing what a drawing is of: strokes as a small picture of ink and its directions, and a
 * convolutional network over it, as its formula is and live.
 */
@NullMarked
package org.zadenza.models.guess;

import org.jspecify.annotations.NullMarked;
