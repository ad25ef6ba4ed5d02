// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.Take;

/** The MIDI files of a folder, those below it included: takes to learn from. */
public record MidiFolder(Path folder) implements Schooling {
  private static final int MOST_FILES = 2_000;
  private static final long MOST_BYTES = 48L << 20;

  /**
   * The files, in the order of their names.
   *
   * @throws IOException if there is no such folder, or it holds none, or too much
   */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) throw new IOException("there is no folder " + folder);
    List<Path> out;
    try (Stream<Path> all = Files.walk(folder)) {
      out =
          all.filter(file -> file.toString().matches("(?i).*\\.midi?"))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
    }
    if (out.isEmpty()) throw new IOException("%s holds no .mid files".formatted(folder));
    if (out.size() > MOST_FILES) {
      throw new IOException("%s holds more than %d MIDI files".formatted(folder, MOST_FILES));
    }
    return out;
  }

  @Override
  public void check() throws IOException {
    files();
  }

  @Override
  public void into(StartRequest.Builder request) throws IOException {
    request.addAllTakes(takes());
  }

  @Override
  public boolean countsAll() {
    return false;
  }

  @Override
  public Path weights(RemoteWorker worker, String name, Path models, Duration deadline)
      throws WorkerException, IOException {
    return worker.fetch(name, models, deadline);
  }

  private List<Take> takes() throws IOException {
    List<Take> out = new ArrayList<>();
    long bytes = 0;
    for (Path file : files()) {
      long size = Files.size(file);
      bytes += size;
      if (size > MidiScore.MOST_BYTES || bytes > MOST_BYTES) {
        throw new IOException(
            "%s is too much: a file may have %d MB, all together %d MB"
                .formatted(file, MidiScore.MOST_BYTES >> 20, MOST_BYTES >> 20));
      }
      out.add(
          Take.newBuilder()
              .setName(folder.relativize(file).toString())
              .setMidi(ByteString.copyFrom(Files.readAllBytes(file)))
              .build());
    }
    return out;
  }

  @Override
  public String toString() {
    return "the MIDI files of " + folder;
  }
}
