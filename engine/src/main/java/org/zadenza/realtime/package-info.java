// SPDX-License-Identifier: Apache-2.0
/**
 * Asks the operating system to run a thread before all ordinary ones: {@link
 * org.zadenza.realtime.RealTime}.
 */
@NullMarked
package org.zadenza.realtime;

import org.jspecify.annotations.NullMarked;
