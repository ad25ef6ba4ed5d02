// SPDX-License-Identifier: Apache-2.0
/**
 * How things read on a screen and in a file: {@link org.zadenza.repl.text.EventJson} is the one
 * place that writes an event as JSON.
 */
@NullMarked
package org.zadenza.repl.text;

import org.jspecify.annotations.NullMarked;
