// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;

/**
 * A set that is played in real time.
 *
 * @param seed of what is played; when it is, the machine has a say in
 * @param seconds how long it is
 * @param folder for what it writes
 */
record Evening(long seed, long seconds, Path folder) {
  private static final long MEAN_EDIT_NANOS = 5 * Clock.NANOS_PER_SECOND / 2;
  private static final long CALM_NANOS = 300 * Clock.NANOS_PER_SECOND;
  private static final long LOOK_NANOS = Clock.NANOS_PER_SECOND / 20;
  private static final int LOOKS = 24;

  /** Plays it; the figures. */
  JsonObject play() throws Exception {
    Random random = new Random(seed);
    Growth growth = new Growth();
    try (LiveRig rig = new LiveRig(folder)) {
      Clock clock = rig.clock();
      long began = clock.nanos();
      Player player = new Player(rig, random);
      Weather weather = new Weather(rig, random);
      player.begin();
      long end = began + seconds * Clock.NANOS_PER_SECOND;
      long nextEdit = began;
      long nextCalm = began + CALM_NANOS;
      long nextLook = began + (end - began) / LOOKS;
      while (clock.nanos() < end) {
        weather.turn();
        if (clock.nanos() >= nextEdit) {
          player.act();
          nextEdit = clock.nanos() + random.nextLong(2 * MEAN_EDIT_NANOS);
        }
        rest(rig, LOOK_NANOS);
        if (clock.nanos() >= nextCalm) {
          weather.clear();
          calm(rig, player);
          player.begin();
          nextCalm = clock.nanos() + CALM_NANOS;
        }
        if (clock.nanos() >= nextLook) {
          growth.look();
          nextLook += (end - began) / LOOKS;
        }
      }
      weather.clear();
      calm(rig, player);
      String sound = rig.text();
      rig.endSession();
      growth.judge(rig.findings());
      long replayed = new Again(rig.log(), folder).compare(rig.events(), rig.findings());
      return figures(rig, growth, replayed, sound);
    }
  }

  private static void rest(LiveRig rig, long nanos) {
    long until = rig.clock().nanos() + nanos;
    do {
      LockSupport.parkNanos(LOOK_NANOS);
      rig.turn();
    } while (rig.clock().nanos() < until);
  }

  private static void calm(LiveRig rig, Player player) {
    rest(rig, 4 * Clock.NANOS_PER_SECOND);
    player.end();
    rest(rig, 3 * Clock.NANOS_PER_SECOND);
    int down = rig.keyboards().keysDown();
    if (down > 0) rig.findings().violated(down + " keys are down after a panic");
    if (rig.voices() > 0) rig.findings().violated(rig.voices() + " voices sound after a panic");
  }

  private JsonObject figures(LiveRig rig, Growth growth, long replayed, String sound) {
    JsonObject out = new JsonObject();
    out.addProperty("soak", "live");
    out.addProperty("seed", seed);
    out.addProperty("seconds", seconds);
    rig.findings().counts().forEach(out::addProperty);
    out.addProperty("cues", rig.book().count());
    out.addProperty("compared", rig.score().compared());
    out.addProperty("replayed", replayed);
    out.addProperty("ownFailures", rig.score().ownFailures());
    out.addProperty("midiNotes", rig.keyboards().notes());
    out.addProperty("superDirtPackets", rig.dirt().heard());
    out.addProperty("skipped", rig.session().now().skippedCues());
    out.addProperty("rested", rig.session().now().shedAsks());
    out.addProperty("leastLeadMs", rig.book().leastLeadNanos() / 1_000_000);
    out.addProperty("longestSilenceCycles", rig.score().longestSilence());
    out.addProperty("violations", rig.findings().violations());
    growth.figures(out);
    out.addProperty("sound", sound);
    if (rig.findings().violations() > 0) out.addProperty("text", rig.findings().text());
    return out;
  }
}
