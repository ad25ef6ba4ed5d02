// SPDX-License-Identifier: Apache-2.0
/**
 * Latent spaces laid flat, so that a hand can move over them: {@link org.zadenza.models.pad.PadMap}
 * lays them, {@link org.zadenza.models.pad.Gesture} keeps how a hand moved.
 */
@NullMarked
package org.zadenza.models.pad;

import org.jspecify.annotations.NullMarked;
