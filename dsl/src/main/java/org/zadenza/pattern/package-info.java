// SPDX-License-Identifier: Apache-2.0
/**
 * The algebra: a {@link org.zadenza.pattern.Pattern} is a function from a span of exact time to
 * events, and every verb makes a new pattern from old ones.
 */
@NullMarked
package org.zadenza.pattern;

import org.jspecify.annotations.NullMarked;
