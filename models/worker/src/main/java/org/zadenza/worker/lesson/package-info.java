// SPDX-License-Identifier: Apache-2.0
/** The models that are trained from the beginning: their sizes, their music, and its licences. */
@NullMarked
package org.zadenza.worker.lesson;

import org.jspecify.annotations.NullMarked;
