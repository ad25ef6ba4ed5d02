// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of what was played: a piano roll of cues and a spectrogram of sound, as PNG files with
 * sixteen colours, on a dark ground that stands on light and dark pages alike. They need no fonts
 * and no screen.
 */
@NullMarked
package org.zadenza.repl.picture;

import org.jspecify.annotations.NullMarked;
