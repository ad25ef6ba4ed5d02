// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import com.google.gson.Gson;
import java.util.List;
import java.util.Locale;
import org.zadenza.models.eval.Measured;

/** Named directions and places of a model's space, and what is known of them. */
public record AtlasFigures(
    String model, String weights, List<Direction> attributes, List<Anchor> palette)
    implements Measured {
  private static final Gson JSON = new Gson();

  /**
   * What moving phrases along a direction did.
   *
   * @param amount how often the direction was added
   * @param phrases how many were moved
   * @param right the share whose attribute moved as it should
   * @param wrong the share whose attribute moved the other way; the rest stayed
   * @param change by how much it moved as it should, on average
   */
  public record Moved(double amount, int phrases, double right, double wrong, double change) {}

  /**
   * The direction of an attribute.
   *
   * @param text of the latent
   * @param least the mean of the attribute over the quarter of the phrases that has least of it
   * @param most the same of the quarter that has most
   * @param moved phrases moved by several amounts
   */
  public record Direction(
      String name, String what, String text, double least, double most, List<Moved> moved) {
    private static final double TRUSTED = 3;

    /** Whether it does what its name says: right at least three times as often as wrong. */
    public boolean works() {
      return moved.stream().allMatch(each -> each.right >= TRUSTED * each.wrong);
    }
  }

  /**
   * A place with a name.
   *
   * @param text of the latent
   * @param candidates how many phrases it was chosen from
   * @param right the share of the phrase's steps that come out of the text as they went in
   * @param odds nats a thing seen by which what comes out is of the style rather than of the rest
   * @param tokens what comes out at temperature 0
   */
  public record Anchor(
      String name,
      String what,
      String text,
      int candidates,
      double right,
      double odds,
      int[] tokens) {
    /** The share of steps that are not as those of another. */
    double distance(Anchor other) {
      int apart = 0;
      for (int t = 0; t < tokens.length; t++) {
        if (tokens[t] != other.tokens[t]) apart++;
      }
      return (double) apart / tokens.length;
    }
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder(model);
    for (Direction each : attributes) {
      out.append(
          String.format(
              Locale.ROOT,
              "%n  %-14s %.2f to %.2f%s",
              each.name,
              each.least,
              each.most,
              each.works() ? "" : "; does not do what it says, and is not written"));
      for (Moved moved : each.moved) {
        out.append(
            String.format(
                Locale.ROOT,
                "%n    times %+.0f: of %d phrases %.0f %% right, %.0f %% wrong, by %.2f",
                moved.amount,
                moved.phrases,
                100 * moved.right,
                100 * moved.wrong,
                moved.change));
      }
    }
    for (Anchor each : palette) {
      double nearest =
          palette.stream()
              .filter(other -> other != each)
              .mapToDouble(each::distance)
              .min()
              .orElse(1);
      out.append(
          String.format(
              Locale.ROOT,
              "%n  %-14s of %d phrases; %.0f %% as it went in, odds %+.3f, %.0f %% of the steps"
                  + " unlike the nearest other",
              each.name,
              each.candidates,
              100 * each.right,
              each.odds,
              100 * nearest));
    }
    return out.toString();
  }
}
