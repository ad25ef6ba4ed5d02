// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.sketch.SketchLosses;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchScorer;
import org.zadenza.models.sketch.Strokes;

/**
 * How well a Sketch-RNN knows drawings of one split, by the measures of the paper (§3.3 and its
 * Table 1).
 *
 * @param word of which word all drawings are, or {@code all}
 * @param drawings how many were measured
 * @param tooLong how many were left out, since they have more points than the network's longest
 * @param points of all that were measured
 * @param longest points over which the paper's code takes its means, the network's own
 * @param reconstruction L_R, offsets and pens, in the network's units; the unconditional loss of a
 *     network without a z
 * @param divergence L_KL, a number of z; 0 without a z
 * @param perPoint nats a point of offsets in pixels, pens, ends and divergence: to compare networks
 *     of different scales and lengths
 */
public record SketchEvaluation(
    String model,
    String weights,
    String split,
    String word,
    int drawings,
    int tooLong,
    long points,
    int longest,
    double reconstruction,
    double offsets,
    double pens,
    double divergence,
    double perPoint)
    implements Measured {
  /** Drawings of all words. */
  public static final String ALL = "all";

  private static final Gson JSON = new Gson();

  /** Of drawings in a folder; of one word, or of {@link #ALL}. */
  public static SketchEvaluation of(
      ImportedModel.Sketches model, Path folder, Split split, String word) throws IOException {
    List<Strokes> measured =
        DrawingCollection.open(folder).of(split).stream()
            .filter(drawing -> word.equals(ALL) || drawing.word().equals(word))
            .map(drawing -> model.network().codec().strokes(drawing.drawing()))
            .toList();
    if (measured.isEmpty()) {
      throw new IOException(
          "%s has no drawings for %s%s"
              .formatted(folder, split, word.equals(ALL) ? "" : " of " + word));
    }
    return of(model, split.toString(), word, measured);
  }

  private static SketchEvaluation of(
      ImportedModel.Sketches model, String split, String word, List<Strokes> all) {
    SketchRnn net = model.network();
    int longest = net.shape().points();
    SketchScorer scorer = new SketchScorer(net);
    SketchLosses sum = SketchLosses.NONE;
    for (Strokes strokes : all) {
      if (strokes.size() <= longest) {
        sum = sum.plus(scorer.losses(strokes, sum.drawings()));
      }
    }
    double scale = (double) sum.drawings() * longest;
    return new SketchEvaluation(
        model.config().name(),
        model.config().sha256(),
        split,
        word,
        sum.drawings(),
        all.size() - sum.drawings(),
        sum.points(),
        longest,
        sum.reconstruction(longest),
        sum.offsets() / scale,
        sum.pens() / scale,
        sum.divergence(net.shape().latents()),
        sum.perPoint(net.scale()));
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%s on %s, %s (%d drawings, %d points; %d too long):%n"
            + "  L_R %.4f (offsets %.4f, pens %.4f; means over %d points), L_KL %.4f%n"
            + "  %.4f nats a point in pixels, all in all",
        model,
        split,
        word,
        drawings,
        points,
        tooLong,
        reconstruction,
        offsets,
        pens,
        longest,
        divergence,
        perPoint);
  }
}
