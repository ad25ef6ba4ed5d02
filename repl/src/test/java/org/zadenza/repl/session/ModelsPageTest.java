// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Word;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** The page about models keeps its word, in both languages, and so does the example. */
@Tag("slow")
class ModelsPageTest {
  private static final Pattern CODE = Pattern.compile("`(\\([^`]*\\))`|^    (\\([^)].*\\))$");

  /** What needs a file or keys, or is cut short. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "(markov \"take.mid\")",
          "(continue :midi-in {:cycles 2})",
          "(fast 2 ..)",
          "(morph a b t)",
          "(morph a \"take.mid\" t)",
          "(z+ a b)",
          "(z- a b)",
          "(z* 0.5 a)",
          "(attribute [a b] [c d])");

  private static final Pattern OF_CORPORA =
      Pattern.compile("[(](nearest|strangest|clusters?|piece) ");

  private ManualClock clock = new ManualClock();
  private final List<String> told = new ArrayList<>();

  private static Path home(String first, String... more) {
    return Path.of(System.getProperty("zadenza.home")).resolve(Path.of(first, more));
  }

  private static String page() throws IOException {
    return Files.readString(home("docs", "models", "playing.md"));
  }

  private Session session() {
    Models models = new Models(new ToyWeights(1), new ModelService(), new ModelService());
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    return Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), reporter, models);
  }

  /** With what comes along: maps of corpora are of those weights alone. */
  private Session shipped(Path folder) {
    Models models = new Models(new PlayersWeights(folder), new ModelService(), new ModelService());
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    return Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), reporter, models);
  }

  private static boolean isOfCorpora(String form) {
    return OF_CORPORA.matcher(form).find();
  }

  private static void works(Answer answer, String line) {
    if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text(), line);
  }

  @Test
  void everyLineThatItShowsWorks(@TempDir Path folder) throws IOException {
    List<String> forms = new ArrayList<>();
    for (String line : page().lines().toList()) {
      Matcher m = CODE.matcher(line);
      while (m.find()) forms.add(m.group(1) == null ? m.group(2) : m.group(1));
    }
    forms.removeIf(ELSEWHERE::contains);
    assertTrue(forms.size() > 10, forms.toString());
    try (Session session = session();
        Session shipped = shipped(folder)) {
      works(session.evaluate(Forms.typed("(d1 (drums-rnn))").getFirst()), "d1");
      for (String form : forms) {
        Session of = isOfCorpora(form) ? shipped : session;
        works(of.evaluate(Forms.typed(form).getFirst()), form);
      }
    }
  }

  private List<String> heard(String file, String language, int number) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    for (int k = 0; k <= number; k++) assertTrue(block.find(), language);
    clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      for (String line : block.group(1).lines().toList()) {
        works(session.load(file, line).getFirst(), line);
      }
      for (int i = 0; i < 40; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
      return sink.cues().stream()
          .map(cue -> cue.nanos() + " " + cue.slot() + " " + cue.controls())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void bothLanguagesSoundTheSame(int number) throws IOException {
    List<String> clojure = heard("set.clj", "clojure", number);
    assertEquals(
        Set.of("d1", "d2", "d3", "d4", "d5"),
        clojure.stream().map(cue -> cue.split(" ")[1]).collect(Collectors.toSet()));
    assertEquals(clojure, heard("set.jsh", "java", number));
  }

  /** The examples of {@code (doc ...)}, in Clojure and in Java, answer the same events. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "drums-rnn",
        "melody-rnn",
        "performance-rnn",
        "markov",
        "verse",
        "musicvae-melody",
        "musicvae-drums",
        "trio",
        "z",
        "palette",
        "morph",
        "z-add",
        "z-sub",
        "z-scale",
        "attribute",
        "blend",
        "z-seed",
        "z-temp",
        "sketch",
        "drawing",
        "draw",
        "stroke-x",
        "stroke-y",
        "pen",
        "guess",
        "humanize",
        "tap"
      })
  void theExamplesOfAWordAreTheSameInBothLanguages(String word) {
    try (Session session = session()) {
      List<String> doc =
          session.evaluate(Forms.typed("(doc " + word + ")").getFirst()).text().lines().toList();
      List<String> lines = doc.stream().map(String::strip).toList();
      String java = lines.stream().filter(l -> l.startsWith("Java: ")).findFirst().orElseThrow();
      String clojure = lines.get(lines.indexOf(java) - 1);
      String played = session.load("one.clj", clojure).getFirst().text();
      assertEquals("=> " + played, lines.getLast());
      assertEquals(played, session.load("one.jsh", java.substring(6)).getFirst().text());
      works(session.evaluate(Forms.typed("(doc continue)").getFirst()), "continue");
    }
  }

  @Test
  void namedPlacesAndDirectionsAreTheSameInBothLanguages() {
    try (Session session = session()) {
      String clojure =
          "(z+ (palette :rock {:temperature 0}) (z* \"<1.5 -1>\" (attribute :density)))";
      String java =
          "zAdd(palette(\"rock\", Map.of(\"temperature\", 0)), zScale(\"<1.5 -1>\","
              + " attribute(\"density\")))";
      Answer played = session.load("one.clj", clojure).getFirst();
      works(played, clojure);
      assertEquals(played.text(), session.load("one.jsh", java).getFirst().text());
      assertTrue(played.text().contains("s "), played.text());
    }
  }

  @Test
  void everyWordAndEveryOptionIsOnIt(@TempDir Path folder) throws IOException {
    String page = page();
    String vocal = ToyVoices.vocal(folder).toString();
    try (Session session = session();
        Session shipped = shipped(folder)) {
      for (Word word : session.words().words()) {
        if (!word.category().equals("models")) continue;
        assertTrue(
            page.contains("`" + word.kebabName() + "`")
                || page.contains("(" + word.kebabName() + " "),
            word.name());
        String example =
            word.example().replace(":midi-in", "\"60 62\"").replace("vocal.wav", vocal);
        Session of = isOfCorpora(example) ? shipped : session;
        works(of.evaluate(Forms.typed(example).getFirst()), word.name());
      }
      for (String model :
          List.of(
              "(drums-rnn",
              "(melody-rnn",
              "(performance-rnn",
              "(markov \"0\"",
              "(musicvae-melody",
              "(musicvae-drums",
              "(trio",
              "(tap \"1\"")) {
        String form = model + " {:xylophone 1})";
        Answer answer = session.evaluate(Forms.typed(form).getFirst());
        String says = assertInstanceOf(Answer.Refused.class, answer).complaint().text();
        Matcher option = Pattern.compile(" (:[a-z-]+)").matcher(says.split("there are")[1]);
        int options = 0;
        while (option.find()) {
          options++;
          assertTrue(page.contains("| `" + option.group(1) + "` |"), option.group(1));
        }
        assertTrue(options > 5, says);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"models.clj, 4", "latents.clj, 4"})
  void theExampleIsHeard(String name, int slots) throws IOException {
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      for (Answer answer : session.load(home("examples", name))) works(answer, name);
      for (int i = 0; i < 40; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
      Set<String> heard = sink.cues().stream().map(cue -> cue.slot()).collect(Collectors.toSet());
      assertEquals(slots, heard.size(), heard.toString());
      assertEquals(List.of(), told);
    }
  }
}
