// SPDX-License-Identifier: Apache-2.0
/**
 * Recorded sounds: {@link org.zadenza.audio.sample.SampleLibrary} knows them by name and loads them
 * beside the music, {@link org.zadenza.audio.sample.SampleReader} understands the files.
 */
@NullMarked
package org.zadenza.audio.sample;

import org.jspecify.annotations.NullMarked;
