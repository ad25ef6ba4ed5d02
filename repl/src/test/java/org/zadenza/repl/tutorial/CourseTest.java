// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.repl.eval.Language;

/** A player's way through the tutorial. */
class CourseTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private Path file() {
    return folder.resolve("state").resolve("tutorial");
  }

  private Course course() {
    return Course.keptIn(file(), told::add);
  }

  private static List<Place> allPlaces() {
    List<Place> out = new ArrayList<>();
    Optional<Place> place = Optional.of(Place.FIRST);
    while (place.isPresent()) {
      out.add(place.get());
      place = Tutorial.after(place.get());
    }
    return out;
  }

  @Test
  void goingOnShowsEveryStepOnceInOrder() {
    Course course = Course.unkept();
    List<Place> places = allPlaces();
    assertEquals(Tutorial.chapters().stream().mapToInt(c -> c.steps().size()).sum(), places.size());
    for (Place place : places) {
      String shown = course.goOn(Language.CLOJURE);
      assertEquals(Screen.of(place, Language.CLOJURE), shown);
    }
    String end = course.goOn(Language.CLOJURE);
    assertTrue(end.contains("all of it"), end);
    assertEquals(end, course.goOn(Language.CLOJURE), "it stays at the end");
    assertEquals(10, course.list(Language.CLOJURE).lines().filter(l -> l.startsWith("✓")).count());
  }

  @Test
  void goingBackIsGoingOnTheOtherWay() {
    for (Place place : allPlaces()) {
      Tutorial.after(place)
          .ifPresent(next -> assertEquals(Optional.of(place), Tutorial.before(next)));
    }
    assertEquals(Optional.empty(), Tutorial.before(Place.FIRST));
  }

  /** Leaving and coming back, after anything, shows the step that was shown last. */
  @Test
  void whereThePlayerIsSurvivesARestart() {
    List<Place> places = allPlaces();
    Course course = course();
    for (int i = 0; i < 200; i++) {
      String shown =
          switch (random.nextInt(5)) {
            case 0 -> course.back(Language.CLOJURE);
            case 1 -> course.next(Language.CLOJURE);
            case 2 -> course.to(places.get(random.nextInt(places.size())), Language.CLOJURE);
            case 3 -> course.again(Language.CLOJURE);
            default -> course.goOn(Language.CLOJURE);
          };
      if (!shown.contains("━━")) shown = course.again(Language.CLOJURE);
      String list = course.list(Language.CLOJURE);
      course = course();
      assertEquals(shown, course.goOn(Language.CLOJURE), "seed=" + seed + " i=" + i);
      assertEquals(list, course.list(Language.CLOJURE), "seed=" + seed + " i=" + i);
    }
    assertEquals(List.of(), told);
  }

  @Test
  void progressIsWrittenAndReadAlike() {
    List<Place> places = allPlaces();
    for (int i = 0; i < 300; i++) {
      Progress progress = new Progress(places.get(random.nextInt(places.size())), new TreeSet<>());
      for (int n = random.nextInt(12); n > 0; n--)
        progress = progress.finished(1 + random.nextInt(10));
      assertEquals(progress, Progress.read(progress.text()), "seed=" + seed);
    }
  }

  /** Any damage is told in a sentence, and the tutorial begins anew. */
  @Test
  void aDamagedFileIsAFreshStart() throws IOException {
    Files.createDirectories(file().getParent());
    String whole = new Progress(new Place(3, 4), new TreeSet<>(List.of(1, 2))).text();
    List<byte[]> damaged = new ArrayList<>();
    for (String text :
        List.of(
            "", "\n", "at 99 1\ndone\n", "at 1 0\ndone\n", "at 1 1\ndone 11\n", "at x\ndone\n")) {
      damaged.add(text.getBytes(StandardCharsets.UTF_8));
    }
    damaged.add(new byte[] {(byte) 0xff, 0, 1, 2});
    for (int cut = 1; cut < whole.length(); cut++) {
      if (!isWhole(whole.substring(0, cut))) {
        damaged.add(whole.substring(0, cut).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertTrue(damaged.size() > 15);
    for (byte[] bytes : damaged) {
      told.clear();
      Files.write(file(), bytes);
      String shown = course().goOn(Language.CLOJURE);
      String what = new String(bytes, StandardCharsets.ISO_8859_1);
      assertEquals(Screen.of(Place.FIRST, Language.CLOJURE), shown, what);
      assertEquals(1, told.size(), what);
      assertTrue(told.getFirst().contains(file().toString()), told.getFirst());
      assertTrue(told.getFirst().contains("begins anew"), told.getFirst());
      course().goOn(Language.CLOJURE);
      assertEquals(1, told.size(), "told again: " + what);
    }
  }

  private static boolean isWhole(String text) {
    try {
      Progress.read(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Noise in the file never throws, and what is read from it is a step that exists. */
  @Test
  void noiseStopsNothing() throws IOException {
    Files.createDirectories(file().getParent());
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      Files.write(file(), noise);
      assertFalse(course().goOn(Language.JAVA).isEmpty(), "seed=" + seed);
    }
  }

  @Test
  void whereNothingCanBeWrittenItGoesOnAndSaysSoOnce() throws IOException {
    Files.writeString(folder.resolve("state"), "a file where a folder should be");
    Course course = course();
    String first = course.goOn(Language.CLOJURE);
    assertNotEquals(first, course.goOn(Language.CLOJURE));
    course.goOn(Language.CLOJURE);
    assertEquals(
        1, told.stream().filter(what -> what.contains("cannot be kept")).count(), told.toString());
  }

  @Test
  void aStepThatIsNotThereIsRefused() {
    Course course = Course.unkept();
    assertEquals(
        "tutorial has no chapter 99; there are 1 to 10", refused(course, new Place(99, 1)));
    assertEquals("tutorial has no chapter 0; there are 1 to 10", refused(course, new Place(0, 1)));
    assertEquals(
        "tutorial has no step 9 in chapter 1; there are 1 to 8", refused(course, new Place(1, 9)));
  }

  private static String refused(Course course, Place place) {
    return assertThrows(IllegalArgumentException.class, () -> course.to(place, Language.CLOJURE))
        .getMessage();
  }
}
