// SPDX-License-Identifier: Apache-2.0
/** NSynth: sounds as points of a space, from a recording to its point and from a point to sound. */
@NullMarked
package org.zadenza.models.nsynth;

import org.jspecify.annotations.NullMarked;
