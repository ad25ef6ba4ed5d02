// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;

/** The Sketch-RNNs of a session, each read when it is first used. Any thread. */
public final class SketchModels {
  private static final String PREFIX = "sketch-";

  private final Weights weights;
  private final Map<String, SketchModel> loaded = new HashMap<>();

  SketchModels(Weights weights) {
    this.weights = weights;
  }

  /**
   * The model of a name such as {@code :quickdraw}, or of weights in the player's folder.
   *
   * @throws WordError if there are no such weights: says what to train or to bring in
   */
  public synchronized SketchModel of(@Nullable Object given) {
    String plain = plain(given);
    String name = SketchFile.NAMES.contains(PREFIX + plain) ? PREFIX + plain : plain;
    SketchModel known = loaded.get(name);
    if (known != null) return known;
    try {
      SketchModel model = new SketchModel(name, weights.sketches(name));
      loaded.put(name, model);
      return model;
    } catch (IOException e) {
      throw new WordError("sketch: " + refusal(name, String.valueOf(e.getMessage())));
    }
  }

  /**
   * The weights of the first model that is there: what a hand's drawing is completed with. Takes a
   * while.
   *
   * @throws IOException if there are none: says what to train or to bring in
   */
  public ImportedModel.Sketches first() throws IOException {
    List<String> refusals = new ArrayList<>();
    for (String name : SketchFile.NAMES) {
      try {
        return weights.sketches(name);
      } catch (IOException e) {
        refusals.add(refusal(name, String.valueOf(e.getMessage())));
      }
    }
    throw new IOException(refusals.getFirst());
  }

  private static String plain(@Nullable Object given) {
    return switch (given) {
      case Named named -> named.getName();
      case String text when text.startsWith(":") -> text.substring(1);
      case String text -> text;
      case null, default ->
          throw new WordError(
              "sketch: a model has a name, such as :quickdraw, not " + Shown.of(given));
    };
  }

  private static String refusal(String name, String why) {
    if (SketchFile.NAMES.contains(name)) {
      return name
          + " cannot draw: "
          + why
          + "; or bring in a file of sketch-rnn-js with ./zadenza models import FILE.json and name"
          + " it, as in {:model :bear-gen}";
    }
    List<String> names =
        SketchFile.NAMES.stream().map(known -> known.substring(PREFIX.length())).toList();
    return "no model that draws is called \"%s\"%s; there are %s, and what lies in the models folder"
        .formatted(name, NearestName.hint(name, names), String.join(", ", names));
  }
}
