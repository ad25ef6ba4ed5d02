// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.text;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmTrainee;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Origin;

/**
 * A character RNN that learns as {@link LstmTrainee} does. Exports {@code NAME.safetensors} and
 * {@code NAME.json}, as imported checkpoints are kept: with its letters.
 */
public final class CharTrainee implements MergingTrainee {
  private final LstmTrainee learner;
  private final CharCourse course;
  private final Origin origin;

  /** A fresh network for some texts. */
  public CharTrainee(LstmConfig config, CharCourse course, Origin origin) {
    learner = new LstmTrainee(config, course, origin);
    this.course = course;
    this.origin = origin;
  }

  @Override
  public void begin(Path weights) throws IOException {
    CharRnn read = CharRnnFile.load(weights).network();
    if (!read.vocabulary().equals(course.vocabulary())) {
      throw new WeightsException(
          weights.toString(),
          "it knows %d letters, not the %d of these texts"
              .formatted(read.vocabulary().size(), course.vocabulary().size()),
          "take the texts that it was trained on, or begin with fresh weights");
    }
    learner.fitting(read.network(), weights);
  }

  @Override
  public double fit(long iteration, double progress) {
    return learner.fit(iteration, progress);
  }

  @Override
  public double validate() {
    return learner.validate();
  }

  @Override
  public void save(Path folder) throws IOException {
    learner.save(folder);
  }

  @Override
  public void restore(Path folder) throws IOException {
    learner.restore(folder);
  }

  @Override
  public Knowledge knowledge() {
    return learner.knowledge();
  }

  @Override
  public void know(Knowledge knowledge) {
    learner.know(knowledge);
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    JsonObject spec = CharRnnFile.spec(course.vocabulary());
    spec.add("training", origin.training(heldOutLoss));
    origin.write(folder, course.name(), CharRnn.TYPE, spec, CharRnn.tensors(learner.network()));
  }
}
