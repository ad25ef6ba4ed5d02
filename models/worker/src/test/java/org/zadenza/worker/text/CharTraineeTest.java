// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.train.Origin;

@Tag("slow")
class CharTraineeTest {
  private static final int ITERATIONS = 60;

  @TempDir private Path folder;

  @Test
  void whatItLearntByHeartIsWhatThePlayerReads() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "to be or not to be\n".repeat(80));
    CharCourse course = CharCourse.texts(List.of(folder));
    CharTrainee trainee =
        new CharTrainee(LstmConfig.tiny(), course, new Origin("CC0-1.0", "a line", "none"));
    double before = trainee.validate();
    for (int k = 0; k < ITERATIONS; k++) trainee.fit(k, 0.5 * k / ITERATIONS);
    double after = trainee.validate();
    assertTrue(after < 0.3 && before > 2, before + " to " + after);
    trainee.export(folder, after);
    CharRnn read = CharRnnFile.load(folder.resolve("char-rnn.safetensors")).network();
    assertEquals(course.vocabulary(), read.vocabulary());
    assertEquals(after, Losses.letters(read, course.heldOut()), 1e-6);
    String said = read.after("\n", 19, 0, new SplittableRandom(1));
    assertTrue("to be or not to be\nto be or not to be\n".contains(said.strip()), said);
  }

  @Test
  void whatWasExportedIsBegunWith() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "to be or not to be\n".repeat(80));
    CharCourse course = CharCourse.texts(List.of(folder));
    Origin origin = new Origin("CC0-1.0", "a line", "none");
    CharTrainee taught = new CharTrainee(LstmConfig.tiny(), course, origin);
    for (int k = 0; k < 3; k++) taught.fit(k, 0);
    taught.export(folder, 0);
    Path weights = folder.resolve("char-rnn.safetensors");
    CharTrainee begun = new CharTrainee(LstmConfig.tiny().withSeed(5), course, origin);
    begun.begin(weights);
    assertEquals(taught.validate(), begun.validate(), 1e-6);
    CharTrainee larger = new CharTrainee(LstmConfig.letters(), course, origin);
    assertSays("layers have [32] units", () -> larger.begin(weights));
    Path others = Files.createDirectories(folder.resolve("others"));
    Files.writeString(others.resolve("b.txt"), "alas, poor yorick!\n".repeat(80));
    CharTrainee of = new CharTrainee(LstmConfig.tiny(), CharCourse.texts(List.of(others)), origin);
    assertSays("letters", () -> of.begin(weights));
  }

  private static void assertSays(String expected, Executable work) {
    WeightsException refused = assertThrows(WeightsException.class, work);
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  @Test
  void patternsAreLearntWithTheExamplesOfPages() throws IOException {
    Files.writeString(folder.resolve("page.md"), "`(s \"jungle jungle*2\")` and (s \"bd [\")");
    CharCourse course = CharCourse.patterns(List.of(folder), 7);
    assertTrue(course.vocabulary().containsAll(List.of("\n", "j", "<", "*")));
    assertEquals(course.vocabulary(), CharCourse.patterns(List.of(folder), 7).vocabulary());
    assertTrue(course.lengths()[0] > 100_000);
  }
}
