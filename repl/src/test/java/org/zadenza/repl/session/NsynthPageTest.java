// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.models.live.Models;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** The page about playing NSynth keeps its word, in both languages, up to the sound. */
class NsynthPageTest extends NsynthStage {
  private static List<String> lines(String language) throws IOException {
    return lines(language, "## Playing");
  }

  /** With a sound in the place of the one that the page names. */
  private List<String> encoding(String language) throws IOException {
    Path file = ToyVoices.vocal(folder);
    return lines(language, "## Any sound").stream()
        .map(line -> line.replace("vocal.wav", file.toString()))
        .toList();
  }

  @Tag("slow")
  @Test
  void bothLanguagesEncodeTheSame() throws IOException {
    List<String> clojure = cues("set.clj", encoding("clojure"));
    assertTrue(clojure.size() > 10, clojure.toString());
    assertEquals(clojure, cues("set.jsh", encoding("java")));
    assertEquals(List.of(), told);
    assertArrayEquals(
        rendered("once.wav", encoding("clojure")), rendered("again.wav", encoding("clojure")));
  }

  @Test
  void theNotesOfTheNextFourCyclesAreMadeBeforeTheyAreDue() {
    Models models = new Models(new ToyWeights(1), new ModelService(), new ModelService());
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    try (Session session =
        Session.on(clock, Rational.ONE, Timing.LIVE, SessionLog.none(), reporter, models)) {
      PatchLibrary patches = PatchLibrary.bundled();
      session.outlets().add(new AudioEngine(patches, 48_000, clock, Reporter.SILENT, 2));
      String line =
          "(d1 (-> (note \"<c3 d3 e3 f3 g3>\") (s \"nsynth\") (z (morph :flute :bass saw))))";
      session.load("a", line);
      long deadline = System.nanoTime() + 60_000_000_000L;
      String made = "nsynth 0/\\d live, 4 kept"; // of as many as this machine could play now
      while (!models.nsynth().line().matches(made) && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertTrue(models.nsynth().line().matches(made), models.nsynth().line());
      for (int i = 0; i < 6; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 2);
      }
      while (!models.nsynth().line().contains("from cache") && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertTrue(models.nsynth().line().endsWith(" from cache, 4 kept"), models.nsynth().line());
    }
    assertEquals(List.of(), told);
  }

  @Test
  void aSoundOfAPackIsEncodedByItsName() throws IOException {
    Path pack = Files.createDirectories(folder.resolve("pack").resolve("vox"));
    Files.move(ToyVoices.vocal(folder), pack.resolve("a.wav"));
    try (Session session = session()) {
      SampleLibrary samples =
          SampleLibrary.offline(PackCache.withoutNetwork(folder), Reporter.SILENT);
      samples.add(folder.resolve("pack"));
      session.samplesFrom(samples);
      for (String name : List.of("vox", "vox:0", "vox:7")) {
        String line = "(z (encode \"" + name + "\") (note \"c\"))";
        assertTrue(session.load("a", line).getFirst().text().contains("a.wav"), name);
      }
      Answer none = session.load("a", "(z (encode \"vux:0\") (note \"c\"))").getFirst();
      assertTrue(none.text().contains("and no sample of that name"), none.text());
    }
  }

  /** What cannot be played is refused where it is written, and the slot goes on as it was. */
  @Test
  void aSlotKeepsWhatItPlaysWhenATimbreIsWrong() throws IOException {
    Files.writeString(folder.resolve("text.wav"), "no sound");
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      session.load("a", "(d1 (-> (note \"c3\") (s \"nsynth\") (z :flute)))");
      for (String wrong :
          List.of(
              "(z :flut)",
              "(z [1 2 3])",
              "(z [1 2 3 1e9])",
              "(z (encode \"none.wav\"))",
              "(z (encode \"" + folder.resolve("text.wav") + "\"))",
              "(z (morph :flute :nothing saw))",
              "(z (blend {:flute 1 :bass -1}))")) {
        String line = "(d1 (-> (note \"c5*8\") (s \"nsynth\") " + wrong + "))";
        Answer.Refused refused =
            assertInstanceOf(Answer.Refused.class, session.load("b", line).getFirst(), line);
        String text = refused.complaint().text();
        assertTrue(text.matches("(?s).*\\b(z|encode|morph|blend): .*"), text);
      }
      for (int i = 0; i < 20; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
    }
    assertTrue(sink.cues().size() >= 3);
    assertTrue(
        sink.cues().stream().allMatch(cue -> "flute".equals(cue.controls().get("z"))),
        sink.cues().toString());
  }

  @Test
  void bothLanguagesSoundTheSame() throws IOException {
    List<String> clojure = cues("set.clj", lines("clojure"));
    assertTrue(clojure.size() > 20, clojure.toString());
    assertEquals(clojure, cues("set.jsh", lines("java")));
    assertEquals(List.of(), told);
  }

  @Tag("slow")
  @Test
  void aSetIsRenderedToTheSameBytesEachTime() throws IOException {
    List<String> lines = lines("clojure");
    byte[] once = rendered("once.wav", lines);
    assertArrayEquals(once, rendered("again.wav", lines));
    assertLoud(once);
    assertEquals(List.of(), told);
  }
}
