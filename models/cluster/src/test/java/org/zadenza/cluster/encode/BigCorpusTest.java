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
 * heap of the one JVM that encodes it, two tasks at once, and learns from it ({@code
 * -Dcluster.heap=64m}).
 */
@EnabledIfSystemProperty(named = "cluster.big", matches = "\\d+")
class BigCorpusTest {
  private static final String HEAP = System.getProperty("cluster.heap", "64m");

  @TempDir private Path folder;

  @Test
  void aCorpusOfManyTimesTheHeapIsEncodedAndLearnt() throws Exception {
    List<String> command =
        new ArrayList<>(Jvm.command(System.getProperty("java.class.path"), HEAP));
    String times = System.getProperty("cluster.big");
    command.addAll(List.of(BigCorpus.class.getName(), folder.resolve("shards").toString(), times));
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.redirectOutput(log.toFile()).start();
    assertEquals(0, process.waitFor(), () -> read(log));
    Matcher said = Pattern.compile("heap (\\d+), corpus (\\d+),.*").matcher(read(log));
    assertTrue(said.find(), read(log));
    System.out.println("BigCorpusTest: " + said.group());
    long heap = Long.parseLong(said.group(1));
    assertTrue(Long.parseLong(said.group(2)) >= heap * Long.parseLong(times), said.group());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
