// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.repl.cli.Home;

/** A training on a real pseudo-terminal that ends by Ctrl-C and is resumed. */
@Tag("slow")
class TrainingTerminalTest {
  private static final String SCRIPT =
      """
      set timeout 240
      set stty_init "rows 24 cols 100"
      spawn -noecho {*}$argv
      expect {
        -re {loss [0-9.]+, held out [0-9.]+, [0-9:]+ left} {}
        timeout { exit 11 }
        eof { exit 12 }
      }
      send "\\003"
      expect {
        -ex "it ends after this iteration" {}
        timeout { exit 13 }
        eof { exit 14 }
      }
      expect {
        -ex "go on with: ./zadenza models train drums-rnn" {}
        timeout { exit 15 }
        eof { exit 16 }
      }
      expect {
        eof {}
        timeout { exit 17 }
      }
      lassign [wait] pid id failed code
      exit $code
      """;

  private static final int INTERRUPTED = 130;

  @TempDir private Path folder;

  @Test
  void aTrainingEndsByCtrlCAndIsResumed() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/expect")), "expect is not installed");
    assumeTrue(Home.workerJar().isPresent(), "the worker is not built");
    music();
    assertEquals(INTERRUPTED, train());
    List<String> curve = Files.readAllLines(folder.resolve("out/curve.csv"));
    assertTrue(curve.size() > 1, curve.toString());
    assertTrue(Files.isReadable(folder.resolve("out/checkpoint/trainer.json")));
    assertEquals(INTERRUPTED, train("--resume"));
    List<String> longer = Files.readAllLines(folder.resolve("out/curve.csv"));
    assertEquals(curve, longer.subList(0, curve.size()));
    assertTrue(longer.size() > curve.size(), longer.toString());
  }

  private void music() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    StringBuilder info = new StringBuilder("time_signature,midi_filename,split\n");
    for (String split : List.of("train", "validation")) {
      List<DrumHit> hits = new ArrayList<>();
      for (int step = 0; step < 256; step += 4) hits.add(new DrumHit(step, DrumClass.KICK, 0.9));
      DrumsMidi.write(hits, 256, 120, data.resolve(split + ".mid"));
      info.append("4-4,%s.mid,%s\n".formatted(split, split));
    }
    Files.writeString(data.resolve("info.csv"), info);
  }

  private int train(String... more) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("train.exp"), SCRIPT);
    List<String> train =
        new ArrayList<>(
            List.of(
                "models",
                "train",
                "drums-rnn",
                "--preset",
                "tiny",
                "--minutes",
                "60",
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve("out").toString()));
    train.addAll(List.of(more));
    List<String> command = new ArrayList<>(List.of("expect", script.toString()));
    String home = "-Dzadenza.home=" + System.getProperty("zadenza.home");
    command.addAll(Program.command(List.of(home), train));
    ProcessBuilder player = new ProcessBuilder(command).redirectErrorStream(true);
    player.environment().put("XDG_STATE_HOME", folder.toString());
    player.environment().put("XDG_DATA_HOME", folder.toString());
    player.environment().put("TERM", "xterm");
    Process process = player.start();
    String screen = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    int code = process.exitValue();
    assertTrue(code == INTERRUPTED || code == 0, code + "\n" + screen);
    return code;
  }
}
