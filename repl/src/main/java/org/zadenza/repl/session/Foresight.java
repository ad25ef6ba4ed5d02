// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Has the samples and the notes of nsynth that a pattern plays made ready before they are due. */
final class Foresight {
  private static final int CYCLES = 4;

  private final Session session;
  private final SampleLibrary samples;
  private final NsynthPlayer nsynth;
  private final Scheduler scheduler;

  private Foresight(Session session) {
    this.session = session;
    samples = session.samples();
    nsynth = session.models().nsynth();
    scheduler = session.scheduler();
  }

  /** Asks for what the next cycles name; waits for nothing. */
  static void load(Pattern pattern, Session session) {
    boolean makesNotes = session.models().nsynth().isPlayed() && !session.playsOffline();
    if (session.samples().isEmpty() && !makesNotes) return;
    new Foresight(session).load(pattern);
  }

  private void load(Pattern pattern) {
    Snapshot now = session.now();
    Rational from = now.cycle().cycleStart();
    try {
      for (int i = 0; i < CYCLES; i++) {
        Span cycle = Span.cycleOf(from.plus(Rational.of(i)));
        Query query =
            new Query(cycle, now.cps(), Budget.standard(), true, scheduler.inputs().now());
        pattern.query(query, this::want);
      }
    } catch (RuntimeException e) {
      session.tell("what it plays is made ready when it is due: " + e.getMessage());
    }
  }

  private void want(Event event) {
    if (!(event.value() instanceof Controls controls)) return;
    SampleFile file = samples.find(controls);
    if (file != null) samples.want(file);
    Span whole = event.whole();
    if (!NsynthPlayer.SOUND.equals(controls.get("s")) || whole == null || !event.hasOnset()) return;
    Rational onset = whole.begin().plus(scheduler.origin());
    Rational cps = scheduler.tempo().cpsAt(onset);
    nsynth.foresee(
        new Cue(
            "",
            scheduler.tempo().nanosAt(onset),
            whole.width().dividedBy(cps).toDouble(),
            cps.toDouble(),
            whole,
            controls,
            event.sources()));
  }
}
