// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.audio.voice.PitchMoves;

/**
 * A note that is to sound.
 *
 * @param timbre a {@link Timbre}, a name, a list of numbers, or null for the usual one
 * @param midi its MIDI note as the network makes it
 * @param samples how long it is, 16 kHz
 * @param seconds in how many of them a timbre that moves goes its way
 * @param moves how its pitch moves; null for not at all
 * @param accelerate as the control
 * @param holdSeconds until it is let go
 * @param seed of its chance
 * @param temperature of the choice of each sample
 * @param nanos when it begins, session time
 * @param stream where its sound goes
 */
record NoteWish(
    @Nullable Object timbre,
    double midi,
    int samples,
    double seconds,
    @Nullable PitchMoves moves,
    double accelerate,
    double holdSeconds,
    long seed,
    double temperature,
    long nanos,
    SoundStream stream) {}
