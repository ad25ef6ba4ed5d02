// SPDX-License-Identifier: Apache-2.0
/** Learning side by side: the same networks, averaged after every few steps. */
@NullMarked
package org.zadenza.cluster.train;

import org.jspecify.annotations.NullMarked;
