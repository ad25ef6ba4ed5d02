// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/** One top-level piece of a text: a form, or what should have been one. */
public sealed interface Piece {
  /** Where it begins. */
  Place place();

  /** Its characters, as typed. */
  String text();

  /** A form that can be read. */
  record Whole(Place place, String text) implements Piece {}

  /**
   * A form whose end is missing.
   *
   * @param missing what would end it, such as {@code ")"}
   * @param opened where the bracket or string begins that is never closed
   */
  record Unclosed(Place place, String text, String missing, Place opened) implements Piece {}

  /**
   * A closing bracket that closes nothing, or the wrong bracket.
   *
   * @param bracket the bracket that was found
   * @param at where it is
   */
  record Stray(Place place, String text, char bracket, Place at) implements Piece {}
}
