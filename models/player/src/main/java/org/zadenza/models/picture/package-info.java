// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures in the style of others: feed-forward networks, a plain version and a live one, and the
 * optimisation of Gatys et al. on the features of any of them.
 */
@NullMarked
package org.zadenza.models.picture;

import org.jspecify.annotations.NullMarked;
