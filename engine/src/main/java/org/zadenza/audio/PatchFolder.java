// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.MidiVoice;

/**
 * The player's instruments over those that come along, read again whenever a file of theirs is
 * saved, on the thread {@code zadenza-patches}: what sounds is not touched, the next note plays the
 * new version.
 *
 * <pre>{@code
 * PatchFolder folder = PatchFolder.watch(PatchLibrary.bundled(), path, reporter);
 * folder.heardBy(engine::patches);
 * }</pre>
 */
public final class PatchFolder implements Instruments, AutoCloseable {
  /** Where the system does not tell of changes, and while there is no such folder. */
  private static final long LOOK_MILLIS = 1_000;

  /** An editor may write a file in several pieces. */
  private static final long SETTLE_MILLIS = 30;

  private static final long PATIENCE_MILLIS = 2_000;

  private final PatchLibrary under;
  private final Path folder;
  private final PatchFiles files;
  private volatile Consumer<PatchLibrary> heard = _ -> {};
  private final Thread thread;
  private @Nullable WatchService watch;
  private @Nullable WatchKey key;
  private volatile PatchLibrary current;
  private volatile boolean closed;

  private PatchFolder(PatchLibrary under, Path folder, Reporter reporter) {
    this.under = under;
    this.folder = folder;
    this.files = new PatchFiles(folder, reporter);
    this.current = under;
    this.thread =
        Thread.ofPlatform()
            .name("zadenza-patches")
            .daemon(true)
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::run);
  }

  /**
   * Reads a folder, which need not be there yet, and watches it.
   *
   * @param reporter hears what is wrong with a file
   */
  public static PatchFolder watch(PatchLibrary under, Path folder, Reporter reporter) {
    PatchFolder out = new PatchFolder(under, folder, reporter);
    out.look();
    out.thread.start();
    return out;
  }

  /** Gives somebody the instruments now, and whenever they have changed, on the watching thread. */
  public void heardBy(Consumer<PatchLibrary> listener) {
    heard = listener;
    listener.accept(current);
  }

  /** The instruments now. Any thread. */
  public PatchLibrary current() {
    return current;
  }

  @Override
  public @Nullable DirtVoice dirt(Controls cue) {
    return current.dirt(cue);
  }

  @Override
  public @Nullable MidiVoice midi(Controls cue) {
    return current.midi(cue);
  }

  private void look() {
    if (!Files.isDirectory(folder) && files.patches().isEmpty()) return;
    if (!files.scan()) return;
    current = under.with(files.patches());
    heard.accept(current);
  }

  private void run() {
    try {
      watch = folder.getFileSystem().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      watch = null;
    }
    try {
      while (!closed) {
        if (await() && !closed) look();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      closed = true;
    }
  }

  /** True when it is time to look. */
  private boolean await() throws InterruptedException {
    WatchService service = watch;
    if (service == null || !register(service)) {
      Thread.sleep(LOOK_MILLIS);
      return true;
    }
    WatchKey changed = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (changed == null) return false;
    Thread.sleep(SETTLE_MILLIS);
    changed.pollEvents();
    if (!changed.reset()) key = null;
    return true;
  }

  /** The folder may come later, or be taken away and made again. */
  private boolean register(WatchService service) {
    WatchKey before = key;
    if (before != null && before.isValid() && Files.isDirectory(folder)) return true;
    try {
      key =
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      look();
      return true;
    } catch (IOException e) {
      key = null;
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (Thread.currentThread() != thread) join();
    try {
      WatchService service = watch;
      if (service != null) service.close();
    } catch (IOException e) {
      watch = null;
    }
  }

  private void join() {
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
