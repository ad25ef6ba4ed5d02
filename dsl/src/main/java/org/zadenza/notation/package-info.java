// SPDX-License-Identifier: Apache-2.0
/**
 * Mini-notation: a text such as {@code "bd*2 <sn cp>"} is read whole into a {@link
 * org.zadenza.notation.Node}, or refused with the place, before it becomes a pattern.
 */
@NullMarked
package org.zadenza.notation;

import org.jspecify.annotations.NullMarked;
