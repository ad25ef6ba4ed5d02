// SPDX-License-Identifier: Apache-2.0
/** Where the program starts: {@link org.zadenza.repl.Zadenza} hands over to the command line. */
@NullMarked
package org.zadenza.repl;

import org.jspecify.annotations.NullMarked;
