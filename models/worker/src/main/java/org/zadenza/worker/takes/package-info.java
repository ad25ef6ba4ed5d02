// SPDX-License-Identifier: Apache-2.0
/** A player's own takes, MIDI files, as music to learn from. */
@NullMarked
package org.zadenza.worker.takes;

import org.jspecify.annotations.NullMarked;
