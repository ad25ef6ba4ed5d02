// SPDX-License-Identifier: Apache-2.0
/** What NSynth's sounds are judged by, and the plain methods that they are held against. */
@NullMarked
package org.zadenza.models.nsynth.measure;

import org.jspecify.annotations.NullMarked;
