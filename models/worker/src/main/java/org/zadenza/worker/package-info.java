// SPDX-License-Identifier: Apache-2.0
/** The model worker: a JVM of its own that trains, so that its garbage never delays a beat. */
@NullMarked
package org.zadenza.worker;

import org.jspecify.annotations.NullMarked;
