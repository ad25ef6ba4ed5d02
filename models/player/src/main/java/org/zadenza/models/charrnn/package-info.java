// SPDX-License-Identifier: Apache-2.0
/** Character RNNs: text, one letter at a time. */
@NullMarked
package org.zadenza.models.charrnn;

import org.jspecify.annotations.NullMarked;
