// SPDX-License-Identifier: Apache-2.0
/**
 * Training stacks of LSTMs that predict the next event: windows of music, the network in DL4J, and
 * the way back to floats.
 */
@NullMarked
package org.zadenza.worker.lstm;

import org.jspecify.annotations.NullMarked;
