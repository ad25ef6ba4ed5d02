// SPDX-License-Identifier: Apache-2.0
/**
 * The player's side of the model worker: a second JVM, here or on another machine, that trains and
 * computes batches. {@link org.zadenza.models.remote.Worker} starts and supervises it; a player
 * without it goes on with live kernels.
 */
@NullMarked
package org.zadenza.models.remote;

import org.jspecify.annotations.NullMarked;
