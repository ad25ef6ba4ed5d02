// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.protocol.training.Lesson;
import org.zadenza.models.protocol.training.StartRequest;

/**
 * Folders of music from which a model is trained from its beginning, by a worker on this machine.
 *
 * @param folders of music, of the kind that the model's page names
 * @param out folder for weights, curve and checkpoint
 * @param tiny whether a network that learns in seconds will do
 * @param weights a file to begin with, or null for fresh weights
 */
public record LessonFolders(List<Path> folders, Path out, boolean tiny, @Nullable Path weights)
    implements Schooling {
  /** Copies the folders. */
  public LessonFolders {
    folders = List.copyOf(folders);
  }

  /** Whether an earlier training left something to go on from. */
  public boolean hasCheckpoint() {
    return Files.isReadable(out.resolve("checkpoint").resolve("trainer.json"));
  }

  @Override
  public void check() throws IOException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) throw new IOException("there is no folder " + folder);
    }
    if (weights != null && !Files.isReadable(weights)) {
      throw new IOException("there is no file %s to begin with".formatted(weights));
    }
    try {
      Files.createDirectories(out);
    } catch (FileSystemException e) {
      throw new IOException(out + " is no place for a folder: part of it is a file, or closed", e);
    }
    if (!Files.isWritable(out)) throw new IOException("there cannot be written to " + out);
  }

  @Override
  public void into(StartRequest.Builder request) {
    Lesson.Builder lesson =
        Lesson.newBuilder().setOut(out.toAbsolutePath().toString()).setTiny(tiny);
    for (Path folder : folders) lesson.addFolders(folder.toAbsolutePath().toString());
    if (weights != null) lesson.setWeights(weights.toAbsolutePath().toString());
    request.setLesson(lesson);
  }

  @Override
  public boolean countsAll() {
    return true;
  }

  /** They lie where the worker wrote them. */
  @Override
  public Path weights(RemoteWorker worker, String name, Path models, Duration deadline)
      throws IOException {
    Path file = out.resolve(name + ".safetensors");
    if (Files.isReadable(file)) return file;
    throw new IOException("it has learnt nothing yet that could be kept");
  }
}
