// SPDX-License-Identifier: Apache-2.0
/** The real other ends: programs that players have on their machines, started for a test. */
@NullMarked
package org.zadenza.test.peers;

import org.jspecify.annotations.NullMarked;
