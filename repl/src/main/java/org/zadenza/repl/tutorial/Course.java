// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.eval.Language;

/**
 * A player's way through the tutorial: shows a step, goes on, goes back, and remembers where it
 * was. Any thread.
 */
public final class Course {
  private final Bookmark bookmark;
  private @Nullable Progress progress;
  private boolean shown;

  private Course(Bookmark bookmark) {
    this.bookmark = bookmark;
  }

  /** One that is forgotten with the session. */
  public static Course unkept() {
    return new Course(new Bookmark(null, message -> {}));
  }

  /**
   * One that is kept in a file.
   *
   * @param tells hears what goes wrong with it
   */
  public static Course keptIn(Path file, Consumer<String> tells) {
    return new Course(new Bookmark(file, tells));
  }

  private Progress progress() {
    if (progress == null) progress = bookmark.load();
    return progress;
  }

  private void at(Progress next) {
    progress = next;
    bookmark.keep(next);
  }

  /** The step that the player is at. */
  public synchronized Step step() {
    return Tutorial.step(progress().place());
  }

  /** Begins, or goes on: a step that this session has not shown yet is shown first. */
  public synchronized String goOn(Language language) {
    return shown ? next(language) : again(language);
  }

  /** The next step; after the last one, what is left to say. */
  public synchronized String next(Language language) {
    Place from = progress().place();
    if (Tutorial.endsAChapter(from)) at(progress().finished(from.chapter()));
    Optional<Place> next = Tutorial.after(from);
    if (next.isEmpty()) return Screen.end(progress(), language);
    at(progress().at(next.get()));
    return again(language);
  }

  /** The step before; the first one has none. */
  public synchronized String back(Language language) {
    Optional<Place> before = Tutorial.before(progress().place());
    before.ifPresent(place -> at(progress().at(place)));
    return again(language);
  }

  /** The same step once more. */
  public synchronized String again(Language language) {
    shown = true;
    return Screen.of(progress().place(), language);
  }

  /** All chapters: which are done, and where the player is. */
  public synchronized String list(Language language) {
    return Screen.list(progress(), language);
  }

  /**
   * Goes to a step.
   *
   * @throws IllegalArgumentException if there is none
   */
  public synchronized String to(Place place, Language language) {
    requireThere(place);
    at(progress().at(place));
    return again(language);
  }

  private static void requireThere(Place place) {
    int chapters = Tutorial.FILES.size();
    if (place.chapter() < 1 || place.chapter() > chapters) {
      throw new IllegalArgumentException(
          "tutorial has no chapter " + place.chapter() + "; there are 1 to " + chapters);
    }
    int steps = Tutorial.chapter(place.chapter()).steps().size();
    if (place.step() < 1 || place.step() > steps) {
      throw new IllegalArgumentException(
          "tutorial has no step "
              + place.step()
              + " in chapter "
              + place.chapter()
              + "; there are 1 to "
              + steps);
    }
  }
}
