// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess.play;

import org.zadenza.models.sketch.Figure;
import org.zadenza.time.Span;

/** A drawing, and when it is drawn. */
public record Seen(Span whole, Figure figure) {}
