// SPDX-License-Identifier: Apache-2.0
/**
 * An NSynth network as a voice: timbres by name, by their numbers or on their way to another, notes
 * made ahead of the music and remembered.
 */
@NullMarked
package org.zadenza.models.nsynth.play;

import org.jspecify.annotations.NullMarked;
