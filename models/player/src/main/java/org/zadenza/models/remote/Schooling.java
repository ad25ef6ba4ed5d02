// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.zadenza.models.protocol.training.StartRequest;

/** What a worker learns from, and where the weights come to. */
public sealed interface Schooling permits MidiFolder, LessonFolders {
  /**
   * Says what cannot be before anything is asked of a worker.
   *
   * @throws IOException if there is nothing to learn from, or nowhere to write to
   */
  void check() throws IOException;

  /** Puts it into a request. */
  void into(StartRequest.Builder request) throws IOException;

  /** Whether the minutes of a wish are those of earlier trainings as well. */
  boolean countsAll();

  /**
   * The weights that were learnt under a name.
   *
   * @param models the player's folder
   */
  Path weights(RemoteWorker worker, String name, Path models, Duration deadline)
      throws WorkerException, IOException;
}
