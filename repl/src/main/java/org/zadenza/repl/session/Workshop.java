// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.nsynth.play.CellMaker;
import org.zadenza.models.protocol.training.Call;
import org.zadenza.models.protocol.training.Description;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.RemoteCells;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.Worker;
import org.zadenza.models.remote.WorkerException;
import org.zadenza.models.remote.WorkerSource;
import org.zadenza.models.remote.WorkerTraining;
import org.zadenza.schedule.Reporter;

/**
 * The worker of a session and what it does there: nothing of it is loaded or started before it is
 * asked for.
 */
public final class Workshop implements AutoCloseable {
  private static final Duration BATCH = Duration.ofSeconds(2);
  private static final Duration QUESTION = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(60);

  private final Here here;
  private final Folders folders;
  private final Reporter messages;
  private @Nullable Worker worker;
  private @Nullable WorkerTraining training;
  private boolean decodesHere;
  private final Batches batches = new Batches(this::ready, BATCH);

  /** Starts a worker on this machine. */
  @FunctionalInterface
  public interface Here {
    /**
     * @throws IOException if there is none: says what to do
     */
    WorkerSource source() throws IOException;
  }

  /** A workshop that has not begun. */
  public Workshop(Here here, Folders folders, Reporter messages) {
    this.here = here;
    this.folders = folders;
    this.messages = messages;
  }

  /** Batches by the worker, if one is ready, else in live kernels. */
  public Batches batches() {
    return batches;
  }

  private synchronized Optional<RemoteWorker> ready() {
    return worker == null ? Optional.empty() : worker.ready();
  }

  /**
   * Who decodes the cells of a grid: the worker, which is started if need be, else live kernels
   * here. Waits for it; never on a thread that plays.
   */
  CellMaker cells() {
    String why;
    try {
      Worker there = on();
      Optional<RemoteWorker> remote = there.await(START);
      if (remote.isPresent()) return new RemoteCells(remote.get());
      why = "the worker " + there.state();
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      why = "it is over";
    }
    tellOnce(why + "; cells of the grid are decoded here");
    return new CellMaker.Here(1);
  }

  private synchronized void tellOnce(String why) {
    if (!decodesHere) messages.tell("nsynth", why);
    decodesHere = true;
  }

  /** Has a worker on this machine from now on. */
  synchronized Worker on() throws IOException {
    if (worker == null) worker = Worker.keep(here.source(), Worker.Pace.USUAL, messages);
    return worker;
  }

  /** Uses this worker instead of any other. */
  synchronized Worker use(WorkerSource source) {
    off();
    Worker out = Worker.keep(source, Worker.Pace.USUAL, messages);
    worker = out;
    return out;
  }

  /** Goes on without a worker. */
  synchronized void off() {
    if (worker != null) worker.close();
    worker = null;
  }

  /**
   * Learns a style in the background.
   *
   * @throws IOException if there are no takes, no worker, or another style is being learnt
   */
  synchronized WorkerTraining learn(WorkerTraining.Wish wish) throws IOException {
    if (training != null && !training.isOver()) {
      throw new IOException(training.text() + "; end it with (learning :stop)");
    }
    wish.from().check();
    WorkerTraining out = WorkerTraining.begin(wish, on(), folders.models(), messages);
    training = out;
    return out;
  }

  /** The style that is being learnt, or was last. */
  synchronized Optional<WorkerTraining> training() {
    return Optional.ofNullable(training);
  }

  /** How the worker is and what it learns, in a line; empty where there is none. Never waits. */
  String line() {
    Worker now;
    WorkerTraining learning;
    synchronized (this) {
      now = worker;
      learning = training;
    }
    if (now == null) return "";
    String out = "worker " + now.state();
    return learning == null || learning.isOver() ? out : out + "  " + learning.text();
  }

  /** How the worker is, what it runs on, and who computes what. */
  String text() {
    Worker now;
    synchronized (this) {
      now = worker;
    }
    if (now == null) return "no worker: live kernels compute everything; (worker :on) starts one";
    StringBuilder out = new StringBuilder("the worker " + now.state());
    now.ready().ifPresent(remote -> out.append(described(remote)));
    for (Map.Entry<String, Batches.Served> call : batches.served().entrySet()) {
      Batches.Served served = call.getValue();
      out.append("\n  batches of ").append(call.getKey()).append(": ").append(served.by());
      if (!served.why().isEmpty()) out.append(", because ").append(served.why());
    }
    return out.toString();
  }

  private static String described(RemoteWorker remote) {
    try {
      Description says = remote.describe(QUESTION);
      String runners =
          says.getRunnersList().stream()
              .map(r -> "\n  %s on %s: %s".formatted(r.getName(), r.getDevice(), r.getSays()))
              .collect(Collectors.joining());
      return runners
          + says.getCallsList().stream().map(Workshop::line).collect(Collectors.joining());
    } catch (WorkerException e) {
      return "\n  " + e.getMessage();
    }
  }

  private static String line(Call call) {
    return "\n  %s: %s, %s".formatted(call.getModel(), call.getRunner(), call.getWhy());
  }

  @Override
  public void close() {
    off();
  }
}
