// SPDX-License-Identifier: Apache-2.0
/** How fast a cluster is, beside one process: the numbers of docs/benchmarks/models.md. */
@NullMarked
package org.zadenza.cluster.bench;

import org.jspecify.annotations.NullMarked;
