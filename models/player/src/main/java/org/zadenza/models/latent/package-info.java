// SPDX-License-Identifier: Apache-2.0
/** Points of latent spaces that are played: their texts, their music, and the feel of grooves. */
@NullMarked
package org.zadenza.models.latent;

import org.jspecify.annotations.NullMarked;
