// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.safetensors.LstmFile;

/** The command line of models, held to what the prompt plays. */
@Tag("slow")
class ModelsCommandTest {
  @TempDir private Path folder;

  private static Ran models(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(Arrays.asList(arguments));
    return Ran.of(all);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Renders what a player would write, into NAME.mid and NAME.jsonl. */
  private void rendered(String line, int cycles, String name) throws IOException {
    Path set = Files.writeString(file(name + ".clj"), line);
    Ran ran =
        Ran.of(
            List.of(
                "render",
                set.toString(),
                "--cycles",
                Integer.toString(cycles),
                "--midi",
                file(name + ".mid").toString(),
                "--events",
                file(name + ".jsonl").toString()));
    assertEquals(0, ran.code(), ran.err());
  }

  private void assertSame(String one, String other) throws IOException {
    String events = Files.readString(file(one + ".jsonl"));
    assertTrue(events.lines().count() > 3, events);
    assertEquals(events, Files.readString(file(other + ".jsonl")));
    assertArrayEquals(
        Files.readAllBytes(file(one + ".mid")), Files.readAllBytes(file(other + ".mid")));
  }

  private Ran sampled(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of("sample"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(
        List.of(
            "--cycles",
            "3",
            "--midi",
            file(name + ".mid").toString(),
            "--events",
            file(name + ".jsonl").toString()));
    return models(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drums-rnn --seed 7 --temperature <0.8_1.2> --polyphony 2"
            + " | (drums-rnn {:seed 7 :temperature \"<0.8 1.2>\" :polyphony 2})",
        "melody-rnn --seed 3 --scale c:dorian --prime c_e_g --sound superpiano"
            + " | (s \"superpiano\" (melody-rnn {:seed 3 :prime \"c e g\" :scale \"c:dorian\"}))",
        "markov --of c4_e4_[g4_b4]_c5 --order 1 --learn-cycles 4"
            + " | (markov (note \"c4 e4 [g4 b4] c5\") {:seed 0 :order 1 :cycles 4})",
        "markov --of bd_sn --seed 2 | (markov (s \"bd sn\") {:seed 2})",
        "musicvae-drums --seed 3 --every 2 | (musicvae-drums {:seed 3 :every 2})",
        "musicvae-drums --z bd*4 | (musicvae-drums {:seed 0 :z \"bd*4\"})",
        "groovae --humanize bd_sn --seed 3 | (humanize (s \"bd sn\") {:seed 3})",
        "groovae --tap 1(3,8) --temperature 0.8 | (tap \"1(3,8)\" {:seed 0 :temperature 0.8})",
        "musicvae-melody --seed 3 --chord C^7 | (musicvae-melody {:seed 3 :chord \"C^7\"})"
      })
  void aSampleIsWhatThePromptPlays(String arguments, String line) throws IOException {
    String[] given =
        Arrays.stream(arguments.split(" ")).map(a -> a.replace('_', ' ')).toArray(String[]::new);
    Ran ran = sampled("sample", given);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("(d1 " + line + ")\n"), ran.out());
    rendered("(d1 " + line + ")", 3, "set");
    assertSame("set", "sample");
  }

  @Test
  void aSampleIsTheSameForTheSameSeedAndSaysItsLatent() throws IOException {
    Ran ran = sampled("one", "musicvae-drums", "--seed", "3");
    String latent = ran.out().lines().skip(1).findFirst().orElseThrow();
    assertTrue(latent.startsWith("drums:"), ran.out());
    sampled("two", "musicvae-drums", "--seed", "3");
    assertSame("one", "two");
    sampled("other", "musicvae-drums", "--seed", "4");
    assertNotEquals(Files.readString(file("one.jsonl")), Files.readString(file("other.jsonl")));
    Ran again = sampled("again", "musicvae-drums", "--z", latent);
    assertTrue(again.out().contains(latent), again.out());
  }

  @Test
  void weightsOfOnesOwnPlay() throws IOException {
    DrumsRnn shipped = DrumsRnn.shipped();
    new LstmFile(shipped.network(), shipped.config()).write(folder);
    String weights = file("drums-rnn.safetensors").toString();
    assertEquals(0, sampled("own", "drums-rnn", "--seed", "1", "--weights", weights).code());
    assertEquals(0, sampled("shipped", "drums-rnn", "--seed", "1").code());
    assertSame("shipped", "own");
    Files.write(file("drums-rnn.safetensors"), new byte[9]);
    assertSays(
        "drums-rnn.safetensors", "sample", "drums-rnn", "--weights", weights, "--midi", "x.mid");
  }

  @Test
  void aMorphIsWhatTheWordPlaysAndItsLatentsAreTexts() throws IOException {
    Ran ran =
        models(
            "morph",
            "musicvae-drums",
            "bd*2, ~ sn",
            "bd*4, hh*8",
            "--steps",
            "3",
            "--seed",
            "5",
            "--midi",
            file("morph.mid").toString(),
            "--events",
            file("morph.jsonl").toString(),
            "--each",
            file("each").toString());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("3 phrases decoded as one batch by live kernels\n"), ran.out());
    rendered(
        "(d1 (morph (s \"bd*2, ~ sn\") (s \"bd*4, hh*8\") \"<0!2 0.5!2 1!2>\""
            + " {:temperature 0 :seed 5}))",
        6,
        "set");
    assertSame("set", "morph");
    List<String> all = notes(file("morph.mid"), 0);
    List<String> parts = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      parts.addAll(notes(file("each/musicvae-drums-0%d.mid".formatted(step + 1)), 2 * step));
    }
    assertEquals(all, parts);

    String from = ran.out().lines().findFirst().orElseThrow().split(" +")[3];
    assertTrue(from.startsWith("drums:"), ran.out());
    Ran json = models("morph", "musicvae-drums", from, from, "--steps", "2", "--json");
    assertEquals(
        "{\"step\":1,\"by\":0.0,\"latent\":\"%s\"}\n{\"step\":2,\"by\":1.0,\"latent\":\"%s\"}\n"
            .formatted(from, from),
        json.out());
  }

  /** The notes of a file, so many bars later. */
  private static List<String> notes(Path file, int bars) throws IOException {
    MidiScore score = MidiScore.read(file);
    List<String> out = new ArrayList<>();
    for (MidiNote note : score.notes()) {
      long start = note.start() + 4L * bars * score.ticksPerBeat();
      out.add(start + " " + note.pitch() + " " + (note.end() - note.start()));
    }
    assertFalse(out.isEmpty(), file.toString());
    return out;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "there is no model drums-rn; did you mean \"drums-rnn\"?|sample drums-rn --midi x.mid",
        "drums-rnn has no option :scale; there are :seed|sample drums-rnn --scale c --midi x.mid",
        ":temperature must be a number from 0 to 10, not 99"
            + "|sample drums-rnn --temperature 99 --midi x.mid",
        "say where to: --midi FILE|sample drums-rnn",
        "--cycles must be more than 0|sample drums-rnn --cycles 0 --midi x.mid",
        "groovae plays what it hears: give it --humanize or --tap|sample groovae --midi x.mid",
        "markov plays what it hears: give it --of|sample markov --midi x.mid",
        "is no place for a file|sample drums-rnn --midi FOLDER/there/x.mid",
        "FOLDER is a folder: name a file|sample drums-rnn --midi FOLDER",
        "drums-rnn has no latents to go between|morph drums-rnn bd sn",
        "a morph has 2 to 1024 steps, not 1|morph musicvae-drums bd sn --steps 1",
        "--temperature goes from 0 to 10, not 11|morph musicvae-drums bd sn --temperature 11",
        "\"zz\" is no drum that it knows|morph musicvae-drums bd zz",
        "none.mid, byte 0: there is no such file to read|morph musicvae-drums bd none.mid",
        "this mini-notation cannot be read|morph musicvae-drums bd bd[",
        "address is host:port|morph musicvae-drums bd sn --worker studio",
        "--notes is for nsynth: drums-rnn makes no sound|eval drums-rnn --data FOLDER --notes 3",
        "--pairs is for nsynth: drums-rnn makes no sound|eval drums-rnn --data FOLDER --pairs 3",
        "--notes must be 1 or more: 0|eval nsynth --data FOLDER --notes 0",
        "there is no split tests; there are train, validation, test"
            + "|eval nsynth --data FOLDER --split tests",
        "there is no model there; there are melody drums groove trio"
            + "|morph musicvae-drums bd there:7KQ2-H04M-7KQ2-H04M-7KQ2"
      })
  void whatCannotBeIsASentence(String saysAndDoes) throws IOException {
    Files.writeString(file("there"), "a file");
    String[] both = saysAndDoes.replace("FOLDER", folder.toString()).split("\\|");
    assertSays(both[0], both[1].split(" "));
  }

  private static void assertSays(String expected, String... arguments) {
    Ran ran = models(arguments);
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(expected), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertTrue(ran.err().lines().count() <= 4, ran.err());
  }
}
