// SPDX-License-Identifier: Apache-2.0
/**
 * What can sound: a {@link org.zadenza.audio.voice.Voice} turns one {@link
 * org.zadenza.audio.voice.Note} into samples, and {@link org.zadenza.audio.voice.VoiceKind} lists
 * every kind with the numbers that shape it.
 */
@NullMarked
package org.zadenza.audio.voice;

import org.jspecify.annotations.NullMarked;
