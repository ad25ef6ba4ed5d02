// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.pattern.Controls;

/**
 * The control by which a player turns one param of a voice: {@code param = plus + times x control +
 * over / control}.
 *
 * @param control its name, the param's own unless a patch says otherwise
 * @param over 0 for none
 * @param least what a smaller control is held to
 * @param most what a larger control is held to
 */
record Knob(String control, double times, double plus, double over, double least, double most) {
  private static final double NEARLY_NOTHING = 1e-6;

  /**
   * A param that is called as the control is, and means the same; but {@code ring} as a control is
   * ring modulation, and turns no param of that name.
   */
  static Knob plain(String param) {
    return new Knob(controlOf(param), 1, 0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  static String controlOf(String param) {
    return param.equals("ring") ? "" : param;
  }

  /** What the param is; {@code or} where the player does not turn it. */
  double read(Controls controls, double or) {
    double value = controls.number(control, Double.NaN);
    if (value - value != 0) return or;
    double held = Math.clamp(value, least, most);
    double divided = over == 0 ? 0 : over / Math.max(NEARLY_NOTHING, held);
    return plus + times * held + divided;
  }
}
