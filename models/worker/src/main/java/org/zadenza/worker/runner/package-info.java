// SPDX-License-Identifier: Apache-2.0
/** What computes batches: ND4J and ONNX Runtime, on a CPU or a GPU, all with the same answers. */
@NullMarked
package org.zadenza.worker.runner;

import org.jspecify.annotations.NullMarked;
