// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.drums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.zadenza.models.drums.DrumsRnn;

class DrumsTraineeTest {
  /** Two bars: a beat and its answer. */
  private static final int[] PHRASE = {
    5, 0, 4, 0, 6, 0, 4, 1, 4, 0, 5, 0, 6, 0, 4, 0, 133, 0, 4, 0, 6, 0, 4, 1, 4, 0, 5, 0, 6, 32, 16, 2
  };

  private static final DrumsTrainee.Origin ORIGIN =
      new DrumsTrainee.Origin("CC0-1.0", "a phrase", "test");

  @TempDir private Path folder;

  @Test
  void onePhraseIsLearntByHeart() {
    DrumsTrainee trainee = trainee(DrumsConfig.tiny());
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
    DrumsTrainee steady = trainee(DrumsConfig.tiny());
    DrumsTrainee stopped = trainee(DrumsConfig.tiny());
    steady.fit(0, 0);
    stopped.fit(0, 0);
    stopped.save(folder);
    DrumsTrainee restored = trainee(DrumsConfig.tiny().withSeed(1));
    restored.restore(folder);
    steady.fit(1, 0);
    restored.fit(1, 0);
    assertEquals(steady.validate(), restored.validate(), 1e-6);
  }

  @Test
  void whatIsExportedIsWhatThePlayerLoads() throws IOException {
    DrumsTrainee trainee = trainee(DrumsConfig.tiny());
    trainee.export(folder, 1.25);
    DrumsRnn loaded = DrumsRnn.load(folder.resolve("drums-rnn.safetensors"));
    assertEquals(1.25, loaded.config().heldOutLoss());
    float[] expected = trainee.model(1.25).sampler().step(5, 7);
    assertArrayEquals(expected, loaded.sampler().step(5, 7));
  }

  @Test
  void theLearningRateFallsToZero() {
    DrumsConfig config = DrumsConfig.tiny();
    assertEquals(config.learningRate(), config.learningRateAt(0));
    assertEquals(config.learningRate() / 2, config.learningRateAt(0.5), 1e-12);
    assertEquals(0, config.learningRateAt(1.5), 1e-12);
  }

  @Test
  void aBatchIsAFunctionOfItsNumber() {
    DrumsWindows windows = new DrumsWindows(List.of(PHRASE, new int[16]), 4, 32, 1);
    DataSet third = windows.batch(3);
    windows.batch(4);
    assertEquals(third.getFeatures(), windows.batch(3).getFeatures());
    assertEquals(false, third.getFeatures().equals(windows.batch(4).getFeatures()));
  }

  @Test
  void aWindowShowsEachStepTheOneBefore() {
    DataSet batch = new DrumsWindows(List.of(PHRASE), 1, 32, 1).batch(0);
    for (int step = 0; step < 32; step++) {
      int previous = step == 0 ? 0 : PHRASE[step - 1];
      assertEquals(1, batch.getFeatures().getFloat(0, previous, step));
      assertEquals(1, batch.getLabels().getFloat(0, PHRASE[step], step));
      assertEquals(step % 2 == 1 ? 1 : -1, batch.getFeatures().getFloat(0, 512, step));
    }
  }

  @Test
  void beyondARecordingsEndNothingIsLearnt() {
    DataSet batch = new DrumsWindows(List.of(new int[16]), 1, 32, 1).batch(0);
    assertEquals(16, batch.getLabelsMaskArray().sumNumber().intValue());
    assertEquals(0, batch.getLabelsMaskArray().getFloat(0, 16));
  }

  private static DrumsTrainee trainee(DrumsConfig config) {
    return new DrumsTrainee(config, List.of(PHRASE), List.of(PHRASE), ORIGIN);
  }
}
