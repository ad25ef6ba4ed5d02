// SPDX-License-Identifier: Apache-2.0
/**
 * Training of Sketch-RNNs: the network with its gradients, on ND4J's memory and products of
 * matrices, and the drawings that it learns from.
 */
@NullMarked
package org.zadenza.worker.sketch;

import org.jspecify.annotations.NullMarked;
