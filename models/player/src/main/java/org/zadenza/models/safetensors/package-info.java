// SPDX-License-Identifier: Apache-2.0
/**
 * Weights as plain files: named float tensors in one file, what they are in a JSON file beside it.
 */
@NullMarked
package org.zadenza.models.safetensors;

import org.jspecify.annotations.NullMarked;
