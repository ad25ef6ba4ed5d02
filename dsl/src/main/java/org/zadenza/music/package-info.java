// SPDX-License-Identifier: Apache-2.0
/**
 * Music theory as small facts, without time: {@link org.zadenza.music.Note} and {@link
 * org.zadenza.music.Interval}, {@link org.zadenza.music.Scale}, {@link org.zadenza.music.Chord} and
 * its {@link org.zadenza.music.Voicing}, {@link org.zadenza.music.Tuning}; {@link
 * org.zadenza.music.Pitch} for MIDI numbers and hertz.
 */
@NullMarked
package org.zadenza.music;

import org.jspecify.annotations.NullMarked;
