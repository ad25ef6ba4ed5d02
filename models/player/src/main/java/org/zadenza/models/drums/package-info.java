// SPDX-License-Identifier: Apache-2.0
/** The Drums RNN: one network, its weights, and how it is sampled. */
@NullMarked
package org.zadenza.models.drums;

import org.jspecify.annotations.NullMarked;
