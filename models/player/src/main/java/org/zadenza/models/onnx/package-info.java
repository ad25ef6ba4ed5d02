// SPDX-License-Identifier: Apache-2.0
/**
 * Our networks as ONNX files, which ONNX Runtime and Triton compute on whatever device they have.
 */
@NullMarked
package org.zadenza.models.onnx;

import org.jspecify.annotations.NullMarked;
