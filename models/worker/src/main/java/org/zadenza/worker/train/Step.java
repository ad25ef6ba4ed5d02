// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

/**
 * An iteration that was learnt from.
 *
 * @param iteration how many there were with it
 * @param loss the mean since the last look at held-out data, in nats a step
 * @param seconds of training so far
 */
public record Step(long iteration, double loss, double seconds) {}
