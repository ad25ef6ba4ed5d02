// SPDX-License-Identifier: Apache-2.0
/**
 * From typed text to values: {@link org.zadenza.repl.eval.Forms} cuts text into top-level forms,
 * {@link org.zadenza.repl.eval.ClojureSpace} evaluates one where the words of the language are
 * known.
 */
@NullMarked
package org.zadenza.repl.eval;

import org.jspecify.annotations.NullMarked;
