// SPDX-License-Identifier: Apache-2.0
/**
 * Where cues go: the bundled engine, a wire, a file. A {@link org.zadenza.sink.Sink} takes a cue
 * ahead of its time and never blocks the one who hands it over.
 */
@NullMarked
package org.zadenza.sink;

import org.jspecify.annotations.NullMarked;
