// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A training's checkpoint, {@code checkpoint/} in its folder. It is replaced as a whole: whenever a
 * process ends or a disk is full, there is a whole one, the new or the one before.
 */
final class Checkpoint {
  private static final Gson JSON = new Gson();
  private static final String STATE = "trainer.json";
  private static final int VERSION = 1;

  private final Path now;
  private final Path fresh;
  private final Path former; // while the new one takes the place of now

  /** In the folder of a training. */
  Checkpoint(Path folder) {
    now = folder.resolve("checkpoint");
    fresh = folder.resolve("checkpoint.new");
    former = folder.resolve("checkpoint.old");
  }

  /**
   * How far a training is.
   *
   * @param version of what is written; 0, as the first did not say, is 1
   * @param sinceBest looks without a new best
   */
  record State(int version, long iteration, double seconds, double bestLoss, int sinceBest) {
    /** Of this version. */
    State(long iteration, double seconds, double bestLoss, int sinceBest) {
      this(VERSION, iteration, seconds, bestLoss, sinceBest);
    }
  }

  /** Where the whole one lies, or would. */
  Path folder() {
    return Files.isDirectory(now) || !Files.isDirectory(former) ? now : former;
  }

  /**
   * The state in it, if there is one.
   *
   * @throws IOException if it is damaged or of another version
   */
  Optional<State> state() throws IOException {
    Path file = folder().resolve(STATE);
    if (!Files.isReadable(file)) return Optional.empty();
    State state;
    try {
      state = JSON.fromJson(Files.readString(file), State.class);
    } catch (JsonParseException e) {
      throw new IOException(file + " is damaged: train again", e);
    }
    if (state == null) throw new IOException(file + " is damaged: train again");
    if (state.version > VERSION) {
      throw new IOException(
          "%s is of version %d, and this program goes on from version %d: train again"
              .formatted(file, state.version, VERSION));
    }
    return Optional.of(state);
  }

  /** Replaces it. */
  void keep(State state, Trainee trainee) throws IOException {
    delete(fresh);
    Files.createDirectories(fresh);
    try {
      trainee.save(fresh);
      Files.writeString(fresh.resolve(STATE), JSON.toJson(state));
    } catch (IOException | RuntimeException e) {
      delete(fresh); // what fills the disk is of no use
      throw e;
    }
    if (Files.isDirectory(now)) {
      delete(former);
      Files.move(now, former);
    }
    Files.move(fresh, now);
    delete(former);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : List.copyOf(files.toList())) Files.delete(file);
    }
    Files.delete(folder);
  }
}
