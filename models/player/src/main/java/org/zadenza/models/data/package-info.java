// SPDX-License-Identifier: Apache-2.0
/** The free collections of music that models are trained and measured on, each with its splits. */
@NullMarked
package org.zadenza.models.data;

import org.jspecify.annotations.NullMarked;
