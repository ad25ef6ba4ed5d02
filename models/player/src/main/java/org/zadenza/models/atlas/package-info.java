// SPDX-License-Identifier: Apache-2.0
/**
 * What places and directions of a latent space mean, found from music whose traits and styles are
 * known: named directions for {@code attribute}, named points for {@code palette}.
 */
@NullMarked
package org.zadenza.models.atlas;

import org.jspecify.annotations.NullMarked;
