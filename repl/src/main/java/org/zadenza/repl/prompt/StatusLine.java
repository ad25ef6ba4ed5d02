// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zadenza.audio.EngineLoad;
import org.zadenza.repl.session.ModelText;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.StatusText;
import org.zadenza.repl.session.Takes;
import org.zadenza.schedule.Snapshot;

/** Looks at the session some times a second and says in one line how things stand. */
public final class StatusLine implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final ScheduledExecutorService timer;

  private StatusLine(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Starts showing, on a thread of its own, until it is closed. */
  public static StatusLine start(
      Session session,
      Supplier<Optional<EngineLoad>> load,
      Supplier<String> levels,
      Consumer<String> show) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("zadenza-status").daemon(true).factory());
    ModelText models = new ModelText(session);
    timer.scheduleWithFixedDelay(
        () -> show.accept(text(session, models, load.get(), levels.get())),
        0,
        PERIOD_MILLIS,
        TimeUnit.MILLISECONDS);
    return new StatusLine(timer);
  }

  static String text(Session session, ModelText models, Optional<EngineLoad> load, String levels) {
    Snapshot now = session.now();
    long late = now.skippedCues() + load.map(EngineLoad::late).orElse(0L);
    String sound =
        load.map(l -> String.format(Locale.ROOT, "load %.0f%%", 100 * l.fraction())).orElse("");
    String model = models.line();
    String line = StatusText.line(now) + StatusText.link(session.link());
    String recording = session.takes().map(Takes::status).orElse("");
    return " "
        + line
        + "  "
        + sound
        + spaced(levels)
        + spaced(recording)
        + (late > 0 ? "  late " + late : "")
        + spaced(model)
        + spaced(session.models().nsynth().line());
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : "  " + text;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
