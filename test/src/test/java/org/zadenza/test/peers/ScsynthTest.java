// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscTime;
import org.zadenza.osc.OscWriter;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Cues of ours, in bundles of our codec, played by a real scsynth. */
@Tag("slow")
@Timeout(120)
class ScsynthTest {
  private static final int FRAME_RATE = 48_000;
  private static final int FIRST_NODE = 1_000;
  private static final int TAKES = 3;
  private static final double LARGEST_ERROR_SECONDS = 0.03;

  /** Three against four, so that intervals differ: onsets at 0, 1/4, 1/3, 1/2, 2/3, 3/4. */
  private static final Pattern THREE_AGAINST_FOUR =
      (query, sink) -> {
        for (long steps = 3; steps <= 4; steps++) {
          double hertz = steps * 400.0;
          for (long i = query.begin().times(steps).floor();
              Rational.of(i, steps).isBefore(query.end());
              i++) {
            if (steps == 4 && i % 4 == 0) continue;
            Span whole = new Span(Rational.of(i, steps), Rational.of(i + 1, steps));
            Span part = whole.intersection(query.span());
            Controls controls = Controls.of("freq", hertz);
            if (part != null) sink.accept(new Event(whole, part, controls, Sources.NONE));
          }
        }
      };

  private final OscWriter writer = new OscWriter();

  /** What a player would have heard of the pattern in some cycles of one second. */
  private static List<Cue> cues(int cycles) {
    ManualClock clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    TempoMap tempo = TempoMap.steady(Rational.ONE, 0);
    Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT, Timing.OFFLINE);
    scheduler.play("d1", THREE_AGAINST_FOUR);
    clock.moveTo(cycles * Clock.NANOS_PER_SECOND);
    scheduler.tick();
    assertEquals(6 * cycles, sink.cues().size());
    return sink.cues();
  }

  private byte[] bundle(long timeTag, Cue cue, int node) {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).bundle(timeTag).message("/s_new").s(SynthDef.NAME).i(node).i(0).i(0);
    writer.s("freq").f((float) cue.controls().number("freq", 440)).endMessage().endBundle();
    return ByteBufUtil.getBytes(out);
  }

  @Test
  void anOfflineScorePutsEveryCueOnItsFrame(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    List<Cue> cues = cues(4);
    Path first = render(folder, cues, "first");
    Recording recording = Recording.read(first);
    List<Integer> onsets = recording.onsets();
    assertEquals(cues.size(), onsets.size(), () -> "onsets at " + onsets);
    for (int i = 0; i < onsets.size(); i++) {
      double frame = (double) cues.get(i).nanos() * FRAME_RATE / Clock.NANOS_PER_SECOND;
      assertEquals(frame, onsets.get(i), 1.0, "onset " + i);
      double hertz = cues.get(i).controls().number("freq", 0);
      assertEquals(hertz, recording.hertzAt(onsets.get(i)), 100, "pitch " + i);
    }
    Path second = render(folder, cues, "second");
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  private Path render(Path folder, List<Cue> cues, String name) throws Exception {
    Path score = folder.resolve(name + ".osc");
    Path wav = folder.resolve(name + ".wav");
    writeScore(score, cues);
    List<String> command =
        List.of(
            "scsynth",
            "-N",
            score.toString(),
            "_",
            wav.toString(),
            String.valueOf(FRAME_RATE),
            "WAV",
            "int16",
            "-o",
            "2",
            "-D",
            "0");
    try (Peer scsynth = Peer.start(folder, Map.of(), command)) {
      assertEquals(0, scsynth.exit(), scsynth.output());
    }
    return wav;
  }

  private void writeScore(Path file, List<Cue> cues) throws IOException {
    try (DataOutputStream score = new DataOutputStream(Files.newOutputStream(file))) {
      ByteBuf out = Unpooled.buffer();
      writer.to(out).bundle(0).message("/d_recv").b(SynthDef.ping()).endMessage().endBundle();
      packet(score, ByteBufUtil.getBytes(out));
      for (int i = 0; i < cues.size(); i++) {
        long tag = OscTime.ofScoreNanos(cues.get(i).nanos());
        packet(score, bundle(tag, cues.get(i), FIRST_NODE + i));
      }
      long end = OscTime.ofScoreNanos(cues.getLast().nanos() + Clock.NANOS_PER_SECOND);
      writer.to(out.clear()).bundle(end).message("/c_set").i(0).i(0).endMessage().endBundle();
      packet(score, ByteBufUtil.getBytes(out));
    }
  }

  private static void packet(DataOutputStream score, byte[] bytes) throws IOException {
    score.writeInt(bytes.length);
    score.write(bytes);
  }

  /**
   * On a machine that is busy with something else JACK's dummy driver loses frames; so a take that
   * is out of time may be played again.
   */
  @Test
  void timeTaggedBundlesSoundAtTheirDistances(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    List<Cue> cues = cues(2);
    double worst = Double.POSITIVE_INFINITY;
    try (LiveScsynth live = LiveScsynth.start(folder, FRAME_RATE)) {
      live.define(SynthDef.ping());
      for (int take = 0; take < TAKES && worst > LARGEST_ERROR_SECONDS; take++) {
        Path wav = folder.resolve("take" + take + ".wav");
        play(live, cues, wav);
        worst = worstDistance(cues, Recording.read(wav).onsets());
      }
    }
    assertTrue(worst < LARGEST_ERROR_SECONDS, "out of time by " + worst + " s");
  }

  private void play(LiveScsynth live, List<Cue> cues, Path wav) throws Exception {
    try (Peer recorder = live.record(wav, 5)) {
      SystemClock clock = new SystemClock();
      WallTime wallTime = new WallClock(ClockPair.of(clock));
      long start = clock.nanos() + Clock.NANOS_PER_SECOND;
      for (int i = 0; i < cues.size(); i++) {
        long tag = OscTime.ofWallNanos(wallTime.wallNanos(start + cues.get(i).nanos()));
        live.send(bundle(tag, cues.get(i), FIRST_NODE + i));
      }
      for (int i = 0; i < cues.size(); i++) {
        OscPacket.Message end = live.await("/n_end");
        assertEquals(FIRST_NODE + i, end.arguments().getFirst(), "nodes end in order");
      }
      assertEquals(0, recorder.exit(), recorder.output());
    }
  }

  /** How far the distance between two onsets is from the one that was meant, at worst. */
  private static double worstDistance(List<Cue> cues, List<Integer> onsets) {
    if (onsets.size() != cues.size()) return Double.POSITIVE_INFINITY;
    double worst = 0;
    for (int i = 1; i < onsets.size(); i++) {
      double meant = (cues.get(i).nanos() - cues.get(i - 1).nanos()) / 1e9;
      double got = (double) (onsets.get(i) - onsets.get(i - 1)) / FRAME_RATE;
      worst = Math.max(worst, Math.abs(meant - got));
    }
    return worst;
  }
}
