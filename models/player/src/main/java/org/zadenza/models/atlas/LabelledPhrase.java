// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

/**
 * A phrase with what its collection says of it.
 *
 * @param label such as {@code latin/samba} or {@code oneills1850 reel the bonny lad}
 * @param loop whether it is of what goes on, not of a fill
 * @param tokens a token a sixteenth
 */
record LabelledPhrase(String label, boolean loop, int[] tokens) {}
