// SPDX-License-Identifier: Apache-2.0
/** Getting a cluster, noticing that it is gone, and starting one of plain JVMs. */
@NullMarked
package org.zadenza.cluster.spark;

import org.jspecify.annotations.NullMarked;
