// SPDX-License-Identifier: Apache-2.0
/** Encoding folders of MIDI files into shards, as a distributed job. */
@NullMarked
package org.zadenza.cluster.encode;

import org.jspecify.annotations.NullMarked;
