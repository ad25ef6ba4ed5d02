// SPDX-License-Identifier: Apache-2.0
/**
 * Does the language answer as the cases say? A {@link org.zadenza.repl.conform.Case} is a question
 * with its right answer; {@link org.zadenza.repl.conform.Conformance} asks and counts.
 */
@NullMarked
package org.zadenza.repl.conform;

import org.jspecify.annotations.NullMarked;
