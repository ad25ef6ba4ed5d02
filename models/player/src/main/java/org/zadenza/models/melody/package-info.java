// SPDX-License-Identifier: Apache-2.0
/** The Melody RNN with lookback: its weights as a value, and a run of it. */
@NullMarked
package org.zadenza.models.melody;

import org.jspecify.annotations.NullMarked;
