// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.cluster.spark.Jvm;

/**
 * A corpus that fits into no memory: {@code -Dcluster.big=TIMES} makes one of so many times the
 * heap ({@code -Dcluster.heap=64m}) of the JVM that encodes it, and of the one that learns from it.
 */
@EnabledIfSystemProperty(named = "cluster.big", matches = "\\d+")
class BigCorpusTest {
  private static final String HEAP = System.getProperty("cluster.heap", "64m");

  @TempDir private Path folder;

  @Test
  void aCorpusOfManyTimesTheHeapIsEncodedAndLearnt() throws Exception {
    String times = System.getProperty("cluster.big");
    Path shards = folder.resolve("shards");
    assertLargeEnough(run("encode", shards.toString(), times), Long.parseLong(times));
    assertLargeEnough(run("learn", shards.toString()), Long.parseLong(times));
  }

  /** A JVM with the small heap; what it says at its end. */
  private String run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(Jvm.command(System.getProperty("java.class.path"), HEAP));
    command.add(BigCorpus.class.getName());
    command.addAll(List.of(arguments));
    Path log = folder.resolve(arguments[0] + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.redirectOutput(log.toFile()).start();
    assertEquals(0, process.waitFor(), () -> read(log));
    return read(log);
  }

  private static void assertLargeEnough(String log, long times) {
    Matcher said = Pattern.compile("heap (\\d+), corpus (\\d+),.*").matcher(log);
    assertTrue(said.find(), log);
    System.out.println("BigCorpusTest: " + said.group());
    long heap = Long.parseLong(said.group(1));
    assertTrue(Long.parseLong(said.group(2)) >= heap * times, said.group());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
