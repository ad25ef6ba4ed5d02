// SPDX-License-Identifier: Apache-2.0
/** How well a model predicts music it has not seen, beside the simplest models that could. */
@NullMarked
package org.zadenza.models.eval;

import org.jspecify.annotations.NullMarked;
