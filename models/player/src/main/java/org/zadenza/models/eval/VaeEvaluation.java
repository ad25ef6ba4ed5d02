// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a MusicVAE knows phrases of one split, and how much what it makes up is like them.
 *
 * @param phrases how many phrases were read
 * @param parts for each part of the music, e.g. melody and bass
 * @param samples how many phrases were made up, from points of the prior
 * @param temperature at which they were drawn
 */
public record VaeEvaluation(
    String model,
    String weights,
    String split,
    int phrases,
    int samples,
    double temperature,
    List<Part> parts)
    implements Measured {
  private static final Gson JSON = new Gson();

  /**
   * A part of the music.
   *
   * @param accuracy the share of steps that come out as they went in: read, then written from the
   *     middle of where the phrase lies, each step from those that were written before it
   * @param eventAccuracy the same of the steps on which something begins or ends
   * @param taught the accuracy where each step is written from those of the music, on the first
   *     phrases only
   * @param silence the accuracy of answering with the most frequent step always
   * @param distances how far the shares of each trait in the samples are from those in the data, 0
   *     to 1
   * @param spread the same between the first and the second half of the data
   */
  public record Part(
      String name,
      double accuracy,
      double eventAccuracy,
      double taught,
      double silence,
      Map<String, Double> distances,
      Map<String, Double> spread) {}

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s on %s (%d phrases; %d samples of the prior at temperature %.1f)",
            model,
            split,
            phrases,
            samples,
            temperature));
    for (Part part : parts) {
      out.append(
          String.format(
              Locale.ROOT,
              "%n  %s: %.3f of the steps right when running free (%.3f where something happens),"
                  + " %.3f when taught; always the same %.3f",
              part.name,
              part.accuracy,
              part.eventAccuracy,
              part.taught,
              part.silence));
      part.distances.forEach(
          (trait, distance) ->
              out.append(
                  String.format(
                      Locale.ROOT,
                      "%n    %s: samples are %.3f from the data, its halves %.3f from each other",
                      trait,
                      distance,
                      part.spread.get(trait))));
    }
    return out.toString();
  }
}
