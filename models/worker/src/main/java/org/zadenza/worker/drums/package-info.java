// SPDX-License-Identifier: Apache-2.0
/**
 * Training the Drums RNN: its windows of music, its network in DL4J, and the way back to floats.
 */
@NullMarked
package org.zadenza.worker.drums;

import org.jspecify.annotations.NullMarked;
