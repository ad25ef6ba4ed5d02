// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.zadenza.clock.Clock;

/**
 * A set that is played faster than time, from its first line to its replay.
 *
 * @param seed the same seed plays the same night
 * @param seconds how long it is
 * @param sampleRate of the bundled instruments
 * @param folder for what it writes
 */
record Night(long seed, long seconds, int sampleRate, Path folder) {
  private static final long MEAN_EDIT_NANOS = 5 * Clock.NANOS_PER_SECOND / 2;
  private static final long CALM_NANOS = 300 * Clock.NANOS_PER_SECOND;
  private static final int LOOKS = 24;

  /** What a panic may leave: nothing that can be heard. */
  private static final float SILENT = 1e-3f;

  /** Plays it; the figures. Whatever was violated is printed. */
  JsonObject play() throws IOException {
    long began = System.nanoTime();
    Rig rig = new Rig(folder, sampleRate);
    Growth growth = new Growth();
    try (rig) {
      perform(rig, growth);
    } catch (RuntimeException e) {
      rig.findings().violated("the night broke off: " + e);
    }
    growth.judge(rig.findings());
    long replayed = new Again(rig.log(), folder).compare(rig.events(), rig.findings());
    return figures(rig, growth, replayed, (System.nanoTime() - began) * 1e-9);
  }

  private void perform(Rig rig, Growth growth) {
    Random random = new Random(seed);
    Player player = new Player(rig, random);
    Weather weather = new Weather(rig, random);
    player.begin();
    long end = seconds * Clock.NANOS_PER_SECOND;
    long nextEdit = 0;
    long nextCalm = CALM_NANOS;
    long nextLook = end / LOOKS;
    while (rig.clock().nanos() < end) {
      weather.turn();
      if (rig.clock().nanos() >= nextEdit) {
        player.act();
        nextEdit = rig.clock().nanos() + random.nextLong(2 * MEAN_EDIT_NANOS);
      }
      rig.step(5_000_000 + random.nextInt(45_000_000));
      if (rig.clock().nanos() >= nextCalm) {
        weather.clear();
        calm(rig, player);
        player.begin();
        nextCalm = rig.clock().nanos() + CALM_NANOS;
      }
      if (rig.clock().nanos() >= nextLook) {
        growth.look();
        nextLook += end / LOOKS;
      }
    }
    weather.clear();
    calm(rig, player);
  }

  /** Everything is well and everything is cut off: then nothing sounds and no key is down. */
  static void calm(Rig rig, Player player) {
    for (int i = 0; i < 100; i++) rig.step(Clock.NANOS_PER_SECOND / 40);
    player.end();
    for (int i = 0; i < 40; i++) rig.step(Clock.NANOS_PER_SECOND / 40);
    rig.ear().takePeak();
    for (int i = 0; i < 4; i++) rig.step(Clock.NANOS_PER_SECOND / 40);
    float peak = rig.ear().takePeak();
    if (peak > SILENT) rig.findings().violated("after a panic a sample is " + peak);
    if (rig.voices() > 0) rig.findings().violated(rig.voices() + " voices sound after a panic");
    int down = rig.keyboards().keysDown();
    if (down > 0) rig.findings().violated(down + " keys are down after a panic");
  }

  private JsonObject figures(Rig rig, Growth growth, long replayed, double took) {
    JsonObject out = new JsonObject();
    out.addProperty("soak", "accelerated");
    out.addProperty("seed", seed);
    out.addProperty("seconds", seconds);
    out.addProperty("tookSeconds", Math.round(took));
    rig.findings().counts().forEach(out::addProperty);
    out.addProperty("cues", rig.book().count());
    out.addProperty("compared", rig.score().compared());
    out.addProperty("replayed", replayed);
    out.addProperty("ownFailures", rig.score().ownFailures());
    out.addProperty("midiNotes", rig.keyboards().notes());
    out.addProperty("superDirtPackets", rig.dirt().heard());
    out.addProperty("frames", rig.ear().frames());
    out.addProperty("leastLeadMs", rig.book().leastLeadNanos() / 1_000_000);
    out.addProperty("longestSilenceCycles", rig.score().longestSilence());
    out.addProperty("violations", rig.findings().violations());
    growth.figures(out);
    if (rig.findings().violations() > 0) out.addProperty("text", rig.findings().text());
    return out;
  }
}
