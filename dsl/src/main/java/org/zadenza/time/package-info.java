// SPDX-License-Identifier: Apache-2.0
/**
 * Exact musical time: a point is a {@link org.zadenza.time.Rational} number of cycles, a stretch is
 * a {@link org.zadenza.time.Span}; floating point begins only at the sample frame or the wire.
 */
@NullMarked
package org.zadenza.time;

import org.jspecify.annotations.NullMarked;
