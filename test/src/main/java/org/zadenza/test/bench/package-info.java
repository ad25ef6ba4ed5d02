// SPDX-License-Identifier: Apache-2.0
/** Speed, measured with JMH: each benchmark prints its figure and the machine it ran on. */
@NullMarked
package org.zadenza.test.bench;

import org.jspecify.annotations.NullMarked;
