// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.idiom.LettersRun;
import org.zadenza.models.idiom.VerseIdiom;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.suggest.Suggester;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;

/** The networks of letters of a session, each read when it is first used. Any thread. */
public final class TextModels {
  /** What the network that comes along has read. */
  static final String SHAKESPEARE = "shakespeare";

  private final Weights weights;
  private final Map<String, Composer<?>> poets = new HashMap<>();
  private @Nullable Suggester suggester;

  TextModels(Weights weights) {
    this.weights = weights;
  }

  /**
   * Who writes verse under a name: {@code shakespeare}, or that of weights in the player's folder.
   *
   * @throws WordError if there are no such weights: says what to train or to bring in
   */
  synchronized Composer<?> poet(String given) {
    String name = given.equals(SHAKESPEARE) ? CharRnnFile.VERSE : given;
    Composer<?> known = poets.get(name);
    if (known != null) return known;
    try {
      CharRnn network = weights.text(name).network();
      Composer<?> made =
          new Composer<>(name, new VerseIdiom(network.letters()), new LettersRun(network));
      poets.put(name, made);
      return made;
    } catch (IOException e) {
      throw new WordError("verse: " + refusal(name, e));
    }
  }

  private static String refusal(String name, IOException why) {
    if (name.equals(CharRnnFile.VERSE)) {
      return name
          + " cannot write: "
          + why.getMessage()
          + "; --data is a folder of texts, NAME.txt";
    }
    if (why instanceof WeightsException) return name + " cannot write: " + why.getMessage();
    return "nobody called \"%s\" writes verse%s; there are :%s and what lies in the models folder; a network of ml5 comes in with ./zadenza models import DIR --name %s"
        .formatted(name, NearestName.hint(name, List.of(SHAKESPEARE)), SHAKESPEARE, name);
  }

  /**
   * Who goes on with patterns.
   *
   * @throws WordError if its weights are missing: says what to train
   */
  public synchronized Suggester suggester() {
    if (suggester != null) return suggester;
    try {
      suggester = new Suggester(weights.text(CharRnnFile.SUGGESTER).network());
      return suggester;
    } catch (IOException e) {
      throw new WordError(
          "suggest: there is nobody to ask: "
              + e.getMessage()
              + "; --data are the folders docs and examples of Zadenza");
    }
  }
}
