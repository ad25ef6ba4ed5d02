// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** The example sets are mixes that can be played to people: each is rendered and measured. */
class ExampleSetsTest {
  private static final Pattern SLOT = Pattern.compile("^[(]?(d[0-9]+)[ (]", Pattern.MULTILINE);
  private static final Path SETS = Path.of(System.getProperty("zadenza.home"), "examples");

  /** The set, the first cycle to be heard and how many: cycles in which every slot sounds. */
  private static final List<String> HEARD =
      List.of(
          "acid.clj 14 6",
          "ambient.clj 6 4",
          "carnival.jsh 12 6",
          "chamber.clj 16 5",
          "defsynth.clj 0 6",
          "dub.clj 12 6",
          "first-light.clj 8 6",
          "footwork.clj 8 8",
          "glitch.clj 8 6",
          "house.clj 14 6",
          "jungle.clj 12 8",
          "latents.clj 0 8",
          "lofi.clj 17 5",
          "models.clj 0 8",
          "morph-choir.clj 8 3",
          "phasing.clj 15 6",
          "techno.clj 12 8");

  private static Set<String> files() throws IOException {
    try (Stream<Path> all = Files.list(SETS)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".md"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Renders the cycles of a set from one on, with what comes along and nothing else. */
  private static Set<String> rendered(
      String file, int from, int cycles, Path folder, Path wav, List<String> told)
      throws IOException {
    ManualClock clock = new ManualClock();
    Reporter messages = (where, what) -> told.add(where + ": " + what);
    RecordingSink sink = new RecordingSink();
    Models models = new Models(new PlayersWeights(folder), new ModelService(), new ModelService());
    try (Session session =
        Session.on(clock, Rational.HALF, Timing.OFFLINE, SessionLog.none(), messages, models)) {
      session.outlets().add(sink);
      session.evaluate(Forms.typed("(set-cycle " + from + ")").getFirst());
      for (Answer answer : session.load(SETS.resolve(file))) {
        if (answer instanceof Answer.Refused(var complaint)) {
          assertEquals("", complaint.text(), file);
        }
        assertInstanceOf(Answer.Value.class, answer, file);
      }
      new Rendering(wav, null, null, null).play(session, clock, Rational.of(cycles), messages);
    }
    return sink.cues().stream().map(cue -> cue.slot()).collect(Collectors.toSet());
  }

  private static Set<String> slots(String file) throws IOException {
    Set<String> slots = new TreeSet<>();
    Matcher slot = SLOT.matcher(Files.readString(SETS.resolve(file)));
    while (slot.find()) slots.add(slot.group(1));
    return slots;
  }

  @Tag("slow")
  @ParameterizedTest
  @FieldSource("HEARD")
  void aSetIsAMix(String which, @TempDir Path folder) throws IOException {
    String[] part = which.split(" ");
    String file = part[0];
    int from = Integer.parseInt(part[1]);
    int cycles = Integer.parseInt(part[2]);
    List<String> told = new ArrayList<>();
    Path wav = folder.resolve("mix.wav");
    Set<String> heard = rendered(file, from, cycles, folder, wav, told);
    assertEquals(List.of(), told, file);
    assertEquals(slots(file), new TreeSet<>(heard), file);
    Mixdown mix = Mixdown.of(wav);
    String says = file + ": " + mix;
    assertTrue(mix.peak() > 0.3 && mix.peak() <= 0.967, says);
    assertTrue(mix.rmsDb() > -26 && mix.rmsDb() < -14, says);
    assertTrue(mix.offset() < 0.001, says);
    assertTrue(mix.longestSilence() < 1, says);
    assertTrue(mix.low() < 0.96, says);
    assertTrue(mix.middle() > 0.02, says);
    assertTrue(mix.high() > 0.002 && mix.high() < 0.5, says);
    assertTrue(mix.sideDb() > -40 && mix.sideDb() < 0, says);
  }

  /** Chance, a network and echoes: the same twice. */
  @Tag("slow")
  @Test
  void aSetHasTheSameBytesTwice(@TempDir Path folder) throws IOException {
    List<byte[]> takes = new ArrayList<>();
    for (int take = 0; take < 2; take++) {
      Path wav = folder.resolve(take + ".wav");
      rendered("glitch.clj", 0, 4, folder, wav, new ArrayList<>());
      takes.add(Files.readAllBytes(wav));
    }
    assertTrue(takes.getFirst().length > 1_000_000, "bytes: " + takes.getFirst().length);
    assertArrayEquals(takes.getFirst(), takes.getLast());
  }

  @Test
  void theIndexNamesEverySet() throws IOException {
    String index = Files.readString(SETS.resolve("README.md"));
    Set<String> played =
        HEARD.stream().map(which -> which.split(" ")[0]).collect(Collectors.toSet());
    assertEquals(files(), new TreeSet<>(played));
    for (String file : files()) {
      assertTrue(index.contains("[" + file + "](" + file + ")"), file);
      String head = Files.readString(SETS.resolve(file)).lines().skip(1).findFirst().orElseThrow();
      assertTrue(head.startsWith(";; ") || head.startsWith("// "), file + ": " + head);
    }
    Matcher named = Pattern.compile("\\]\\(([^)]*[.](clj|jsh))\\)").matcher(index);
    while (named.find()) assertTrue(files().contains(named.group(1)), named.group(1));
  }
}
