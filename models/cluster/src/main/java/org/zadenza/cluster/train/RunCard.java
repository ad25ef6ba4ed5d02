// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a training in a folder is, as {@code cluster.json}: only the same can go on from it. */
public record RunCard(
    int version,
    String model,
    List<String> data,
    boolean tiny,
    long seed,
    int parts,
    int localSteps) {
  /** The name of its file. */
  public static final String FILE = "cluster.json";

  /** The version that is written and read. */
  public static final int VERSION = 1;

  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

  /** Of a training by a recipe. */
  public static RunCard of(Recipe recipe, Rounds rounds) {
    return new RunCard(
        VERSION,
        recipe.model(),
        List.copyOf(recipe.data()),
        recipe.tiny(),
        recipe.seed(),
        rounds.parts(),
        rounds.localSteps());
  }

  /**
   * Reads it, if it is there.
   *
   * @throws IOException if it is of another version, or damaged
   */
  public static Optional<RunCard> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isReadable(file)) return Optional.empty();
    RunCard card;
    try {
      card = JSON.fromJson(Files.readString(file), RunCard.class);
    } catch (JsonSyntaxException e) {
      throw new IOException(file + " is damaged: begin again with --afresh", e);
    }
    if (card == null || card.version != VERSION) {
      throw new IOException(
          "%s is of version %d, and this program goes on from version %d: begin again with --afresh"
              .formatted(file, card == null ? 0 : card.version, VERSION));
    }
    return Optional.of(card);
  }

  /** Writes it. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(FILE), JSON.toJson(this));
  }

  /**
   * Makes sure that a training may go on from a former one.
   *
   * @throws IOException names all that differs
   */
  public void checkSameAs(RunCard former, Path folder) throws IOException {
    List<String> differences = new ArrayList<>();
    differ("model", former.model, model, differences);
    differ("data", former.data, data, differences);
    differ("preset", former.tiny ? "tiny" : "full", tiny ? "tiny" : "full", differences);
    differ("seed", former.seed, seed, differences);
    differ("parts", former.parts, parts, differences);
    differ("local steps", former.localSteps, localSteps, differences);
    if (differences.isEmpty()) return;
    throw new IOException(
        "%s holds another training (%s): go on with the same, or begin again with --afresh"
            .formatted(folder, String.join(", ", differences)));
  }

  private static void differ(String what, Object before, Object now, List<String> into) {
    if (!before.equals(now)) into.add("%s %s, not %s".formatted(what, before, now));
  }
}
