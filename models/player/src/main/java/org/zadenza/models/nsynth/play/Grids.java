// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.models.nsynth.Nsynth;

/**
 * The cells of all grids that are played: decoded ahead beside the music, pitch by pitch as notes
 * ask for them, kept in memory and on disk. Until they are there a note sounds from the nearest
 * that are, or else live. Any thread but those that play.
 */
public final class Grids implements AutoCloseable {
  /** Cells are decoded at every fourth semitone. */
  static final int SEMITONES = 4;

  private static final int LOWEST = 28;
  private static final int HIGHEST = 100;
  private static final int FARTHEST = 12; // semitones at another speed, until the nearest is there
  private static final int MOST_PITCHES = 32; // in memory: 4 MB each
  private static final int MOST_QUEUED = 64;

  private final int frames;
  private final Consumer<String> told;
  private final Map<GridCells.Key, GridCells> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Queue<Job> queue = new ArrayDeque<>();
  private Supplier<CellMaker> maker = () -> new CellMaker.Here(1);
  private @Nullable GridFolder folder;
  private @Nullable Thread thread;
  private @Nullable Job running;
  private volatile String by = "";
  private volatile boolean stopped;
  private volatile boolean closed;
  private boolean complained;
  private @Nullable Nsynth printed;
  private String fingerprint = "";

  /** Cells to be decoded. */
  private record Job(GridCells cells, Nsynth network) {}

  /**
   * Nothing yet.
   *
   * @param frames of the code of a cell
   * @param told hears what goes wrong
   */
  Grids(int frames, Consumer<String> told) {
    this.frames = frames;
    this.told = told;
  }

  /** Keeps cells in a folder from now on. */
  public synchronized void keepIn(Path newFolder) {
    folder = new GridFolder(newFolder, told);
  }

  /** Has cells decoded by somebody else from now on, who is asked for with each pitch. */
  public synchronized void madeBy(Supplier<CellMaker> newMaker) {
    maker = newMaker;
  }

  /** Ends the decoding soon, until {@link #resume}; what was decoded is kept. */
  public void stop() {
    stopped = true;
    synchronized (this) {
      queue.clear();
    }
  }

  /** Decodes what notes ask for from now on. */
  public void resume() {
    stopped = false;
  }

  /** The pitch from whose cells a note is played. */
  static int pitch(double midi) {
    return Math.clamp(Math.round(midi / SEMITONES) * SEMITONES, LOWEST, HIGHEST);
  }

  /** A note of what is there; null where the network has to make it itself. */
  @Nullable GrowingSound live(NoteWish wish, Timbre.Grid timbre, NsynthVoice voice) {
    GridCells cells;
    synchronized (this) {
      GridCells own = cells(key(wish, timbre, voice, pitch(wish.midi())));
      ask(own, voice.network());
      cells = own.isPlayable() ? own : nearest(own.key(), wish.midi());
    }
    if (cells == null) return null;
    GridNote note = new GridNote(wish, timbre, cells.key().pitch(), cells.key().samples());
    return note.mixed(cells.nearest(note.cells()));
  }

  /** A note of the very cells that it wants: what is not there is made here, and waited for. */
  GrowingSound offline(NoteWish wish, Timbre.Grid timbre, NsynthVoice voice) {
    GridCells cells;
    synchronized (this) {
      cells = cells(key(wish, timbre, voice, pitch(wish.midi())));
    }
    GridNote note = new GridNote(wish, timbre, cells.key().pitch(), cells.key().samples());
    BitSet wanted = note.cells();
    read(cells, wanted);
    List<Integer> missing = cells.missing().stream().filter(wanted::get).toList();
    int processors = Runtime.getRuntime().availableProcessors();
    new CellMaker.Here(processors)
        .make(
            voice.network(),
            missing.stream().map(cells.key()::wanted).toList(),
            cells.key().temperature(),
            () -> false,
            (number, classes) -> keep(cells, missing.get(number), classes));
    return note.mixed(cells.nearest(wanted));
  }

  private void read(GridCells cells, BitSet wanted) {
    GridFolder from;
    synchronized (this) {
      from = folder;
    }
    boolean all = cells.missing().stream().noneMatch(wanted::get);
    if (from == null || all) return;
    synchronized (from) {
      from.read(cells);
    }
  }

  private void keep(GridCells cells, int cell, byte[] classes) {
    cells.set(cell, classes);
    GridFolder to;
    synchronized (this) {
      to = folder;
    }
    if (to == null) return;
    synchronized (to) {
      to.write(cells.key(), cell, classes);
    }
  }

  private GridCells.Key key(NoteWish wish, Timbre.Grid timbre, NsynthVoice voice, int pitch) {
    float[][][] corners = new float[4][frames][voice.network().shape().code()];
    for (int c = 0; c < corners.length; c++) {
      for (int f = 0; f < frames; f++) timbre.corners().get(c).code(f, 0, corners[c][f]);
    }
    String name =
        GridName.of(fingerprint(voice.network()), corners, wish.seed(), wish.temperature());
    int hop = voice.network().shape().hop();
    return new GridCells.Key(name, corners, hop, wish.seed(), wish.temperature(), pitch);
  }

  private synchronized String fingerprint(Nsynth network) {
    if (printed != network) fingerprint = network.fingerprint();
    printed = network;
    return fingerprint;
  }

  private GridCells cells(GridCells.Key key) {
    GridCells cells = known.get(key);
    if (cells != null) return cells;
    cells = new GridCells(key);
    known.put(key, cells);
    var oldest = known.values().iterator();
    while (known.size() > MOST_PITCHES) {
      oldest.next();
      oldest.remove();
    }
    return cells;
  }

  private @Nullable GridCells nearest(GridCells.Key key, double midi) {
    GridCells out = null;
    double least = FARTHEST;
    for (GridCells cells : known.values()) {
      if (!cells.key().name().equals(key.name()) || !cells.isPlayable()) continue;
      double apart = Math.abs(cells.key().pitch() - midi);
      if (apart > least) continue;
      least = apart;
      out = cells;
    }
    return out;
  }

  private void ask(GridCells cells, Nsynth network) {
    if (stopped || closed || queue.size() >= MOST_QUEUED) return;
    if (running != null && running.cells == cells) return;
    if (queue.stream().anyMatch(job -> job.cells == cells) || cells.missing().isEmpty()) return;
    queue.add(new Job(cells, network));
    if (thread == null) {
      Thread started = new Thread(this::run, "zadenza-grid");
      started.setDaemon(true);
      started.setPriority(Thread.MIN_PRIORITY);
      thread = started;
      started.start();
    }
    notifyAll();
  }

  private void run() {
    try {
      while (true) {
        Job job;
        synchronized (this) {
          running = null;
          notifyAll();
          while (queue.isEmpty() && !closed) wait();
          if (closed) return;
          running = job = queue.remove();
        }
        decode(job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void decode(Job job) {
    BitSet all = new BitSet();
    all.set(0, GridCells.COUNT);
    read(job.cells, all);
    Supplier<CellMaker> asked;
    synchronized (this) {
      asked = maker;
    }
    try {
      if (!job.cells.missing().isEmpty()) decode(job, asked.get());
    } catch (IOException e) {
      if (!complained) told.accept(e.getMessage() + "; cells of the grid are decoded here");
      complained = true;
      try {
        decode(job, new CellMaker.Here(1));
      } catch (IOException | RuntimeException here) {
        told.accept("cells of the grid cannot be decoded: " + here.getMessage());
      }
    } catch (RuntimeException e) {
      told.accept("cells of the grid cannot be decoded: " + e.getMessage());
    }
    by = "";
  }

  private void decode(Job job, CellMaker who) throws IOException {
    by = who.name();
    GridCells cells = job.cells;
    List<Integer> missing = cells.missing();
    who.make(
        job.network,
        missing.stream().map(cells.key()::wanted).toList(),
        cells.key().temperature(),
        () -> stopped || closed,
        (number, classes) -> keep(cells, missing.get(number), classes));
  }

  /** Waits until nothing is decoded any more. */
  synchronized void await() throws InterruptedException {
    while (running != null || !queue.isEmpty()) wait();
  }

  /** How far they are, for the player; empty where no grid is played. */
  public synchronized String text() {
    if (known.isEmpty()) return "";
    String decoding = by;
    return String.format(
        Locale.ROOT,
        "grid: %d of %d cells at %d pitches are there; %s",
        there(),
        GridCells.COUNT * known.size(),
        known.size(),
        decoding.isEmpty()
            ? stopped ? "decoding is stopped" : "nothing is decoded now"
            : decoding + " decodes, " + queue.size() + " more pitches wait");
  }

  /** The same for a status line. */
  synchronized String line() {
    return known.isEmpty() ? "" : "grid " + there() + "/" + GridCells.COUNT * known.size();
  }

  private int there() {
    return known.values().stream().mapToInt(GridCells::count).sum();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
