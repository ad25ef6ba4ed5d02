// SPDX-License-Identifier: Apache-2.0
/**
 * Checkpoints that others trained, into the house's own weights: Magenta.js directories and
 * deeplearn.js dumps, from a folder or the network.
 */
@NullMarked
package org.zadenza.models.importer;

import org.jspecify.annotations.NullMarked;
