// SPDX-License-Identifier: Apache-2.0
/**
 * Soundfonts: {@link org.zadenza.audio.font.Soundfont} reads a file in the format SoundFont 2 and
 * answers, for a program, a key and how hard it is struck, the {@link
 * org.zadenza.audio.font.Region}s that sound.
 */
@NullMarked
package org.zadenza.audio.font;

import org.jspecify.annotations.NullMarked;
