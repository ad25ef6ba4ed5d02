// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.protocol.training.StartReply;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.schedule.Reporter;

/**
 * A training in the worker, in the background: a style from a player's takes, which are sent there,
 * or a model from folders of music. If the worker goes, the training goes on in the next one from
 * what it had kept.
 */
public final class WorkerTraining {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CALL = Duration.ofSeconds(60);

  /** For so long a worker that broke off may be the same when it is back. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final int MOST_TRIES = 5;

  private final Wish wish;
  private final Worker worker;
  private final Path models;
  private final Reporter messages;
  private final Thread thread;
  private final Consumer<Progress> watcher;
  private volatile Progress progress = Progress.getDefaultInstance();
  private volatile Progress.State how = Progress.State.RUNNING;
  private volatile String state = "waits for the worker";
  private volatile boolean cancelled;
  private volatile boolean over;

  /**
   * What is to be learnt.
   *
   * @param name of the weights
   * @param model which model learns; empty: drums from drums, else a pianist
   * @param minutes at most
   * @param afresh forget what was learnt under this name
   */
  public record Wish(
      String name, String model, double minutes, long seed, boolean afresh, Schooling from) {}

  private WorkerTraining(
      Wish wish, Worker worker, Path models, Reporter messages, Consumer<Progress> watcher) {
    this.wish = wish;
    this.worker = worker;
    this.watcher = watcher;
    this.models = models;
    this.messages = messages;
    thread = Thread.ofPlatform().daemon(true).name("zadenza-learning").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /**
   * Begins.
   *
   * @param models where the weights of a style come to
   * @throws IOException if there is nothing to learn from
   */
  public static WorkerTraining begin(Wish wish, Worker worker, Path models, Reporter messages)
      throws IOException {
    return begin(wish, worker, models, messages, progress -> {});
  }

  /** The same; {@code watcher} is told of each step, on a thread of the training's. */
  public static WorkerTraining begin(
      Wish wish, Worker worker, Path models, Reporter messages, Consumer<Progress> watcher)
      throws IOException {
    wish.from().check();
    WorkerTraining out = new WorkerTraining(wish, worker, models, messages, watcher);
    out.thread.start();
    return out;
  }

  /** The name of the weights. */
  public String name() {
    return wish.name();
  }

  /** Whether it has ended, one way or another. */
  public boolean isOver() {
    return over;
  }

  /** How far it has come, by the worker that has it now. */
  public Progress progress() {
    return progress;
  }

  /** Whether somebody wants it to end. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** How it ended; running until then. */
  public Progress.State ended() {
    return how;
  }

  /** How it goes, in a line. */
  public String text() {
    Progress now = progress;
    if (over || now.getIteration() == 0) return wish.name() + " " + state;
    return String.format(
        Locale.ROOT,
        "%s learns: iteration %d, loss %s, held out %s, %.0f s left",
        wish.name(),
        now.getIteration(),
        loss(now.getLoss()),
        loss(now.getHeldOutLoss()),
        now.getSecondsLeft());
  }

  private static String loss(double nats) {
    return nats == 0 ? "not known yet" : String.format(Locale.ROOT, "%.3f", nats);
  }

  /** Ends it soon; what was learnt is kept. */
  public void cancel() {
    cancelled = true;
    Optional<RemoteWorker> remote = worker.ready();
    if (remote.isEmpty()) {
      thread.interrupt();
      return;
    }
    try {
      remote.get().cancel(wish.name(), CALL);
    } catch (WorkerException e) {
      thread.interrupt();
    }
  }

  /** Waits until it is over. */
  public void join() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      end(learn());
    } catch (InterruptedException e) {
      how = Progress.State.CANCELLED;
      end("was cancelled");
    } catch (WorkerException | IOException e) {
      end("learns nothing: " + e.getMessage());
    }
  }

  private void end(String says) {
    if (how == Progress.State.RUNNING) how = Progress.State.FAILED;
    state = says;
    over = true;
    messages.tell("learn", wish.name() + " " + says);
  }

  private String learn() throws InterruptedException, WorkerException, IOException {
    StartRequest.Builder request =
        StartRequest.newBuilder().setName(wish.name()).setModel(wish.model()).setSeed(wish.seed());
    wish.from().into(request);
    double secondsLeft = wish.minutes() * 60;
    boolean afresh = wish.afresh();
    WorkerException last = null;
    for (int tries = 0; tries < MOST_TRIES && secondsLeft > 0; tries++) {
      RemoteWorker remote = worker.await(PATIENCE).orElse(null);
      if (cancelled) throw new InterruptedException();
      if (remote == null) throw new IOException("the worker " + worker.state());
      try {
        Progress end = once(remote, request.setMinutes(secondsLeft / 60).setAfresh(afresh));
        return finished(remote, end);
      } catch (WorkerException e) {
        if (e.kind() != WorkerException.Kind.GONE) throw e;
        last = e;
        afresh = false;
        if (!wish.from().countsAll()) secondsLeft -= progress.getSeconds();
        progress = Progress.getDefaultInstance();
        state = "waits for the worker";
        worker.awaitGone(remote, GRACE);
      }
    }
    return last == null ? "has no time left" : "learns nothing: " + last.getMessage();
  }

  private Progress once(RemoteWorker remote, StartRequest.Builder request) throws WorkerException {
    StartReply started = remote.start(request.build(), CALL);
    String from = wish.from() instanceof MidiFolder ? " from %d takes" : "";
    state =
        (started.getResumed() ? "goes on" : "begins")
            + from.formatted(started.getTakes())
            + " as "
            + started.getModel();
    messages.tell("learn", wish.name() + " " + state);
    return remote.watch(
        wish.name(),
        now -> {
          progress = now;
          watcher.accept(now);
        });
  }

  private String finished(RemoteWorker remote, Progress end) throws WorkerException, IOException {
    if (end.getState() == Progress.State.FAILED) return "failed: " + end.getMessage();
    how = end.getState();
    Path weights = wish.from().weights(remote, wish.name(), models, CALL);
    return String.format(
        Locale.ROOT,
        "%s after %d iterations, held out %s: %s",
        end.getState() == Progress.State.CANCELLED ? "was cancelled" : "is learnt",
        end.getIteration(),
        loss(end.getHeldOutLoss()),
        weights);
  }
}
