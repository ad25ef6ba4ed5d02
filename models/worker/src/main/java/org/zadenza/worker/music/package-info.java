// SPDX-License-Identifier: Apache-2.0
/** What each of the note models learns: its music, its inputs and its labels. */
@NullMarked
package org.zadenza.worker.music;

import org.jspecify.annotations.NullMarked;
