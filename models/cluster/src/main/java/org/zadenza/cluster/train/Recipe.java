// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.cluster.encode.Uris;
import org.zadenza.worker.lesson.Lesson;

/**
 * What is trained on what: from it every machine makes the same trainee.
 *
 * @param data paths or URIs of folders that all machines see
 * @param command what the weights will say they were made by
 */
public record Recipe(String model, List<String> data, boolean tiny, long seed, String command)
    implements Serializable {
  /** Keeps a copy that travels. */
  public Recipe {
    data = new ArrayList<>(data);
  }

  /**
   * Reads the music, or the list of its shards, and makes a trainee.
   *
   * @throws IOException if a folder cannot be used
   */
  public Lesson.Prepared prepared() throws IOException {
    Lesson lesson =
        Lesson.named(model)
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no lesson for %s; there are %s"
                            .formatted(model, Lesson.names())));
    List<Path> folders = new ArrayList<>();
    for (String folder : data) folders.add(Uris.path(folder));
    return lesson.prepared(folders, tiny, seed, command);
  }
}
