// SPDX-License-Identifier: Apache-2.0
/**
 * The tutorial: chapters in Markdown that are read at the prompt and are the pages of {@code
 * docs/tutorial}, and the place that a player has come to. Plays nothing.
 */
@NullMarked
package org.zadenza.repl.tutorial;

import org.jspecify.annotations.NullMarked;
