// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.protocol.training.StartReply;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.Take;
import org.zadenza.schedule.Reporter;

/**
 * A style that is learnt in the background: the takes are sent to the worker, which trains; the
 * weights come into the player's models folder. If the worker goes, the training goes on in the
 * next one from what it had kept.
 */
public final class StyleTraining {
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
  private volatile Progress progress = Progress.getDefaultInstance();
  private volatile String state = "waits for the worker";
  private volatile boolean cancelled;
  private volatile boolean over;

  /**
   * What is to be learnt.
   *
   * @param name of the style
   * @param model which model learns; empty: drums from drums, else a pianist
   * @param afresh forget what was learnt under this name
   */
  public record Wish(
      String name, String model, double minutes, long seed, boolean afresh, MidiFolder takes) {}

  private StyleTraining(Wish wish, Worker worker, Path models, Reporter messages) {
    this.wish = wish;
    this.worker = worker;
    this.models = models;
    this.messages = messages;
    thread = Thread.ofPlatform().daemon(true).name("zadenza-learning").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /**
   * Begins.
   *
   * @param models where the weights come to
   * @throws IOException if there are no takes to read
   */
  public static StyleTraining begin(Wish wish, Worker worker, Path models, Reporter messages)
      throws IOException {
    wish.takes().files();
    StyleTraining out = new StyleTraining(wish, worker, models, messages);
    out.thread.start();
    return out;
  }

  /** The name of the style. */
  public String name() {
    return wish.name();
  }

  /** Whether it has ended, one way or another. */
  public boolean isOver() {
    return over;
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
      end("was cancelled");
    } catch (WorkerException | IOException e) {
      end("learns nothing: " + e.getMessage());
    }
  }

  private void end(String how) {
    state = how;
    over = true;
    messages.tell("learn", wish.name() + " " + how);
  }

  private String learn() throws InterruptedException, WorkerException, IOException {
    List<Take> takes = wish.takes().takes();
    double secondsLeft = wish.minutes() * 60;
    boolean afresh = wish.afresh();
    WorkerException last = null;
    for (int tries = 0; tries < MOST_TRIES && secondsLeft > 0; tries++) {
      RemoteWorker remote = worker.await(PATIENCE).orElse(null);
      if (cancelled) return "was cancelled";
      if (remote == null) throw new IOException("the worker " + worker.state());
      try {
        Progress end = once(remote, takes, secondsLeft, afresh);
        return finished(remote, end);
      } catch (WorkerException e) {
        if (e.kind() != WorkerException.Kind.GONE) throw e;
        last = e;
        afresh = false;
        secondsLeft -= progress.getSeconds();
        progress = Progress.getDefaultInstance();
        state = "waits for the worker";
        worker.awaitGone(remote, GRACE);
      }
    }
    return last == null ? "has no time left" : "learns nothing: " + last.getMessage();
  }

  private Progress once(RemoteWorker remote, List<Take> takes, double seconds, boolean afresh)
      throws WorkerException {
    StartReply started =
        remote.start(
            StartRequest.newBuilder()
                .setName(wish.name())
                .setModel(wish.model())
                .setMinutes(seconds / 60)
                .setSeed(wish.seed())
                .setAfresh(afresh)
                .addAllTakes(takes)
                .build(),
            CALL);
    state =
        "%s from %d takes as %s"
            .formatted(
                started.getResumed() ? "goes on" : "begins",
                started.getTakes(),
                started.getModel());
    messages.tell("learn", wish.name() + " " + state);
    return remote.watch(wish.name(), now -> progress = now);
  }

  private String finished(RemoteWorker remote, Progress end) throws WorkerException, IOException {
    if (end.getState() == Progress.State.FAILED) return "failed: " + end.getMessage();
    Path weights = remote.fetch(wish.name(), models, CALL);
    return String.format(
        Locale.ROOT,
        "%s after %d iterations, held out %s: %s",
        end.getState() == Progress.State.CANCELLED ? "was cancelled" : "is learnt",
        end.getIteration(),
        loss(end.getHeldOutLoss()),
        weights);
  }
}
