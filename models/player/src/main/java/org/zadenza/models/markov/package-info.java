// SPDX-License-Identifier: Apache-2.0
/** Markov chains of any order: what a network must beat, and an instrument of their own. */
@NullMarked
package org.zadenza.models.markov;

import org.jspecify.annotations.NullMarked;
