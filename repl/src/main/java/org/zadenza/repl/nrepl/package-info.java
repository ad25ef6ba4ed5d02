// SPDX-License-Identifier: Apache-2.0
/**
 * Editors at the session: {@link org.zadenza.repl.nrepl.Editors} serves the nREPL protocol on this
 * machine, or to one program at the other end of a pipe; {@link org.zadenza.repl.nrepl.Desk}
 * answers what they ask, in the session that the prompt plays in.
 */
@NullMarked
package org.zadenza.repl.nrepl;

import org.jspecify.annotations.NullMarked;
