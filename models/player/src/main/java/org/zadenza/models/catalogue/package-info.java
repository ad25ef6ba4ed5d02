// SPDX-License-Identifier: Apache-2.0
/** Every model that there is, by name: what comes along and what the player's folder has. */
@NullMarked
package org.zadenza.models.catalogue;

import org.jspecify.annotations.NullMarked;
