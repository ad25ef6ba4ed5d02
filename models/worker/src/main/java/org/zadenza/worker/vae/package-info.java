// SPDX-License-Identifier: Apache-2.0
/**
 * Training of MusicVAEs and GrooVAEs: the network with its gradients, on ND4J's memory and products
 * of matrices, and what it learns from.
 */
@NullMarked
package org.zadenza.worker.vae;

import org.jspecify.annotations.NullMarked;
