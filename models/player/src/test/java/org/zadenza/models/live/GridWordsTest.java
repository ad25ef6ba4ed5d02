// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.nsynth.play.TinyVoices;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class GridWordsTest {
  private static final Pattern NOTES = Pattern.of("60 62").withValue(v -> Controls.of("note", v));
  private static final Pattern RAMP = Pattern.signal(t -> t.toDouble() - Math.floor(t.toDouble()));
  private static final Keyword X = Keyword.intern("x");
  private static final Keyword Y = Keyword.intern("y");
  private static final Keyword CORNERS = Keyword.intern("corners");
  private static final List<Object> FOUR =
      List.of(Keyword.intern("flute"), "brass", ":bass", List.of(1.0, 2L, 3.0, 4.0, 0.5));

  private final Models models =
      new Models(new TinyModels(1), new ModelService(), new ModelService());

  private Object call(String name, Object... arguments) {
    Word word =
        models.words().stream().filter(w -> w.everyName().contains(name)).findFirst().orElseThrow();
    return word.call().apply(List.of(arguments));
  }

  private static List<Controls> controls(Object pattern) {
    return ((Pattern) pattern)
        .events(Span.of(0, 1)).stream()
            .filter(Event::hasOnset)
            .map(e -> (Controls) e.value())
            .toList();
  }

  private static float[] code(Controls controls, double part) {
    float[] out = new float[5];
    ((Timbre) controls.get("z")).code(0, part, out);
    return out;
  }

  @Test
  void everySpellingIsTheSame() {
    List<Controls> wanted = controls(call("grid", NOTES, X, RAMP, Y, 0.25));
    assertEquals(2, wanted.size());
    assertEquals("nsynth", wanted.getFirst().get("s"));
    assertInstanceOf(Timbre.Grid.class, wanted.getFirst().get("z"));
    Map<Object, Object> keywords = Map.of(X, RAMP, Y, 0.25);
    Map<Object, Object> texts = Map.of("x", RAMP, "y", 0.25);
    for (Object other :
        List.of(
            call("grid", X, RAMP, Y, 0.25, NOTES),
            call("grid", NOTES, keywords),
            call("grid", texts, NOTES),
            NOTES.set(call("grid", texts)),
            NOTES.set(call("grid", X, RAMP, Y, 0.25)))) {
      List<Controls> found = controls(other);
      for (int k = 0; k < 2; k++) {
        assertEquals(wanted.get(k).get("note"), found.get(k).get("note"));
        for (double part : new double[] {0, 0.5}) {
          assertArrayEquals(code(wanted.get(k), part), code(found.get(k), part));
        }
      }
    }
  }

  @Test
  void thePlaceLiesBetweenTheCorners() {
    Anchors anchors = TinyVoices.voice(1).anchors();
    float[][] corners = new float[4][5];
    anchors.named("flute").code(0, 0, corners[0]);
    anchors.named("brass").code(0, 0, corners[1]);
    anchors.named("bass").code(0, 0, corners[2]);
    corners[3] = new float[] {1, 2, 3, 4, 0.5f};
    for (int corner = 0; corner < 4; corner++) {
      Object at = call("grid", NOTES, CORNERS, FOUR, X, corner % 2, Y, corner / 2);
      assertArrayEquals(corners[corner], code(controls(at).getFirst(), 0), 1e-6f);
    }
    Object moves = call("grid", NOTES, CORNERS, FOUR, X, RAMP, Y, "0 1");
    assertArrayEquals(
        between(corners[0], corners[1], 0.25), code(controls(moves).get(0), 0.5), 1e-5f);
    assertArrayEquals(
        between(corners[2], corners[3], 0.75), code(controls(moves).get(1), 0.5), 1e-5f);
  }

  private static float[] between(float[] from, float[] to, double by) {
    float[] out = new float[from.length];
    for (int k = 0; k < out.length; k++) out[k] = (float) (from[k] + by * (to[k] - from[k]));
    return out;
  }

  @Test
  void theUsualCornersAreTheFirstFamilies() {
    Timbre.Grid usual = (Timbre.Grid) controls(call("grid", NOTES)).getFirst().get("z");
    assertEquals(
        "[flute_acoustic_000, brass_acoustic_000, bass_synthetic_001, flute_acoustic_001]",
        usual.corners().toString());
  }

  @Test
  void theUsualPlaceIsTheMiddle() {
    Controls usual = controls(call("grid", NOTES)).getFirst();
    float[] mean = new float[5];
    float[] corner = new float[5];
    for (Timbre timbre : ((Timbre.Grid) usual.get("z")).corners()) {
      timbre.code(0, 0, corner);
      for (int k = 0; k < mean.length; k++) mean[k] += corner[k] / 4;
    }
    assertArrayEquals(mean, code(usual, 0), 1e-5f);
  }

  private String refused(Object... arguments) {
    String said = assertThrows(WordError.class, () -> call("grid", arguments)).getMessage();
    return said == null ? "" : said;
  }

  @Test
  void whatIsNoPlaceIsRefusedInWords() {
    assertEquals("grid: :x goes from 0 to 1, not 1.5", refused(NOTES, X, 1.5));
    Pattern beyond = Pattern.signal(t -> t.compareTo(Rational.ONE) < 0 ? 0.5 : -0.5);
    assertEquals("grid: :y goes from 0 to 1, not -0.5", refused(NOTES, Y, beyond));
    assertTrue(refused(NOTES, X, "bd").startsWith("grid: :x goes from 0 to 1, not \"bd\""));
    assertTrue(refused(NOTES, X).startsWith("grid: options are names, each with its value"));
    assertEquals("grid: an option has a name, such as :x, not 3", refused(NOTES, 3, 0.5));
    assertTrue(
        refused(NOTES, Keyword.intern("corner"), FOUR)
            .startsWith("grid: there is no option :corner; did you mean"));
    assertTrue(refused(NOTES, CORNERS, List.of("flute")).startsWith("grid: :corners are four"));
    assertTrue(refused(NOTES, CORNERS, "flute").startsWith("grid: :corners are four"));
    assertTrue(
        refused(NOTES, CORNERS, List.of("flut", "bass", "bass", "bass"))
            .startsWith("grid: no timbre is called \"flut\"; did you mean \"flute\"?"));
    Object morph = call("morph", Keyword.intern("flute"), Keyword.intern("bass"), "0");
    assertTrue(
        refused(NOTES, CORNERS, List.of(morph, "bass", "bass", "bass"))
            .startsWith("grid: a corner stays as it is: morph "));
  }
}
