// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * The thread {@code zadenza-samples}: reads packs and files, and forgets what was not played for
 * longest when memory runs out. Whoever asks leaves a note and never waits for a lock.
 */
final class SampleLoader implements AutoCloseable {
  /** So many files of a sound are loaded when one of them is asked for. */
  private static final int NEIGHBOURS = 16;

  private static final long PATIENCE_MILLIS = 2_000;

  private final long mostBytes;
  private final Reporter reporter;
  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Queue<SampleFile> neighbours = new ConcurrentLinkedQueue<>();
  private final List<SampleFile> inMemory = new ArrayList<>();
  private @Nullable Thread thread;
  private volatile @Nullable Thread awake;
  private volatile boolean closed;
  private volatile long bytes;

  SampleLoader(long mostBytes, Reporter reporter) {
    this.mostBytes = mostBytes;
    this.reporter = reporter;
  }

  Map<String, Sound> read(Path folder) {
    return PackReader.read(folder, reporter);
  }

  /** Has something done on the loader's thread, in turn. */
  void run(Runnable task) {
    work.add(task);
    start();
    LockSupport.unpark(awake);
  }

  /** Clock thread. Has a file loaded, and then its neighbours. */
  void want(SampleFile file, @Nullable Sound sound) {
    work.add(
        () -> {
          load(file);
          if (sound != null) later(sound);
        });
    LockSupport.unpark(awake);
  }

  private void later(Sound sound) {
    List<SampleFile> files = sound.files();
    for (int i = 0; i < Math.min(NEIGHBOURS, files.size()); i++) neighbours.add(files.get(i));
  }

  private synchronized void start() {
    if (thread != null || closed) return;
    thread =
        Thread.ofPlatform()
            .name("zadenza-samples")
            .daemon(true)
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::loop);
    awake = thread;
    thread.start();
  }

  private void loop() {
    while (!closed) {
      Runnable task = work.poll();
      if (task != null) guarded(task);
      else if (neighbours.poll() instanceof SampleFile file) neighbour(file);
      else LockSupport.park(this);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      reporter.tell(PackReader.WHERE, "a sample pack cannot be read: " + e);
    }
  }

  /** What nobody asked for pushes nothing out. */
  private void neighbour(SampleFile file) {
    if (bytes < mostBytes / 2 && file.ask()) load(file);
  }

  /** Loads a file that was asked for, and says what is wrong with it. */
  void load(SampleFile file) {
    if (file.sample() != null) return;
    try {
      Sample sample = Sample.of(SampleReader.read(file.path(), mostBytes / 2));
      keep(file, sample);
    } catch (SampleException e) {
      refuse(file, e.getMessage());
    } catch (NoSuchFileException e) {
      refuse(file, "is not there any more");
    } catch (IOException e) {
      refuse(file, "cannot be read: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      refuse(file, "is too large for the memory that is left");
    } catch (RuntimeException e) {
      refuse(file, "is broken");
    }
  }

  private void refuse(SampleFile file, String why) {
    file.refuse();
    reporter.tell(PackReader.WHERE, file.path() + " " + why + "; the rest plays on");
  }

  private synchronized void keep(SampleFile file, Sample sample) {
    file.loaded(sample);
    long all = bytes + sample.bytes();
    inMemory.sort(Comparator.comparingLong(SampleFile::lastUse).reversed());
    while (all > mostBytes && !inMemory.isEmpty()) {
      SampleFile oldest = inMemory.removeLast();
      if (oldest.sample() instanceof Sample gone) all -= gone.bytes();
      oldest.forget();
    }
    inMemory.add(file);
    bytes = all;
  }

  long bytes() {
    return bytes;
  }

  /** Waits until what was asked for so far is done. */
  void await() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    run(done::countDown);
    done.await();
  }

  @Override
  public void close() {
    closed = true;
    Thread running = awake;
    if (running == null || running == Thread.currentThread()) return;
    LockSupport.unpark(running);
    try {
      running.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
