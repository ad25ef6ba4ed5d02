// SPDX-License-Identifier: Apache-2.0
/**
 * From patterns to cues: the {@link org.zadenza.schedule.Scheduler} asks every slot's pattern a
 * little ahead of the clock and hands each onset on as a {@link org.zadenza.schedule.Cue} with its
 * absolute time.
 */
@NullMarked
package org.zadenza.schedule;

import org.jspecify.annotations.NullMarked;
