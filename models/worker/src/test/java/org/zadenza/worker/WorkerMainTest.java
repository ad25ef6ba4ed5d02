// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerMainTest {
  @TempDir private Path folder;

  private final StringWriter errors = new StringWriter();

  @Test
  void anUnknownModelIsBadUsage() {
    assertEquals(2, run("train", "tuba-rnn", "--data", data(), "--out", data()));
    assertTrue(
        errors
            .toString()
            .contains("there is drums-rnn, melody-rnn, performance-rnn, musicvae-drums"),
        errors::toString);
  }

  @Test
  void aFolderWithoutMusicIsBadInput() {
    assertEquals(2, run("train", "drums-rnn", "--data", data(), "--out", data()));
    assertTrue(errors.toString().contains("info.csv is missing"), errors::toString);
  }

  @Test
  void foldersWithoutTunesOrPerformancesAreBadInput() {
    assertEquals(2, run("train", "melody-rnn", "--data", data(), data(), "--out", data()));
    assertTrue(errors.toString().contains("folders of melodies"), errors::toString);
    assertEquals(2, run("train", "performance-rnn", "--data", data(), "--out", data()));
    assertTrue(errors.toString().contains("folders of performances"), errors::toString);
  }

  @Test
  void noTimeIsBadUsage() {
    assertEquals(2, run("train", "drums-rnn", "--data", data(), "--out", data(), "--minutes", "0"));
    assertTrue(errors.toString().contains("--minutes must be more than 0"), errors::toString);
  }

  @Test
  void anUnknownPresetIsBadUsage() {
    assertEquals(2, run("train", "drums-rnn", "--data", data(), "--out", data(), "--preset", "xl"));
    assertTrue(errors.toString().contains("--preset"), errors::toString);
  }

  private String data() {
    return folder.toString();
  }

  private int run(String... args) {
    return WorkerMain.commandLine().setErr(new PrintWriter(errors, true)).execute(args);
  }
}
