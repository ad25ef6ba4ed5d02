// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.test.prompt.Program;

/** Which classes a player's JVM really loads, asked of the JVM itself. */
@Tag("slow")
class PlayersClassesTest {
  private static final List<String> TRAINING =
      List.of("org.nd4j", "org.deeplearning4j", "org.bytedeco");
  private static final List<String> WIRE = List.of("io.grpc", "com.google.protobuf");

  @TempDir private Path home;

  /** Everything that a player does with a worker in vain, with DL4J on its very class path. */
  @Test
  void aPlayerNeverLoadsTheTrainingLibraries() throws Exception {
    Set<String> loaded =
        play(
            "(d1 (drums-rnn {:seed 7}))",
            "(worker \"127.0.0.1:1\")",
            "(worker)",
            "(learn \"mine\" (midi-folder \"/nowhere\"))",
            "(quit)");
    assertEquals(Set.of(), of(loaded, TRAINING));
    assertTrue(of(loaded, WIRE).size() > 10, "the worker was not even called");
  }

  /** A player that asks for no worker loads nothing for one. */
  @Test
  void withoutAWorkerNothingIsLoadedForOne() throws Exception {
    Set<String> loaded = play("(d1 (drums-rnn {:seed 7}))", "(quit)");
    assertTrue(loaded.contains("org.zadenza.repl.session.Session"), "no player was started");
    assertEquals(Set.of(), of(loaded, TRAINING));
    assertEquals(Set.of(), of(loaded, WIRE));
  }

  private static Set<String> of(Set<String> loaded, List<String> packages) {
    Set<String> out = new TreeSet<>();
    for (String name : loaded) {
      if (packages.stream().anyMatch(prefix -> name.startsWith(prefix + "."))) out.add(name);
    }
    return out;
  }

  private Set<String> play(String... lines) throws IOException, InterruptedException {
    List<String> jvm = List.of("-Xlog:class+load:stdout");
    Process player = Program.start(home, jvm, List.of("--no-init"));
    player
        .getOutputStream()
        .write(String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
    player.getOutputStream().close();
    Set<String> loaded = new TreeSet<>();
    for (String line : player.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      int tag = line.indexOf("[class,load] ");
      if (tag >= 0) loaded.add(line.substring(tag).split(" ")[1]);
    }
    assertTrue(player.waitFor(120, TimeUnit.SECONDS), "the player did not end");
    return loaded;
  }
}
