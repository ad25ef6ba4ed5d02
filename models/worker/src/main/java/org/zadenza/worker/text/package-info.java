// SPDX-License-Identifier: Apache-2.0
/** Training character RNNs: texts, letter by letter. */
@NullMarked
package org.zadenza.worker.text;

import org.jspecify.annotations.NullMarked;
