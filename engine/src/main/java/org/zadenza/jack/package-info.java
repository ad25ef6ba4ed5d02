// SPDX-License-Identifier: Apache-2.0
/** The way to a JACK server, or to PipeWire in its clothes, for sound and for MIDI. */
@NullMarked
package org.zadenza.jack;

import org.jspecify.annotations.NullMarked;
