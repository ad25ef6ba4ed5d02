// SPDX-License-Identifier: Apache-2.0
/** Synths on a SuperCollider server: defined there, and played by cues. */
@NullMarked
package org.zadenza.synth.server;

import org.jspecify.annotations.NullMarked;
