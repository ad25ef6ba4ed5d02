// SPDX-License-Identifier: Apache-2.0
/**
 * A performance under way: a {@link org.zadenza.repl.session.Session} ties the clock, the slots,
 * the sound and the evaluator together, and knows no terminal.
 */
@NullMarked
package org.zadenza.repl.session;

import org.jspecify.annotations.NullMarked;
