// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * Chances of the classes of mu-law as a few bells, each around a guess of the sample (discretised
 * logistics, Salimans et al., 2017): fewer numbers than a chance for each class, and a network
 * knows from the beginning that a sample is near where it is guessed.
 *
 * <p>A network gives {@value #NUMBERS} numbers: of each bell the logit of its share, how far from
 * its guess it stands in widths, and the logarithm of its width, -1 to 1 being all classes.
 */
public final class LogisticMixture {
  /** How many bells. */
  public static final int BELLS = 5;

  /** How many numbers say them. */
  public static final int NUMBERS = 3 * BELLS;

  /** The logarithm of the narrowest width, a fourteenth of a class. */
  public static final double NARROWEST = -7.5;

  /** That of the widest. */
  public static final double WIDEST = 0;

  private static final double HARDLY = 1e-9;

  /** Of the largest bell's share; a rarer one is wide as a rule, and its draws are clicks. */
  private static final double RARE = 0.05;

  private LogisticMixture() {}

  /** The logarithm of a bell's width, by its number. */
  public static double logWidth(double number) {
    return Math.clamp(number, NARROWEST, WIDEST);
  }

  /**
   * The class drawn by a number.
   *
   * @param numbers what the network gives, from {@code at} on
   * @param guesses around which, from {@code from} on, as {@link MuLaw#input}
   * @param temperature 0 or more; widths are multiplied by it, shares raised to one over it, and
   *     below 1 a bell is left out whose share is then less than a twentieth of the largest one's;
   *     0 is the middle of the largest bell
   * @param u 0 up to 1
   */
  public static int draw(
      float[] numbers, int at, float[] guesses, int from, double temperature, double u) {
    int bell = largest(numbers, at);
    double left = 0.5;
    if (temperature > 0) {
      double most = numbers[at + bell];
      double all = 0;
      for (int k = 0; k < BELLS; k++) all += share(numbers[at + k] - most, temperature);
      double sought = u * all;
      for (int k = 0; k < BELLS; k++) {
        double share = share(numbers[at + k] - most, temperature);
        if (sought < share) {
          bell = k;
          left = Math.clamp(sought / share, HARDLY, 1 - HARDLY);
          break;
        }
        sought -= share;
      }
    }
    double width = StrictMath.exp(logWidth(numbers[at + 2 * BELLS + bell]));
    double off = numbers[at + BELLS + bell] + temperature * StrictMath.log(left / (1 - left));
    double place = guesses[from + bell] + width * off;
    int half = MuLaw.CLASSES / 2;
    return (int) Math.clamp(Math.floor(half * place) + half, 0, MuLaw.CLASSES - 1.0);
  }

  private static int largest(float[] numbers, int at) {
    int largest = 0;
    for (int k = 1; k < BELLS; k++) if (numbers[at + k] > numbers[at + largest]) largest = k;
    return largest;
  }

  private static double share(double logit, double temperature) {
    double share = StrictMath.exp(logit / temperature);
    return temperature < 1 && share < RARE ? 0 : share;
  }

  /** The logarithm of a class's chance, by the formulas. */
  public static double logChance(double[] numbers, double[] guesses, int soundClass) {
    double all = 0;
    double chance = 0;
    for (int k = 0; k < BELLS; k++) {
      double width = Math.exp(logWidth(numbers[2 * BELLS + k]));
      double middle = guesses[k] + width * numbers[BELLS + k];
      double share = Math.exp(numbers[k]);
      all += share;
      chance += share * chance(soundClass, middle, width);
    }
    return Math.log(chance / all);
  }

  private static double chance(int soundClass, double middle, double width) {
    double half = MuLaw.CLASSES / 2.0;
    double lower = ((soundClass - half) / half - middle) / width;
    double upper = ((soundClass + 1 - half) / half - middle) / width;
    if (soundClass == 0) return logistic(upper);
    if (soundClass == MuLaw.CLASSES - 1) return logistic(-lower);
    return -Math.expm1(lower - upper) * logistic(upper) * logistic(-lower);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
