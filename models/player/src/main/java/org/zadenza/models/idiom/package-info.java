// SPDX-License-Identifier: Apache-2.0
/**
 * What a model's tokens mean, and how a cycle of them is drawn: an {@link
 * org.zadenza.models.idiom.Idiom} knows the rules, {@link org.zadenza.models.idiom.Scores} say what
 * is likely, {@link org.zadenza.models.idiom.Wishes} forbid and bend before anything is drawn.
 */
@NullMarked
package org.zadenza.models.idiom;

import org.jspecify.annotations.NullMarked;
