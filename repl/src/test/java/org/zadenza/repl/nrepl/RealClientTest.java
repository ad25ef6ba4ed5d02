// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/**
 * Debian's nREPL client ({@code libnrepl-clojure}) in a JVM of its own, on the Clojure that it
 * comes with. Skipped where it is not installed.
 */
@Tag("slow")
class RealClientTest {
  private static final Path JARS = Path.of("/usr/share/java");
  private static final int LIMIT_SECONDS = 120;
  private static final List<String> NAMES =
      List.of("nrepl.jar", "clojure.jar", "spec.alpha.jar", "core.specs.alpha.jar");

  @TempDir private Path folder;
  private final Session session =
      Session.on(
          new ManualClock(), Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final Editors editors = new Editors(session, Set::of);

  @BeforeEach
  void open() {
    for (String name : NAMES) {
      assumeTrue(Files.isReadable(JARS.resolve(name)), "libnrepl-clojure is not installed");
    }
    editors.open(0, folder);
  }

  @AfterEach
  void close() {
    editors.close();
    session.close();
  }

  private String output(String typed, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                NAMES.stream()
                    .map(name -> JARS.resolve(name).toString())
                    .collect(Collectors.joining(File.pathSeparator))));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    try (var in = process.getOutputStream()) {
      in.write(typed.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  @Test
  void theRealClientPlays() throws Exception {
    Path script = folder.resolve("client.clj");
    try (var in = RealClientTest.class.getResourceAsStream("client.clj")) {
      Files.copy(in, script);
    }
    String expected =
        """
        (:clojure :java :nrepl :zadenza)
        true true
        {:ns "set", :value "d1 0 bd | 1/2 bd"}
        {:status ["done"]}
        {:out "né\\n"}
        {:ns "set", :value "nil"}
        {:ns "set", :value "3"}
        {:err "there is no word evry\\n  set.clj:4:25\\n  (evry 2)\\n   ^\\n  d1 plays on\\n\
          did you mean every?\\nSyntax error compiling at (/home/ada/set.clj:4:25).\\n"}
        {:ex "class clojure.lang.Compiler$CompilerException", \
        :root-ex "class java.lang.RuntimeException", :status ["eval-error"]}
        {:status ["done"]}
        {:ns "set", :value "d2 0 hh"}
        {:status ["done"]}
        ["1" [2 3]]
        ("palindrome")
        "[pattern]"
        ":on\\n"
        {:status ["done"]}
        ["interrupted" "done"]
        {:status ["done"], :value "silence"}
        {:status ["session-closed" "done"]}
        """;
    assertEquals(
        expected, output("", "clojure.main", script.toString(), Integer.toString(editors.port())));
  }

  /** Its own prompt, at which a player types. */
  @Test
  void theRealPromptPlays() throws Exception {
    String port = Integer.toString(editors.port());
    String typed = "(d1 (s \"bd sn\"))\n(println :on)\n";
    String said =
        output(
            typed,
            "clojure.main",
            "-m",
            "nrepl.cmdline",
            "--connect",
            "--host",
            "127.0.0.1",
            "--port",
            port);
    assertEquals(
        "user=> d1 0 bd | 1/2 sn\nset=> :on\nnil\nset=> ", said.substring(said.indexOf("user=>")));
  }
}
