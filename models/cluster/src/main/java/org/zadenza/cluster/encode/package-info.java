// SPDX-License-Identifier: Apache-2.0
/** Encoding folders of music, drawings and sounds into shards, as a distributed job. */
@NullMarked
package org.zadenza.cluster.encode;

import org.jspecify.annotations.NullMarked;
