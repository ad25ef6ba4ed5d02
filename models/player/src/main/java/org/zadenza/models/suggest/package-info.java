// SPDX-License-Identifier: Apache-2.0
/** Suggestions for mini-notation: patterns to learn from, and a network that goes on with one. */
@NullMarked
package org.zadenza.models.suggest;

import org.jspecify.annotations.NullMarked;
