// SPDX-License-Identifier: Apache-2.0
/**
 * The words of the language: one {@link org.zadenza.dsl.Vocabulary} holds every verb with its
 * documentation, for the prompt, for completion and for the Clojure layer.
 */
@NullMarked
package org.zadenza.dsl;

import org.jspecify.annotations.NullMarked;
