// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/**
 * What editors send, as their public sources show, and what they are answered: {@code -->} and
 * {@code <--} in a file each. With {@code -Dtranscripts=write} the answers are written anew.
 */
class TranscriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/zadenza/repl/nrepl");
  private static final Gson JSON =
      new GsonBuilder()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  @TempDir private Path folder;
  private final List<String> seats = new ArrayList<>();
  private final Session session =
      Session.on(
          new ManualClock(), Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final Editors editors = new Editors(session, () -> Set.of("bd", "sn"));

  @BeforeEach
  void open() {
    editors.open(0, folder);
  }

  @AfterEach
  void close() {
    editors.close();
    session.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cider.txt", "calva.txt", "conjure.txt"})
  void anEditorIsAnswered(String name) throws Exception {
    Path file = FOLDER.resolve(name);
    String golden = Files.readString(file);
    StringBuilder out = new StringBuilder();
    try (Peer peer = new Peer(editors.port())) {
      for (String line : golden.lines().toList()) {
        if (line.startsWith("#")) out.append(line).append('\n');
        if (!line.startsWith("--> ")) continue;
        out.append(line).append('\n');
        for (Map<?, ?> answer : answers(peer, line.substring(4))) {
          out.append("<-- ").append(JSON.toJson(plain(answer))).append('\n');
        }
      }
    }
    if (System.getProperty("transcripts", "").equals("write")) Files.writeString(file, out);
    else assertEquals(golden, out.toString());
  }

  private List<Map<?, ?>> answers(Peer peer, String asked) throws Exception {
    String said = asked;
    for (int i = 0; i < seats.size(); i++)
      said = said.replace("\"$" + (i + 1) + "\"", "\"" + seats.get(i) + "\"");
    Map<?, ?> message = JSON.fromJson(said, Map.class);
    List<Object> fields = new ArrayList<>();
    message.forEach(
        (key, value) -> {
          fields.add(key);
          fields.add(value);
        });
    String id = peer.send(fields.toArray());
    if (message.get("op").equals("out-subscribe")) {
      return List.of(peer.awaited("that it listens", m -> id.equals(m.get("id"))));
    }
    List<Map<?, ?>> answers = peer.answers(id);
    answers.stream()
        .map(answer -> answer.get("new-session"))
        .filter(String.class::isInstance)
        .forEach(seat -> seats.add((String) seat));
    return answers;
  }

  /** Without what differs from run to run and from version to version. */
  private Map<String, Object> plain(Map<?, ?> answer) {
    Map<String, Object> out = new TreeMap<>();
    answer.forEach((key, value) -> out.put((String) key, value));
    out.remove("id");
    for (String name : List.of("session", "new-session")) {
      out.computeIfPresent(
          name, (_, id) -> seats.contains(id) ? "$" + (seats.indexOf(id) + 1) : "own");
    }
    out.computeIfPresent(
        "sessions",
        (_, ids) -> ((List<?>) ids).stream().map(id -> "$" + (seats.indexOf(id) + 1)).toList());
    out.computeIfPresent("versions", (_, all) -> ((Map<?, ?>) all).keySet());
    out.computeIfPresent("value", (_, text) -> text.toString().replaceAll("0x[0-9a-f]+", "0x0"));
    return out;
  }
}
