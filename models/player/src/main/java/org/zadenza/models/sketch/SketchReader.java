// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/**
 * What a Sketch-RNN reads drawings with, and what z becomes for its decoder.
 *
 * @param forwards reads the rows of stroke-5 from the first to the last
 * @param backwards from the last to the first
 * @param mu the middle of where a drawing lies, from what both gave at their ends
 * @param spread the logarithm of sigma squared
 * @param start the decoder's first memory and first output: tanh(z K + b)
 * @param bounded whether {@code start} sees tanh z, as sketch-rnn-js has it for files of versions
 *     below 6
 */
public record SketchReader(
    LstmLayer forwards,
    LstmLayer backwards,
    DenseLayer mu,
    DenseLayer spread,
    DenseLayer start,
    boolean bounded) {}
