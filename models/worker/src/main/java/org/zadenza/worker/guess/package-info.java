// SPDX-License-Identifier: Apache-2.0
/** Trains the network that guesses what a drawing is of. */
@NullMarked
package org.zadenza.worker.guess;

import org.jspecify.annotations.NullMarked;
