// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.regex.Pattern;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;

/**
 * A number of a synth that a control of the same name sets.
 *
 * @param name as players write it
 * @param standard its value where nothing sets it
 * @param least what lies below is held to it
 * @param most what lies above is held to it
 */
public record Parameter(String name, double standard, double least, double most) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");
  private static final double FAR = 1e9;

  public Parameter {
    if (!NAME.matcher(name).matches()) {
      throw new WordError("a parameter is named by letters and digits, not \"" + name + "\"");
    }
    if (!(least <= standard && standard <= most)) {
      throw new WordError(
          "the parameter "
              + name
              + " is "
              + shown(standard)
              + ", outside "
              + shown(least)
              + " to "
              + shown(most));
    }
  }

  /** One that takes any number. */
  public static Parameter of(String name, double standard) {
    return new Parameter(name, standard, -FAR, FAR);
  }

  static String shown(double number) {
    return Shown.of(number);
  }

  public double held(double value) {
    return Math.clamp(value, least, most);
  }
}
