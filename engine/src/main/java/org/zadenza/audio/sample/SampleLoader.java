// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * The thread {@code zadenza-samples}: reads packs and files, and forgets what was not played for
 * longest when memory runs out. What must come from a network is waited for on threads of its own,
 * so that files of this machine need not wait for it. Whoever asks leaves a note and never waits
 * for a lock.
 */
final class SampleLoader implements AutoCloseable {
  /** So many files of a sound are loaded when one of them is asked for. */
  private static final int NEIGHBOURS = 16;

  private static final int FETCHERS = 3;
  private static final long PATIENCE_MILLIS = 2_000;

  private final long mostBytes;
  private final PackCache cache;
  private final Reporter reporter;
  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Queue<SampleFile> neighbours = new ConcurrentLinkedQueue<>();
  private final List<SampleFile> inMemory = new ArrayList<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Object done = new Object();
  private @Nullable ExecutorService fetchers;
  private @Nullable Thread thread;
  private volatile @Nullable Thread awake;
  private volatile boolean closed;
  private volatile long bytes;

  SampleLoader(long mostBytes, PackCache cache, Reporter reporter) {
    this.mostBytes = mostBytes;
    this.cache = cache;
    this.reporter = reporter;
  }

  /** Has something done on the loader's thread, in turn. */
  void run(Runnable task) {
    start();
    leave(task);
  }

  private void leave(Runnable task) {
    pending.incrementAndGet();
    work.add(task);
    LockSupport.unpark(awake);
  }

  /** Has something done on a thread that may wait for a network. */
  void runFetching(Runnable task) {
    start();
    pending.incrementAndGet();
    try {
      fetchers().execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      finished();
    }
  }

  private synchronized ExecutorService fetchers() {
    if (fetchers == null) {
      fetchers =
          Executors.newFixedThreadPool(
              FETCHERS, Thread.ofPlatform().name("zadenza-fetch").daemon(true).factory());
      if (closed) fetchers.shutdownNow();
    }
    return fetchers;
  }

  /** Clock thread. Has a file loaded, and then its neighbours. */
  void want(SampleFile file, @Nullable Sound sound) {
    leave(
        () -> {
          load(file);
          if (sound != null) later(sound);
        });
  }

  private void later(Sound sound) {
    List<SampleFile> files = sound.files();
    for (int i = 0; i < Math.min(NEIGHBOURS, files.size()); i++) {
      if (files.get(i).source() == null) neighbours.add(files.get(i));
    }
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
      reporter.tell(PackReader.WHERE, "a sample pack cannot be read; the rest plays on");
    } finally {
      finished();
    }
  }

  private void finished() {
    if (pending.decrementAndGet() > 0) return;
    synchronized (done) {
      done.notifyAll();
    }
  }

  /** What nobody asked for pushes nothing out. */
  private void neighbour(SampleFile file) {
    if (bytes < mostBytes / 2 && file.ask()) read(file, file.path());
  }

  /** Loads a file that was asked for, once it was fetched, and says what is wrong with it. */
  private void load(SampleFile file) {
    URI source = file.source();
    if (source == null) {
      read(file, file.path());
      return;
    }
    runFetching(() -> fetched(file, source, () -> leave(() -> read(file, file.path()))));
  }

  /** Loads a file, and waits until it is there. */
  void loadNow(SampleFile file) {
    URI source = file.source();
    if (source == null) read(file, file.path());
    else fetched(file, source, () -> read(file, file.path()));
  }

  private void fetched(SampleFile file, URI source, Runnable then) {
    try {
      cache.fetch(source);
      then.run();
    } catch (SampleException e) {
      refuse(file, e.getMessage());
    }
  }

  private void read(SampleFile file, Path path) {
    if (file.sample() != null) return;
    try {
      keep(file, Sample.of(SampleReader.read(path, mostBytes / 2)));
    } catch (SampleException e) {
      refuse(file, e.getMessage());
    } catch (NoSuchFileException e) {
      refuse(file, "is not there any more");
    } catch (IOException e) {
      refuse(file, "cannot be read: may you read it?");
    } catch (OutOfMemoryError e) {
      refuse(file, "is too large for the memory that is left");
    } catch (RuntimeException e) {
      refuse(file, "is broken");
    }
  }

  private void refuse(SampleFile file, String why) {
    file.refuse();
    if (!closed) reporter.tell(PackReader.WHERE, file.shown() + " " + why + "; the rest plays on");
  }

  private synchronized void keep(SampleFile file, Sample sample) {
    long all = bytes + sample.bytes();
    while (all > mostBytes && !inMemory.isEmpty()) {
      SampleFile oldest = inMemory.remove(longestUnused());
      if (oldest.sample() instanceof Sample gone) all -= gone.bytes();
      oldest.forget();
    }
    inMemory.add(file);
    bytes = all;
    file.loaded(sample);
  }

  private int longestUnused() {
    int oldest = 0;
    for (int i = 1; i < inMemory.size(); i++) {
      if (inMemory.get(i).lastUse() < inMemory.get(oldest).lastUse()) oldest = i;
    }
    return oldest;
  }

  long bytes() {
    return bytes;
  }

  /** Waits until nothing that was asked for is left to do. */
  void await() throws InterruptedException {
    synchronized (done) {
      while (pending.get() > 0) done.wait();
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (fetchers != null) fetchers.shutdownNow();
    }
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
