// SPDX-License-Identifier: Apache-2.0
/**
 * Cues into sound: the {@link org.zadenza.audio.AudioEngine} takes cues on the clock's thread,
 * starts each on its very frame on the audio thread, and mixes the channels for an {@link
 * org.zadenza.audio.Output}. Instruments are data: see {@link org.zadenza.audio.PatchLibrary}.
 */
@NullMarked
package org.zadenza.audio;

import org.jspecify.annotations.NullMarked;
