// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: one class a command, each a thin shell around something that can be used
 * without it.
 */
@NullMarked
package org.zadenza.repl.cli;

import org.jspecify.annotations.NullMarked;
