// SPDX-License-Identifier: Apache-2.0
/** What a model made for one cycle, computed ahead of the clock and read without waiting. */
@NullMarked
package org.zadenza.models.phrase;

import org.jspecify.annotations.NullMarked;
