// SPDX-License-Identifier: Apache-2.0
/** Programs that send in time, for the timing benchmarks to measure from outside. */
@NullMarked
package org.zadenza.test.timing;

import org.jspecify.annotations.NullMarked;
