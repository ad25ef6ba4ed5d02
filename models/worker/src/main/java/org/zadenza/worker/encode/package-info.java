// SPDX-License-Identifier: Apache-2.0
/** Files as pieces for a model: how each kind is read, named and kept in shards. */
@NullMarked
package org.zadenza.worker.encode;

import org.jspecify.annotations.NullMarked;
