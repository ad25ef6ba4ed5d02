// SPDX-License-Identifier: Apache-2.0
/**
 * What time it is, and which cycle: a {@link org.zadenza.clock.Clock} counts nanoseconds of the
 * session, a {@link org.zadenza.clock.TempoMap} turns cycles into them.
 */
@NullMarked
package org.zadenza.clock;

import org.jspecify.annotations.NullMarked;
