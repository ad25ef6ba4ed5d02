// SPDX-License-Identifier: Apache-2.0
/**
 * The wire to SuperCollider and SuperDirt: an {@link org.zadenza.osc.OscWriter} that makes no
 * garbage, an {@link org.zadenza.osc.OscReader} for answers, and the {@link
 * org.zadenza.osc.SuperDirtSink} that sends cues as time-tagged bundles.
 */
@NullMarked
package org.zadenza.osc;

import org.jspecify.annotations.NullMarked;
