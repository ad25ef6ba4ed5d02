// SPDX-License-Identifier: Apache-2.0
/**
 * Models at the prompt: each is a word whose value is an ordinary {@link
 * org.zadenza.pattern.Pattern}, so it can be reversed, sped up and layered like any other.
 */
@NullMarked
package org.zadenza.models.live;

import org.jspecify.annotations.NullMarked;
