// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.zadenza.models.protocol.training.Progress;

/** How far a training is: its loss, that on held-out data, and the time that is left. */
final class TrainingBar implements AutoCloseable {
  private static final int UPDATE_MILLIS = 1000;
  private static final int MINUTE = 60;

  private final long seconds;
  private final ProgressBar bar;

  TrainingBar(String name, double minutes) {
    seconds = Math.round(minutes * MINUTE);
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(seconds)
            .setUnit(" s", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .hideEta()
            .build();
    bar.setExtraMessage("reading the music");
  }

  /** Any thread. */
  void show(Progress progress) {
    if (progress.getIteration() == 0 || progress.getState() != Progress.State.RUNNING) return;
    bar.stepTo(Math.clamp(seconds - Math.round(progress.getSecondsLeft()), 0, seconds));
    bar.setExtraMessage(text(progress));
  }

  /** Such as {@code loss 1.234, held out 1.456, 12:03 left}. */
  static String text(Progress progress) {
    long left = Math.round(progress.getSecondsLeft());
    return String.format(
        Locale.ROOT,
        "loss %.3f, held out %s, %d:%02d left",
        progress.getLoss(),
        progress.getHeldOutLoss() == 0
            ? "-"
            : String.format(Locale.ROOT, "%.3f", progress.getHeldOutLoss()),
        left / MINUTE,
        left % MINUTE);
  }

  @Override
  public void close() {
    bar.close();
  }
}
