// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The chapters that come along, in their order. */
public final class Tutorial {
  /** The names of their files, here and under {@code docs/tutorial}. */
  public static final List<String> FILES =
      List.of(
          "01-first-sound.md",
          "02-rhythm.md",
          "03-layers.md",
          "04-notes.md",
          "05-time.md",
          "06-sound.md",
          "07-chance.md",
          "08-your-own.md",
          "09-models.md",
          "10-on-stage.md");

  private Tutorial() {}

  /** All of them; read when they are first asked for. */
  public static List<Chapter> chapters() {
    return Read.CHAPTERS;
  }

  private static final class Read {
    static final List<Chapter> CHAPTERS = FILES.stream().map(Read::chapter).toList();

    private static Chapter chapter(String file) {
      try (InputStream in = Tutorial.class.getResourceAsStream(file)) {
        if (in == null) throw new IllegalStateException("the tutorial has no " + file);
        return Chapter.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A chapter by its number, from 1. */
  static Chapter chapter(int number) {
    return chapters().get(number - 1);
  }

  static Step step(Place place) {
    return chapter(place.chapter()).steps().get(place.step() - 1);
  }

  static boolean has(Place place) {
    return place.chapter() >= 1
        && place.chapter() <= FILES.size()
        && place.step() >= 1
        && place.step() <= chapter(place.chapter()).steps().size();
  }

  static boolean endsAChapter(Place place) {
    return place.step() == chapter(place.chapter()).steps().size();
  }

  /** The step after one; empty after the last. */
  static Optional<Place> after(Place place) {
    Place next =
        endsAChapter(place)
            ? new Place(place.chapter() + 1, 1)
            : new Place(place.chapter(), place.step() + 1);
    return Optional.of(next).filter(Tutorial::has);
  }

  /** The step before one; empty before the first. */
  static Optional<Place> before(Place place) {
    if (place.step() > 1) return Optional.of(new Place(place.chapter(), place.step() - 1));
    if (place.chapter() == 1) return Optional.empty();
    int chapter = place.chapter() - 1;
    return Optional.of(new Place(chapter, chapter(chapter).steps().size()));
  }
}
