// SPDX-License-Identifier: Apache-2.0
/** MIDI files as the models read them: notes, pedals, tempo and metre, and no trust in the file. */
@NullMarked
package org.zadenza.models.midi;

import org.jspecify.annotations.NullMarked;
