// SPDX-License-Identifier: Apache-2.0
/**
 * Sketch-RNN (Ha and Eck, "A Neural Representation of Sketch Drawings", 2017): drawings as offsets
 * of a pen, read into a latent space and drawn point by point, as their formulas are and live.
 */
@NullMarked
package org.zadenza.models.sketch;

import org.jspecify.annotations.NullMarked;
