// SPDX-License-Identifier: Apache-2.0
/**
 * Music that was encoded once, in files that many may read at any place: a corpus that fits into no
 * memory. The format is in docs/models/cluster.md.
 */
@NullMarked
package org.zadenza.worker.shard;

import org.jspecify.annotations.NullMarked;
