// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Random;
import org.zadenza.clock.Clock;

/**
 * A set, from its first line to its replay.
 *
 * @param seed of what is played; live, the machine has a say in when it is, else the same seed
 *     plays the same night
 * @param seconds how long it is
 */
record Night(long seed, long seconds) {
  private static final long MEAN_EDIT_NANOS = 5 * Clock.NANOS_PER_SECOND / 2;
  private static final long CALM_NANOS = 300 * Clock.NANOS_PER_SECOND;
  private static final int LOOKS = 24;

  /** Plays it and ends the world; the figures. */
  JsonObject play(World world) throws IOException {
    long began = System.nanoTime();
    Growth growth = new Growth();
    try (world) {
      perform(world, growth);
    } catch (RuntimeException e) {
      world.findings().violated("the night broke off: " + e);
    }
    growth.judge(world.findings());
    Again again = new Again(world.folder().resolve(World.LOG), world.folder());
    long replayed = again.compare(world.events(), world.findings());
    return figures(world, growth, replayed, (System.nanoTime() - began) * 1e-9);
  }

  private void perform(World world, Growth growth) {
    Random random = new Random(seed);
    Clock clock = world.clock();
    long began = clock.nanos();
    Player player = new Player(world, random);
    Weather weather = new Weather(world, random);
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
      world.goOn(random);
      if (clock.nanos() >= nextCalm) {
        weather.clear();
        calm(world, player);
        player.begin();
        nextCalm = clock.nanos() + CALM_NANOS;
      }
      if (clock.nanos() >= nextLook) {
        growth.look();
        nextLook += (end - began) / LOOKS;
      }
    }
    weather.clear();
    calm(world, player);
  }

  /** Everything is well and everything is cut off: then nothing sounds and no key is down. */
  private static void calm(World world, Player player) {
    world.calm(player::end);
    int voices = world.voices();
    if (voices > 0) world.findings().violated(voices + " voices sound after a panic");
    int down = world.keyboards().keysDown();
    if (down > 0) world.findings().violated(down + " keys are down after a panic");
  }

  private JsonObject figures(World world, Growth growth, long replayed, double took) {
    JsonObject out = new JsonObject();
    out.addProperty("soak", world.isMovedByHand() ? "accelerated" : "live");
    out.addProperty("seed", seed);
    out.addProperty("seconds", seconds);
    out.addProperty("tookSeconds", Math.round(took));
    world.findings().counts().forEach(out::addProperty);
    out.addProperty("cues", world.book().count());
    out.addProperty("compared", world.slots().compared());
    out.addProperty("replayed", replayed);
    out.addProperty("ownFailures", world.slots().ownFailures());
    out.addProperty("midiNotes", world.keyboards().notes());
    out.addProperty("superDirtPackets", world.dirt().heard());
    world.figures(out);
    out.addProperty("leastLeadMs", world.book().leastLeadNanos() / 1_000_000);
    out.addProperty("longestSilenceCycles", world.slots().longestSilence());
    out.addProperty("violations", world.findings().violations());
    growth.figures(out);
    if (world.findings().violations() > 0) out.addProperty("text", world.findings().text());
    return out;
  }
}
