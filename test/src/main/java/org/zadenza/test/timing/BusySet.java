// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.timing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.repl.session.TimingReport;
import org.zadenza.repl.session.Wires;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/**
 * Eight busy slots, two of them models, the bundled engine unheard, and garbage beside them, sent
 * to a port as to SuperDirt: what a long evening does to the clock, for the receiver to measure.
 */
public final class BusySet {
  private static final long GARBAGE_PER_SECOND = 200_000_000;
  private static final int PIECE = 20_000;

  private static final String SET =
      """
      (d1 (s "bd*4, hh*8, ~ cp"))
      (d2 (every 3 rev (s "superpiano" (scale "C:minor" (n "<0 [2 4] 7>*4 [3 .. 6] <-1 5>")))))
      (d3 (s "hh*16?" ))
      (d4 (superimpose (fn [x] (late 1/8 (add (note 12) x))) (note "c2 [eb2 g2]*2 <bb1 f2>" (s "supersaw"))))
      (d5 (pan sine (cutoff (range 200 4000 (slow 4 saw)) (gain "1 .7 .8 .6" (s "bd*4 [sn cp]*2 hh*8")))))
      (d6 (s "tick*16"))
      (d7 (drums-rnn {:seed 7 :temperature "<0.8 1.2>"}))
      (d8 (drums-rnn {:seed 8 :temperature 1}))
      """;

  private static volatile byte[] garbage = {};

  private BusySet() {}

  /** {@code BusySet SECONDS PORT LATENCY_MS}. */
  public static void main(String[] args) throws InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    long latencyNanos = Long.parseLong(args[2]) * 1_000_000;
    Reporter says = (where, what) -> System.out.println(where + ": " + what);
    SystemClock clock = new SystemClock();
    try (WallClock wallClock = WallClock.beside(clock);
        Session session =
            Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), says);
        LiveSound sound =
            new LiveSound(clock, Folders.ofThisMachine(), SampleLibrary.empty(), (_, _) -> {})) {
      Wires wires = session.wired(clock, wallClock);
      wires.superDirt(there, latencyNanos);
      sound.start(session.outlets(), LiveSound.Way.SILENT);
      Thread.ofPlatform().daemon(true).name("garbage").start(() -> litter(clock));
      try (Metronome metronome = Metronome.start(session.scheduler(), clock, says)) {
        for (Answer answer : session.load("busy.clj", SET)) {
          if (answer instanceof Answer.Refused(var complaint)) says.tell("set", complaint.text());
        }
        Thread.sleep(seconds * 1_000L);
        System.out.println(
            new TimingReport(session.now(), wallClock.meter(), metronome.priority(), sound.text())
                .text());
        wires.lines().forEach(System.out::println);
      }
    }
  }

  private static void litter(Clock clock) {
    long made = 0;
    long began = clock.nanos();
    while (true) {
      garbage = new byte[PIECE];
      made += PIECE;
      long due = began + made * 1_000 / (GARBAGE_PER_SECOND / 1_000_000);
      if (due > clock.nanos()) LockSupport.parkNanos(due - clock.nanos());
    }
  }
}
