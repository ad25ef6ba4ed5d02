// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;

/** A trainee that learns by a {@link Descent}, which is all that it has to keep and to share. */
public interface DescendingTrainee extends MergingTrainee {
  /** What it learns by. */
  Descent descent();

  @Override
  default void begin(Path weights) throws IOException {
    descent().begin(weights);
  }

  @Override
  default void save(Path folder) throws IOException {
    descent().save(folder);
  }

  @Override
  default void restore(Path folder) throws IOException {
    descent().restore(folder);
  }

  @Override
  default Knowledge knowledge() {
    return descent().knowledge();
  }

  @Override
  default void know(Knowledge knowledge) {
    descent().know(knowledge);
  }
}
