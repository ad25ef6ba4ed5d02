// SPDX-License-Identifier: Apache-2.0
/** The worker as a server: batches by the Open Inference Protocol, and training. */
@NullMarked
package org.zadenza.worker.serve;

import org.jspecify.annotations.NullMarked;
