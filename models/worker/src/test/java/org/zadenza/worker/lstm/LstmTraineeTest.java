// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.worker.music.DrumsCourse;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.Origin;

@Tag("slow")
class LstmTraineeTest {
  /** Two bars: a beat and its answer. */
  private static final int[] PHRASE = {
    5, 0, 4, 0, 6, 0, 4, 1, 4, 0, 5, 0, 6, 0, 4, 0, 133, 0, 4, 0, 6, 0, 4, 1, 4, 0, 5, 0, 6, 32, 16,
    2
  };

  private static final LstmConfig WITH_DROPOUT =
      new LstmConfig(2, 16, 0.5, 4, 32, 16, 2e-2, 3, 10, 100, 1);

  private static final Origin ORIGIN = new Origin("CC0-1.0", "a phrase", "test");

  @TempDir private Path folder;

  @Test
  void onePhraseIsLearntByHeart() {
    LstmTrainee trainee = trainee(LstmConfig.tiny());
    double before = trainee.validate();
    for (int iteration = 0; iteration < 120; iteration++) {
      trainee.fit(iteration, 0);
    }
    double after = trainee.validate();
    assertEquals(Math.log(512), before, 0.3);
    assertTrue(after < 0.10, () -> "loss " + after);
  }

  @Test
  void aRestoredTraineeGoesOnAsIfItHadNeverStopped() throws IOException {
    LstmTrainee steady = trainee(LstmConfig.tiny());
    LstmTrainee stopped = trainee(LstmConfig.tiny());
    steady.fit(0, 0);
    stopped.fit(0, 0);
    stopped.save(folder);
    LstmTrainee restored = trainee(LstmConfig.tiny().withSeed(1));
    restored.restore(folder);
    steady.fit(1, 0);
    restored.fit(1, 0);
    assertEquals(steady.validate(), restored.validate(), 1e-6);
  }

  @Test
  void whatWasExportedIsBegunWith() throws IOException {
    LstmTrainee taught = trainee(LstmConfig.tiny());
    taught.fit(0, 0);
    taught.export(folder, 1);
    LstmTrainee begun = trainee(LstmConfig.tiny().withSeed(5));
    begun.begin(folder.resolve("drums-rnn.safetensors"));
    assertEquals(taught.validate(), begun.validate(), 1e-6);
    IOException refused =
        assertThrows(
            IOException.class,
            () -> trainee(WITH_DROPOUT).begin(folder.resolve("drums-rnn.safetensors")));
    assertTrue(refused.getMessage().contains("units where"), refused.getMessage());
  }

  /** Dropout too draws by the iteration alone. */
  @Test
  void whatIsTakenOutAndPutIntoAnotherGoesOnThere() {
    LstmTrainee one = trainee(WITH_DROPOUT);
    LstmTrainee other = trainee(WITH_DROPOUT.withSeed(7));
    one.fit(0, 0);
    other.fit(5, 0.5);
    LstmTrainee taught = trainee(WITH_DROPOUT);
    taught.fit(9, 0.1);
    taught.know(one.knowledge());
    double expected = one.fit(1, 0.25);
    other.fit(6, 0.5);
    assertEquals(expected, taught.fit(1, 0.25));
    assertArrayEquals(one.knowledge().weights(), taught.knowledge().weights());
    assertArrayEquals(one.knowledge().moments(), taught.knowledge().moments());
    assertEquals(one.knowledge().updates(), taught.knowledge().updates());
  }

  @Test
  void knowledgeOfAnotherSizeIsRefused() {
    Knowledge small = new Knowledge(new float[3], new float[6], 1);
    assertThrows(IllegalArgumentException.class, () -> trainee(LstmConfig.tiny()).know(small));
  }

  @Test
  void aCheckpointOfAnotherSizeIsRefused() throws IOException {
    trainee(LstmConfig.tiny()).save(folder);
    IOException refused =
        assertThrows(IOException.class, () -> trainee(WITH_DROPOUT).restore(folder));
    assertTrue(refused.getMessage().contains("another version or preset"), refused.getMessage());
  }

  @Test
  void whatIsExportedIsWhatThePlayerLoads() throws IOException {
    LstmTrainee trainee = trainee(LstmConfig.tiny());
    trainee.export(folder, 1.25);
    DrumsRnn loaded = DrumsRnn.load(folder.resolve("drums-rnn.safetensors"));
    assertEquals(1.25, loaded.config().heldOutLoss());
    float[] expected = new DrumsSampler(trainee.model(1.25).network()).step(5, 7);
    assertArrayEquals(expected, loaded.sampler().step(5, 7));
  }

  @Test
  void theLearningRateFallsToZero() {
    LstmConfig config = LstmConfig.tiny();
    assertEquals(config.learningRate(), config.learningRateAt(0));
    assertEquals(config.learningRate() / 2, config.learningRateAt(0.5), 1e-12);
    assertEquals(0, config.learningRateAt(1.5), 1e-12);
  }

  @Test
  void aBatchIsAFunctionOfItsNumber() {
    Windows windows = new Windows(course(PHRASE, new int[16]), 4, 32, 1);
    DataSet third = windows.batch(3);
    windows.batch(4);
    assertEquals(third.getFeatures(), windows.batch(3).getFeatures());
    assertEquals(false, third.getFeatures().equals(windows.batch(4).getFeatures()));
  }

  @Test
  void aWindowShowsEachStepTheOneBefore() {
    DataSet batch = new Windows(course(PHRASE), 1, 32, 1).batch(0);
    for (int step = 0; step < 32; step++) {
      int previous = step == 0 ? 0 : PHRASE[step - 1];
      assertEquals(1, batch.getFeatures().getFloat(0, previous, step));
      assertEquals(1, batch.getLabels().getFloat(0, PHRASE[step], step));
      assertEquals(step % 2 == 1 ? 1 : -1, batch.getFeatures().getFloat(0, 512, step));
    }
  }

  @Test
  void beyondARecordingsEndNothingIsLearnt() {
    DataSet batch = new Windows(course(new int[16]), 1, 32, 1).batch(0);
    assertEquals(16, batch.getLabelsMaskArray().sumNumber().intValue());
    assertEquals(0, batch.getLabelsMaskArray().getFloat(0, 16));
  }

  private static LstmTrainee trainee(LstmConfig config) {
    return new LstmTrainee(config, course(PHRASE), ORIGIN);
  }

  private static Course course(int[]... sequences) {
    return new DrumsCourse(List.of(sequences), List.of(sequences));
  }
}
