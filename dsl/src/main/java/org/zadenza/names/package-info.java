// SPDX-License-Identifier: Apache-2.0
/**
 * Names that a player types: {@link org.zadenza.names.NearestName} finds the one that a slip of the
 * finger was meant to be, for words, controls, scales, chords and instruments alike.
 */
@NullMarked
package org.zadenza.names;

import org.jspecify.annotations.NullMarked;
