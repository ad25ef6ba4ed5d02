// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has a worker's JVM say what computes on this machine, and ends it again. */
public final class Soundcheck {
  private static final long PATIENCE_SECONDS = 120;
  private static final String MARK = "check";

  private Soundcheck() {}

  /**
   * One thing that was looked at.
   *
   * @param about a runner with its device, or a model
   */
  public record Line(String about, boolean usable, String says) {
    /** As a line between processes. */
    public String text() {
      return String.join("\t", MARK, flat(about), Boolean.toString(usable), flat(says));
    }

    private static String flat(String text) {
      return text.replaceAll("\\s+", " ");
    }
  }

  /**
   * What a worker on this machine would run on, and who would serve each model.
   *
   * @throws IOException if the worker cannot be started, or says nothing in two minutes
   */
  public static List<Line> of(String classPath, Path models) throws IOException {
    List<String> command = SecondJvm.command(classPath, 1);
    command.addAll(List.of("runners", "--models", models.toString()));
    Process process =
        SecondJvm.process(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      List<Line> out = new ArrayList<>();
      Thread guard =
          Thread.ofPlatform().daemon(true).name("zadenza-soundcheck").start(() -> end(process));
      for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
        String[] cells = line.split("\t");
        if (cells.length == 4 && cells[0].equals(MARK)) {
          out.add(new Line(cells[1], Boolean.parseBoolean(cells[2]), cells[3]));
        }
      }
      guard.interrupt();
      if (out.isEmpty()) throw new IOException("it said nothing and ended");
      return out;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }
}
