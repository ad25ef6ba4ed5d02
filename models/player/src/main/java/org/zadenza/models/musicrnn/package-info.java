// SPDX-License-Identifier: Apache-2.0
/** MusicRNN: LSTM stacks with or without attention that go on from what was played. */
@NullMarked
package org.zadenza.models.musicrnn;

import org.jspecify.annotations.NullMarked;
