// SPDX-License-Identifier: Apache-2.0
/**
 * What models make, a phrase for each cycle: computed ahead of the clock, read without waiting, and
 * replaced by something cheaper where it comes too late.
 */
@NullMarked
package org.zadenza.models.phrase;

import org.jspecify.annotations.NullMarked;
