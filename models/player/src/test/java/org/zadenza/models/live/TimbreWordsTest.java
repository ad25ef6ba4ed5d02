// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.WavFile;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.nsynth.Levels;
import org.zadenza.models.nsynth.PlainEncoder;
import org.zadenza.models.nsynth.TemporalEncoder;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.nsynth.play.TinyVoices;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.names.WordError;
import org.zadenza.neural.MuLaw;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Inputs;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class TimbreWordsTest {
  private static final Pattern NOTES =
      Pattern.of("60 62").withValue(v -> Controls.of("s", "nsynth").with("note", v));
  private static final Keyword FLUTE = Keyword.intern("flute");
  private static final Keyword BASS = Keyword.intern("bass");

  @TempDir private Path folder;
  private final Models models = models(new TinyModels(1));

  private static Models models(Weights weights) {
    return new Models(weights, new ModelService(), new ModelService());
  }

  private static Object call(Models of, String name, Object... arguments) {
    Word word =
        of.words().stream().filter(w -> w.everyName().contains(name)).findFirst().orElseThrow();
    return word.call().apply(List.of(arguments));
  }

  private Pattern word(String name, Object... arguments) {
    return (Pattern) call(models, name, arguments);
  }

  private static List<Object> timbres(Pattern pattern) {
    return pattern.events(Span.of(0, 1)).stream()
        .filter(Event::hasOnset)
        .map(e -> (Controls) e.value())
        .map(c -> c.get("z"))
        .toList();
  }

  @Test
  void aNameIsSetOnNotesWhicheverComesFirst() {
    assertEquals(List.of("flute", "flute"), timbres(word("z", NOTES, FLUTE)));
    assertEquals(List.of("flute", "flute"), timbres(word("z", FLUTE, NOTES)));
    assertEquals(List.of("flute", "bass"), timbres(word("z", NOTES, "flute bass")));
    assertEquals(List.of("flute", "flute"), timbres(word("z", NOTES, ":flute")));
    assertEquals(List.of("flute", "flute"), timbres(NOTES.set(word("z", FLUTE))));
    List<Double> numbers = List.of(1.0, 2.0, 3.0, -4.0, 0.5);
    assertEquals(
        List.of(numbers, numbers), timbres(word("z", NOTES, List.of(1L, 2L, 3L, -4L, 0.5))));
  }

  private static float[] code(Object timbre, double part) {
    float[] out = new float[5];
    ((Timbre) timbre).code(0, part, out);
    return out;
  }

  private void near(double way, float[] found) {
    Anchors anchors = TinyVoices.voice(1).anchors();
    float[] from = code(anchors.named("flute"), 0);
    float[] to = code(anchors.named("bass"), 0);
    for (int k = 0; k < 5; k++) assertEquals(from[k] + way * (to[k] - from[k]), found[k], 1e-5);
  }

  @Test
  void aMorphGoesOnWithinEachNoteInThePatternsOwnTime() {
    Pattern ramp = Pattern.signal(Rational::toDouble);
    Pattern played = word("z", NOTES, word("morph", FLUTE, BASS, ramp));
    List<Object> timbres = timbres(played);
    near(0, code(timbres.get(0), 0));
    near(0.25, code(timbres.get(0), 0.5));
    near(0.5, code(timbres.get(1), 0));
    near(0.75, code(timbres.get(1), 0.5));
    near(1.25, code(timbres.get(1), 1.5));
    List<Object> fast = timbres(played.fast(2));
    assertEquals(4, fast.size());
    near(0.75, code(fast.get(1), 0.5));
    near(1.25, code(fast.get(2), 0.5));
    near(5, code(timbres(played.late(-40)).get(0), 0), "no farther than four times beyond");
  }

  private void near(double way, float[] found, String why) {
    assertTrue(!why.isEmpty());
    near(way, found);
  }

  @Test
  void sharesOfABlendMakeOneTogether() {
    Pattern blend = word("blend", Map.of(FLUTE, 1.5, ":bass", 0.5));
    Object timbre = timbres(word("z", NOTES, blend)).getFirst();
    near(0.25, code(timbre, 0));
    assertEquals(
        "blend bass_synthetic_001 0.250 flute_acoustic_000 0.750",
        assertInstanceOf(Timbre.Blended.class, timbre).toString());
    near(
        -0.5,
        code(
            timbres(word("z", NOTES, word("blend", Map.of("flute", 3, "bass", -1)))).getFirst(),
            0));
  }

  @Test
  void rhythmsAndMusicAreMorphedAsBefore() {
    Pattern rhythm = word("morph", List.of(1L, 0L), List.of(1L, 1L), "0");
    assertEquals(1, rhythm.events(Span.of(0, 1)).stream().filter(Event::hasOnset).count());
    Pattern drums = Pattern.of("bd*4").withValue(v -> Controls.of("s", v));
    assertInstanceOf(LatentPattern.class, word("morph", drums, drums, "0"));
    assertInstanceOf(LatentPattern.class, word("z", drums));
    assertInstanceOf(LatentPattern.class, word("z", drums, Map.of("temperature", 0)));
  }

  private String refused(String name, Object... arguments) {
    String said = assertThrows(WordError.class, () -> call(models, name, arguments)).getMessage();
    return said == null ? "" : said;
  }

  @Test
  void whatIsNoTimbreIsRefusedInWords() {
    assertEquals(
        "z: no timbre is called \"flut\"; did you mean \"flute\"?; there are bass_synthetic_001"
            + " brass_acoustic_000 flute_acoustic_000 flute_acoustic_001, and (timbres) lists them"
            + " all",
        refused("z", NOTES, Keyword.intern("flut")));
    assertTrue(refused("z", NOTES, "flute flut").contains("did you mean \"flute\"?"));
    assertEquals("z: a timbre has 5 numbers, not 3", refused("z", NOTES, List.of(1.0, 2.0, 3.0)));
    assertTrue(
        refused("z", NOTES, List.of(1.0, 2.0, 1e9, 0.0, 0.0)).startsWith("z: number 3 of a"));
    assertTrue(refused("z", NOTES, "0.5").contains("a timbre is a name, such as :flute"));
    assertTrue(refused("morph", FLUTE, Keyword.intern("bas"), "0").startsWith("morph: no timbre"));
    assertTrue(refused("morph", FLUTE, BASS, "bd").startsWith("morph: by must be numbers"));
    assertTrue(refused("blend", Map.of(FLUTE, "x")).startsWith("blend: a share must be a number"));
    assertTrue(refused("blend", Map.of(FLUTE, 1, BASS, -1)).contains("make 0 together"));
    assertTrue(refused("blend", Map.of()).startsWith("blend: there must be a timbre"));
  }

  @Test
  void withoutWeightsItSaysWhereToPutThem() {
    Models bare = models(new PlayersWeights(folder, name -> false));
    String said = assertThrows(WordError.class, () -> call(bare, "z", NOTES, FLUTE)).getMessage();
    assertTrue(
        ("" + said).startsWith("z: nsynth cannot play: it has no weights here: put nsynth.saf"),
        said);
  }

  private static final int RATE = 16_000;

  /** A note of 0.2 s whose level and rate are given. */
  private Path sound(String name, int rate, double gain) throws IOException {
    Path file = folder.resolve(name);
    try (WavFile wav = new WavFile(file, rate)) {
      float[] tone = new float[rate / 5];
      for (int t = 0; t < tone.length; t++) {
        tone[t] = (float) Math.clamp(gain * Math.sin(2 * Math.PI * 220 * t / rate), -1, 1);
      }
      for (int from = 0; from < tone.length; from += 1000) {
        float[] piece = Arrays.copyOfRange(tone, from, Math.min(tone.length, from + 1000));
        wav.write(piece, piece, piece.length);
      }
    }
    return file;
  }

  private float[][] frames(Pattern encoded) {
    Timbre timbre = assertInstanceOf(TimbrePattern.class, encoded).timbre();
    float[][] out = new float[8][5];
    for (int f = 0; f < out.length; f++) timbre.code(f, 0, out[f]);
    return out;
  }

  @Test
  void anySoundIsATimbreWhateverItsRateItsLevelAndItsChannels() throws IOException {
    float[][] at16 = frames(word("encode", sound("a.wav", RATE, 0.8).toString()));
    TemporalEncoder encoder = TinyVoices.voice(1).network().encoder();
    float[] tone = new float[RATE / 5];
    for (int t = 0; t < tone.length; t++) {
      tone[t] = (float) (0.9 * Math.sin(2 * Math.PI * 220 * t / RATE));
    }
    double[][] plain = PlainEncoder.encode(encoder, inputs(Levels.levelled(tone, 64)));
    for (int f = 0; f < at16.length; f++) {
      for (int k = 0; k < 4; k++) assertEquals(plain[f][k], at16[f][k], 0.05, "frame " + f);
    }
    float[][] soft = frames(word("encode", sound("b.wav", 44_100, 0.05).toString()));
    for (int k = 0; k < 5; k++) assertEquals(at16[4][k], soft[4][k], 0.1);
    TimbrePattern odd = (TimbrePattern) word("encode", sound("c.wav", 16_001, 0.8).toString());
    Timbre.Coming coming = assertInstanceOf(Timbre.Coming.class, odd.timbre());
    assertEquals(49, coming.codes().join().length, "whole frames of 64 of 3199 samples");
    Pattern once = word("encode", folder.resolve("a.wav").toString());
    assertEquals(once, word("encode", folder.resolve("a.wav").toString()), "encoded once");
    sound("a.wav", 22_050, 0.8);
    Files.setLastModifiedTime(folder.resolve("a.wav"), FileTime.fromMillis(1));
    assertNotEquals(once, word("encode", folder.resolve("a.wav").toString()), "it is another now");
  }

  private static double[] inputs(float[] x) {
    double[] out = new double[x.length];
    for (int t = 0; t < x.length; t++) out[t] = MuLaw.input(MuLaw.encode(x[t]));
    return out;
  }

  @Test
  void whatIsEncodedIsMixedAndIsTheEndOfAMorph() throws IOException {
    Pattern encoded = word("encode", sound("a.wav", RATE, 0.8).toString());
    Timbre own = assertInstanceOf(TimbrePattern.class, encoded).timbre();
    Timbre flute = TinyVoices.voice(1).anchors().named("flute");
    float[] expected = new float[5];
    for (int k = 0; k < 5; k++) {
      expected[k] = 0.75f * code(own, 0)[k] + 0.25f * code(flute, 0)[k];
    }
    List<Object> pairs = List.of(List.of(encoded, 3), List.of(FLUTE, 1.0));
    for (Pattern mixed :
        List.of(
            word("blend", Map.of(encoded, 0.75, FLUTE, 0.25)),
            word("blend", pairs),
            word("morph", FLUTE, encoded, "0.75"),
            word("morph", encoded, ":flute", "0.25"))) {
      assertArrayEquals(
          expected, code(timbres(word("z", NOTES, mixed)).getFirst(), 0), 1e-4f, mixed.toString());
    }
    models.samplesFrom(name -> name.equals("bd:3") ? folder.resolve("a.wav") : null);
    assertArrayEquals(frames(encoded)[0], frames(word("encode", "bd:3"))[0]);
  }

  @Test
  void aKnobIsHeldAsItWasWhenTheNoteWasAsked() {
    Pattern knob = Inputs.number(0.25, "x");
    Pattern played = word("z", NOTES, word("morph", FLUTE, BASS, knob));
    near(0.25, code(timbres(played).getFirst(), 0));
    List<Object> turned = new ArrayList<>();
    Query query = new Query(Span.of(0, 1), 1, Budget.standard(), true, Map.of("x", 0.75));
    played.query(query, e -> turned.add(((Controls) e.value()).get("z")));
    near(0.75, code(turned.getFirst(), 0));
    near(0.75, code(turned.getFirst(), 0.9));
  }

  @Test
  void aSoundThatCannotBeATimbreIsRefusedInWords() throws IOException {
    Path text = folder.resolve("text.wav");
    Files.writeString(text, "no sound");
    Path silent = sound("silent.wav", RATE, 0);
    String said = refused("encode", text.toString());
    assertTrue(said.startsWith("encode: " + text + " is not a sound that we can read"), said);
    assertEquals(
        "encode: " + silent + " is silent: there is nothing to encode",
        refused("encode", silent.toString()));
    said = refused("encode", "vocal.wav");
    assertTrue(said.matches("encode: there is no file .*vocal.wav, and no sample of that.*"), said);
    said = refused("encode", folder.toString());
    assertEquals("encode: " + folder + " is a folder: name a sound in it", said);
    assertTrue(refused("encode", "a\u0000b").endsWith(" is no name of a file"));
    said = refused("encode", FLUTE);
    assertTrue(said.startsWith("encode: the argument \"sound\" must be a sound file such"), said);
    said = refused("blend", List.of(FLUTE));
    assertTrue(said.startsWith("blend: a list must hold pairs, as in (blend [[:flute 0.7]"), said);
    List<String> told = new ArrayList<>();
    models.nsynth().tells(told::add);
    word("encode", sound("clipped.wav", RATE, 5).toString());
    assertTrue(told.getFirst().contains("clipped.wav is cut off at full scale in "), "" + told);
    assertEquals(1, told.size(), told.toString());
  }

  @Test
  void aFileOfAnchorsThatIsBrokenIsRefusedByItsLine() {
    for (String wrong :
        List.of(
            "flute",
            "flute\t1 2 3",
            "flute\t1 2 x 4",
            "flute\t1 NaN 3 4",
            "flute\t1 2000 3 4",
            "fl ute\t1 2 3 4",
            "flute\t@1 1 2 3 4",
            "flute\t@0 1 2 3 4 @0 1 2 3 4",
            "flute\t@0 1 2 3 4 @9999 1 2 3 4",
            "flute\t@0 1 2 3 4 @x 1 2 3 4",
            "flute\t= recorder",
            "\u0000\u0001\u00ff")) {
      IOException refused =
          assertThrows(
              IOException.class, () -> Anchors.parse("# fine\n" + wrong + "\n", 4, "a.tsv"));
      String said = "" + refused.getMessage();
      assertTrue(said.startsWith("a.tsv, line 2: "), said);
      assertTrue(said.endsWith("; mend the line or take it away"), said);
    }
  }
}
