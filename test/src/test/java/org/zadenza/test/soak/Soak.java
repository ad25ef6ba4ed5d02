// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code Soak WAY SEED SECONDS SAMPLE_RATE}: plays a set, prints its figures in a line of JSON. */
public final class Soak {
  private Soak() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("zadenza-soak");
    long seed = Long.parseLong(args[1]);
    long seconds = Long.parseLong(args[2]);
    World world =
        args[0].equals("live") ? new LiveRig(folder) : new Rig(folder, Integer.parseInt(args[3]));
    JsonObject figures = new Night(seed, seconds).play(world);
    if (figures.remove("text") instanceof JsonPrimitive text) {
      System.err.println(text.getAsString());
      System.err.println("what it wrote lies in " + folder);
    }
    System.out.println(figures);
    System.exit(figures.get("violations").getAsInt() == 0 ? 0 : 1);
  }
}
