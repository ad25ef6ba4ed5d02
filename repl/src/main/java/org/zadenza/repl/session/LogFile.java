// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session log on a disk: each line is forced to it before the next one comes. Locked as long as
 * its session lives, so that another session knows that it has not been left behind.
 *
 * <p>It is no channel that is written to: that would be closed for good when the thread that writes
 * is interrupted, as one is whose evaluation the player stops.
 */
final class LogFile implements LogPen {
  private static final String END = ".jsonl";

  /** Every write returns when its bytes are on the disk. */
  private static final String FORCED = "rwd";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  private final Path path;
  private final RandomAccessFile file;

  private LogFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** A new file in {@code folder}, named by when the session began. */
  static LogFile in(Path folder, Instant began) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME.format(began) + END);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(NAME.format(began) + "-" + i + END);
    }
    Files.createFile(file);
    RandomAccessFile open = new RandomAccessFile(file.toFile(), FORCED);
    try {
      open.getChannel().tryLock();
    } catch (IOException e) {
      return new LogFile(file, open); // a file system without locks
    }
    return new LogFile(file, open);
  }

  /** The newest log of a folder, if the session that wrote it is no longer there. */
  static Optional<Path> left(Path folder) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(END))
          .max(Comparator.comparing(LogFile::order))
          .filter(LogFile::isLeft);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** By name, which is by time; of one second the second comes after the first. */
  private static String order(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - END.length());
    return stem.length() <= 19 ? stem + "-00001" : stem.substring(0, 20) + padded(stem);
  }

  private static String padded(String stem) {
    String count = stem.substring(20);
    return "0".repeat(Math.max(0, 5 - count.length())) + count;
  }

  private static boolean isLeft(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public synchronized void write(String lines) throws IOException {
    long before = file.getFilePointer();
    try {
      file.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      file.setLength(before);
      file.seek(before);
      throw e;
    }
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
