// SPDX-License-Identifier: Apache-2.0
/** Music theory as small facts: {@link org.zadenza.music.Pitch} names and MIDI numbers. */
@NullMarked
package org.zadenza.music;

import org.jspecify.annotations.NullMarked;
