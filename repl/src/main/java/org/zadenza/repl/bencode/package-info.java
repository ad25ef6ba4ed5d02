// SPDX-License-Identifier: Apache-2.0
/**
 * Bencode, in which editors speak: {@link org.zadenza.repl.bencode.BencodeReader} makes values of
 * bytes as they come, {@link org.zadenza.repl.bencode.Bencode} bytes of values.
 */
@NullMarked
package org.zadenza.repl.bencode;

import org.jspecify.annotations.NullMarked;
