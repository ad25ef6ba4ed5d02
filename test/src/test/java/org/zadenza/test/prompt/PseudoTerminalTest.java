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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program on a real pseudo-terminal, played by {@code expect}. A step waits for words where
 * words are due; what follows a Ctrl-C is typed in the same instant, and must not be lost.
 */
@Tag("slow")
class PseudoTerminalTest {
  /** Each step fails with its own exit code, so that a failure says how far it came. */
  private static final String SCRIPT =
      """
      set timeout 60
      set stty_init "rows 24 cols 80"
      proc seen {what code} {
        expect {
          -ex $what {}
          timeout { exit $code }
          eof { exit [expr $code + 100] }
        }
      }
      proc type {keys {mark "z>"}} {
        global prompts
        seen $mark [expr 30 + [incr prompts]]
        send $keys
      }
      set prompts 0
      spawn -noecho {*}$argv
      type "(d1 (s \\"bd sn\\"))\\r"
      seen "d1 0 bd | 1/2 sn" 11
      type "(d1 (s \\"bd \\[sn\\"))\\r"
      seen "d1 keeps its last pattern" 12
      type "(evry 2 rev)\\r"
      seen "did you mean every?" 13
      type "(d2 (s \\"hh\\"))\\r"
      seen "d2 0 hh" 14
      type "(never\\003(d3 (s \\"cp*4\\"))\\r"
      seen "d3 0 cp" 15
      type "(do (println (str \\"under\\" \\"way\\")) (loop \\[\\] (recur)))\\r"
      seen "underway" 16
      send "\\003(d4 (s \\"rim\\"))\\r"
      seen "this was interrupted" 17
      seen "d4 0 rim" 21
      type ":java\\r"
      seen "Java:" 22
      type "d5(s(\\"mt\\")\\r  .fast(2))\\r" "java>"
      seen "d5 0 mt | 1/2 mt" 23
      type "d5(evry(2))\\r" "java>"
      seen "d5 keeps its last pattern" 24
      type "{ System.out.println(\\"runs \\" + 42); while (true) { } }\\r" "java>"
      seen "runs 42" 25
      send "\\003"
      seen "this was interrupted" 26
      type ":clj\\r" "java>"
      seen "Clojure:" 27
      type "(status)\\r"
      seen "events sent" 18
      type "\\004"
      seen "still plays" 19
      type "(quit)\\r"
      expect {
        eof {}
        timeout { exit 20 }
      }
      lassign [wait] pid id failed code
      exit $code
      """;

  private static final String KILLED =
      """
      set timeout 90
      set stty_init "rows 24 cols 120"
      proc seen {what code} {
        expect {
          -ex $what {}
          timeout { exit $code }
          eof { exit [expr $code + 100] }
        }
      }
      spawn -noecho {*}$argv
      seen "z>" 10
      send "(d1 (s \\"bd sn\\"))\\r"
      seen "d1 0 bd | 1/2 sn" 11
      send "(d1 (s \\"cp\\"))\\r"
      seen "d1 0 cp" 12
      send "(mute d1)\\r"
      seen "d1 is muted" 13
      exec kill -9 [exp_pid]
      expect eof
      wait
      set began [clock milliseconds]
      spawn -noecho {*}$argv
      seen "cut off: d1 again" 14
      puts "restored after [expr [clock milliseconds] - $began] ms"
      send "(undo d1)\\r"
      seen "d1 plays (d1 (s \\"bd sn\\"))" 15
      send "(quit)\\r"
      expect {
        eof {}
        timeout { exit 16 }
      }
      lassign [wait] pid id failed code
      exit $code
      """;

  @TempDir private Path folder;

  @Test
  void aPlayerTypesErrsRecoversAndLeaves() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/expect")), "expect is not installed");
    Path events = folder.resolve("events.jsonl");
    Path script = Files.writeString(folder.resolve("play.exp"), SCRIPT);
    Process process = player(script, events).start();
    String screen = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), screen);
    String played = Files.readString(events);
    assertTrue(played.contains("\"slot\":\"d1\""), played);
    assertTrue(played.contains("{\"s\":\"sn\"}"), played);
    assertTrue(played.contains("\"slot\":\"d2\""), played);
    assertTrue(played.contains("{\"s\":\"mt\"}"), played);
  }

  /** After a kill -9 the next start plays on, and what undo finds is there too. */
  @Test
  void aSessionThatIsKilledGoesOnWithTheNext() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/expect")), "expect is not installed");
    Path script = Files.writeString(folder.resolve("killed.exp"), KILLED);
    Process process = player(script, folder.resolve("events.jsonl")).start();
    String screen = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), screen);
    Matcher millis = Pattern.compile("restored after [0-9]+ ms").matcher(screen);
    assertTrue(millis.find(), screen);
    System.out.println(millis.group());
  }

  private ProcessBuilder player(Path script, Path events) {
    List<String> command = new ArrayList<>(List.of("expect", script.toString()));
    command.addAll(
        Program.command(
            List.of(),
            List.of("--silent", "--no-init", "--cps", "20", "--events", events.toString())));
    ProcessBuilder out = new ProcessBuilder(command);
    out.environment().put("XDG_STATE_HOME", folder.toString());
    out.environment().put("XDG_DATA_HOME", folder.toString());
    out.environment().put("TERM", "xterm");
    return out.redirectErrorStream(true);
  }
}
