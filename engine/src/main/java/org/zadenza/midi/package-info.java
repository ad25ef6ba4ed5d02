// SPDX-License-Identifier: Apache-2.0
/**
 * MIDI: {@link org.zadenza.midi.LiveMidi} plays cues on ports, keeps beats together and hears keys
 * and knobs; {@link org.zadenza.midi.MidiNote} says which key a cue presses; {@link
 * org.zadenza.midi.MidiFileSink} writes a standard MIDI file.
 */
@NullMarked
package org.zadenza.midi;

import org.jspecify.annotations.NullMarked;
