// SPDX-License-Identifier: Apache-2.0
/**
 * Sounds composed of unit generators: a {@link org.zadenza.synth.Synth} is a graph that the bundled
 * engine plays and that {@link org.zadenza.synth.SynthDefFile} writes for SuperCollider. Names,
 * arguments and defaults are SuperCollider's.
 */
@NullMarked
package org.zadenza.synth;

import org.jspecify.annotations.NullMarked;
