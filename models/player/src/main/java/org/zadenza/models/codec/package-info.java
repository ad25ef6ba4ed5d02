// SPDX-License-Identifier: Apache-2.0
/** Music to tokens and back: each codec owns both directions and its test is the round trip. */
@NullMarked
package org.zadenza.models.codec;

import org.jspecify.annotations.NullMarked;
