// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

/**
 * What a drawing may be of.
 *
 * @param likelihood 0 to 1
 */
public record Guess(String word, double likelihood) {}
