// SPDX-License-Identifier: Apache-2.0
/**
 * The cluster: encoding and training on more than one machine, by Apache Spark, in a process of its
 * own that the player starts and never loads.
 */
@NullMarked
package org.zadenza.cluster;

import org.jspecify.annotations.NullMarked;
