// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.tutorial.Tutorial;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** The pictures on the pages of the tutorial show what its pieces play. */
class TutorialPicturesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("zadenza.home"), "docs", "tutorial");
  private static final long MOST_BYTES = 40_000;

  static IntStream chapters() {
    return IntStream.rangeClosed(1, Tutorial.FILES.size());
  }

  private static Path file(int number, String what) {
    return FOLDER.resolve("%02d-%s.png".formatted(number, what));
  }

  private static void draw(int number, Path roll, @Nullable Path spectrum) throws IOException {
    ManualClock clock = new ManualClock();
    Rendering rendering = new Rendering(null, null, null, null, roll, spectrum);
    try (Session session =
        Session.on(
            clock, Session.DEFAULT_CPS, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      session.load("piece.clj", Tutorial.chapters().get(number - 1).piece().clojure());
      rendering.play(session, clock, Rational.of(8), Reporter.SILENT);
    }
  }

  /** Draws them anew where the property {@code pages} says so. */
  @ParameterizedTest
  @MethodSource("chapters")
  void eachRollIsOfItsPiece(int number, @TempDir Path folder) throws IOException {
    if ("write".equals(System.getProperty("pages"))) {
      draw(number, file(number, "roll"), file(number, "spectrum"));
    }
    Path roll = folder.resolve("roll.png");
    draw(number, roll, null);
    assertArrayEquals(
        colours(roll),
        colours(file(number, "roll")),
        "docs/tutorial is out of date; mvn -q test -pl repl -am -Dtest=TutorialPicturesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=-Dpages=write draws it anew");
  }

  private static int[] colours(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void allAreAsWideAsAPageAndSmall(int number) throws IOException {
    for (String what : new String[] {"roll", "spectrum"}) {
      Path file = file(number, what);
      assertEquals(900, ImageIO.read(file.toFile()).getWidth(), file.toString());
      assertTrue(Files.size(file) < MOST_BYTES, file + ": " + Files.size(file));
    }
  }
}
