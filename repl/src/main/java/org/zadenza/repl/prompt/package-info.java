// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal: {@link org.zadenza.repl.prompt.Prompt} reads lines, has them evaluated and prints;
 * it is the only thing that does.
 */
@NullMarked
package org.zadenza.repl.prompt;

import org.jspecify.annotations.NullMarked;
