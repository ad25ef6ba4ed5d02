// SPDX-License-Identifier: Apache-2.0
/**
 * What a player typed, in errors: {@link org.zadenza.names.WordCall} names the word and the
 * argument that a wrong value was given to, {@link org.zadenza.names.Shown} says the value in plain
 * words, {@link org.zadenza.names.NearestName} finds the name that a slip of the finger was meant
 * to be.
 */
@NullMarked
package org.zadenza.names;

import org.jspecify.annotations.NullMarked;
