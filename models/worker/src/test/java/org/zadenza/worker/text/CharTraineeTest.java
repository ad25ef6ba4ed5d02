// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.train.Origin;

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
  void patternsAreLearntWithTheExamplesOfPages() throws IOException {
    Files.writeString(folder.resolve("page.md"), "`(s \"jungle jungle*2\")` and (s \"bd [\")");
    CharCourse course = CharCourse.patterns(List.of(folder), 7);
    assertTrue(course.vocabulary().containsAll(List.of("\n", "j", "<", "*")));
    assertEquals(course.vocabulary(), CharCourse.patterns(List.of(folder), 7).vocabulary());
    assertTrue(course.lengths()[0] > 100_000);
  }
}
