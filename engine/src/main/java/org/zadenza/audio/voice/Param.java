// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/**
 * A number that shapes a kind of voice: a patch sets it, a control of the same name overrides it.
 *
 * @param name as written in patches and controls
 * @param standard its value where a patch does not say
 * @param least the smallest value that makes sense; what lies below is held to it
 * @param most the largest
 * @param unit what it counts: {@code "Hz"}, {@code "s"}, or {@code ""} for a ratio or an amount
 */
public record Param(String name, double standard, double least, double most, String unit) {
  static Param hertz(String name, double standard, double least, double most) {
    return new Param(name, standard, least, most, "Hz");
  }

  static Param seconds(String name, double standard, double least, double most) {
    return new Param(name, standard, least, most, "s");
  }

  static Param amount(String name, double standard, double least, double most) {
    return new Param(name, standard, least, most, "");
  }

  public double held(double value) {
    return Math.clamp(value, least, most);
  }
}
