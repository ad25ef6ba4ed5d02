// SPDX-License-Identifier: Apache-2.0
/**
 * The wires of OSC. Out: an {@link org.zadenza.osc.OscWriter} that makes no garbage, {@link
 * org.zadenza.osc.SuperDirtSink} with its handshake and control buses, {@link
 * org.zadenza.osc.OscTargetSink} for anything else, {@link org.zadenza.osc.HighlightSink} for
 * editors. In: {@link org.zadenza.osc.OscReader}, and {@link org.zadenza.osc.OscIn}, which obeys
 * Tidal's verbs.
 */
@NullMarked
package org.zadenza.osc;

import org.jspecify.annotations.NullMarked;
