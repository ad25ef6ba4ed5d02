// SPDX-License-Identifier: Apache-2.0
/**
 * Networks that the player runs one step at a time: a plain version that anyone can check by hand,
 * and a live version that gives the same numbers fast and without allocating.
 */
@NullMarked
package org.zadenza.neural;

import org.jspecify.annotations.NullMarked;
