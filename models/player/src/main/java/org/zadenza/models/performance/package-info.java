// SPDX-License-Identifier: Apache-2.0
/** The Performance RNN: its weights as a value, and a run of it. */
@NullMarked
package org.zadenza.models.performance;

import org.jspecify.annotations.NullMarked;
