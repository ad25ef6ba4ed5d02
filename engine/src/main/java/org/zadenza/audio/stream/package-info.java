// SPDX-License-Identifier: Apache-2.0
/** Sounds that are made while they are played. */
@NullMarked
package org.zadenza.audio.stream;

import org.jspecify.annotations.NullMarked;
