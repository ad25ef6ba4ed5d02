// SPDX-License-Identifier: Apache-2.0
/**
 * Matrices in ND4J's memory, the weights of a network in one array and their descent: what training
 * stands on.
 */
@NullMarked
package org.zadenza.worker.block;

import org.jspecify.annotations.NullMarked;
