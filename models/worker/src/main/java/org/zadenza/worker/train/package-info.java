// SPDX-License-Identifier: Apache-2.0
/** Training as such: time limit, early stop, checkpoints and curve, for any model that can fit. */
@NullMarked
package org.zadenza.worker.train;

import org.jspecify.annotations.NullMarked;
