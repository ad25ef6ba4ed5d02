// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.Take;
import org.zadenza.worker.lesson.Lesson;
import org.zadenza.worker.takes.StyleTrainings;
import org.zadenza.worker.takes.Takes;
import org.zadenza.worker.train.Training;

/**
 * The trainings of a worker: one at a time, each in a folder of its own name.
 *
 * <p>Calls are checked here, because they may come from strangers.
 */
public final class Trainings implements AutoCloseable {
  private static final double LONGEST_MINUTES = 24 * 60;
  private static final double LONGEST_LESSON_MINUTES = 30 * LONGEST_MINUTES;
  private static final int MOST_TAKES = 2_000;

  private final Path folder;
  private final Catalogue catalogue;
  private final boolean lessons;
  private final Map<String, Training> known = new HashMap<>();

  /**
   * @param folder where what is learnt lies
   * @param catalogue has the weights to begin with
   * @param lessons whether who calls may name folders of this machine to read and to write
   */
  public Trainings(Path folder, Catalogue catalogue, boolean lessons) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.lessons = lessons;
  }

  /** What was started. */
  record Started(Training training, int takes) {}

  /**
   * Begins a training.
   *
   * @throws IllegalArgumentException says what is wrong with the wish
   */
  synchronized Started start(StartRequest wish) throws IOException {
    String name = checked(wish.getName());
    double longest = wish.hasLesson() ? LONGEST_LESSON_MINUTES : LONGEST_MINUTES;
    if (!(wish.getMinutes() > 0 && wish.getMinutes() <= longest)) {
      throw new IllegalArgumentException(
          "a training has more than 0 and at most %.0f minutes, not %s"
              .formatted(longest, wish.getMinutes()));
    }
    if (wish.getTakesCount() > MOST_TAKES) {
      throw new IllegalArgumentException(
          "%d takes are too many; %d are allowed".formatted(wish.getTakesCount(), MOST_TAKES));
    }
    for (Training other : known.values()) {
      if (other.running()) {
        throw new IllegalArgumentException(
            "%s is learning; cancel it or wait until it is done".formatted(other.name()));
      }
    }
    Started out = wish.hasLesson() ? lesson(wish) : style(name, wish);
    known.put(name, out.training().start());
    return out;
  }

  private Started style(String name, StartRequest wish) throws IOException {
    Takes takes = Takes.of(wish.getTakesList(), wish.getModel());
    Path own = folder.resolve(name);
    if (wish.getAfresh()) delete(own);
    Training training =
        StyleTrainings.of(
            new StyleTrainings.Wish(
                name,
                hash(wish.getTakesList()),
                wish.getMinutes(),
                wish.getSeed(),
                wish.getAfresh()),
            takes,
            base(takes.model()),
            own);
    return new Started(training, takes.count());
  }

  private Started lesson(StartRequest wish) throws IOException {
    if (!lessons) {
      throw new IllegalArgumentException(
          "this worker reads and writes no folders for others; a lesson wants one of its own");
    }
    Lesson lesson =
        Lesson.named(wish.getModel())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no model %s to train; there is %s"
                            .formatted(Answers.shortened(wish.getModel()), Lesson.names())));
    return new Started(lesson.training(wish), 0);
  }

  private KnownModel.@Nullable Lstm base(String model) throws IOException {
    return catalogue.find(model).orElse(null) instanceof KnownModel.Lstm lstm ? lstm : null;
  }

  private static String hash(List<Take> takes) {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (Take take : takes) all.update(take.getMidi().asReadOnlyByteBuffer());
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** A training of this worker; empty where there is none of this name since it began. */
  synchronized Optional<Training> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** The files of the best weights of a name. */
  List<Path> files(String name) throws IOException {
    Path own = folder.resolve(checked(name));
    List<Path> files =
        Stream.of(".safetensors", ".json").map(end -> own.resolve(name + end)).toList();
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("%s has learnt nothing yet".formatted(name));
      }
    }
    return files;
  }

  private static String checked(String name) {
    if (Catalogue.canBeNamed(name)) return name;
    throw new IllegalArgumentException(
        "%s is no name: letters, digits, dots, dashes and underscores, 64 at most"
            .formatted(Answers.shortened(name)));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  /** Cancels what learns and waits until it has kept what it knows. */
  @Override
  public void close() {
    List<Training> all;
    synchronized (this) {
      all = List.copyOf(known.values());
    }
    try {
      for (Training training : all) {
        training.cancel();
        training.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
