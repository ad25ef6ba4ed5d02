// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.zadenza.names.WordError;

/** What can be composed, what is refused with which sentence, and what is written of it. */
class SynthTest {
  private static Synth synth(Function<Units, Sound> graph) {
    return Synth.of("it", graph);
  }

  private static String refusal(Function<Units, Sound> graph) {
    return assertThrows(WordError.class, () -> Layout.of(synth(graph))).getMessage();
  }

  private static List<String> classes(Layout layout) {
    return layout.units().stream().map(Layout.Unit::className).toList();
  }

  @Test
  void aSoundIsWrittenInTheOrderInWhichItIsComputed() {
    Layout layout =
        Layout.of(
            synth(
                u ->
                    u.rlpf(u.saw(u.param("freq", 110)), ":rq", 0.3)
                        .times(u.envGen(u.perc(), ":doneAction", 2))));
    List<String> wanted = List.of("Control", "Saw", "RLPF", "EnvGen", "BinaryOpUGen", "OffsetOut");
    assertEquals(wanted, classes(layout));
    assertEquals(Map.of("freq", 110f, "gate", 1f, "out", 0f), layout.parameters());
  }

  @Test
  void aFileOfADefinitionIsReadBackAsItWas() {
    Synth synth = synth(u -> u.pan2(u.saw(u.param("freq", 110)), u.kr().lfTri(2)));
    Layout written = Layout.forServer(synth);
    assertEquals(written, SynthDefFile.read(SynthDefFile.of(synth)));
    byte[] file = SynthDefFile.of(synth);
    for (int cut = 0; cut < file.length; cut++) {
      byte[] broken = Arrays.copyOf(file, cut);
      assertThrows(IllegalArgumentException.class, () -> SynthDefFile.read(broken), "" + cut);
    }
  }

  @Test
  void whatNothingEndsFadesWithItsNote() {
    assertTrue(classes(Layout.of(synth(u -> u.sinOsc()))).contains("EnvGen"));
    Layout gated = Layout.of(synth(u -> u.sinOsc().times(u.envGen(u.asr(), u.param("gate", 1)))));
    assertTrue(classes(gated).contains("DetectSilence"));
    Layout ended = Layout.of(synth(u -> u.sinOsc().times(u.line(1, 0, 1, 2))));
    assertEquals(List.of("Control", "SinOsc", "Line", "BinaryOpUGen", "OffsetOut"), classes(ended));
  }

  @Test
  void aServerIsToldHowLongAndWhere() {
    Layout layout = Layout.forServer(synth(u -> u.sinOsc(u.param("freq", 200))));
    assertEquals(
        Set.of("freq", "gate", "out", "sustain", "pan", "level"), layout.parameters().keySet());
    assertTrue(classes(layout).contains("Pan2"));
    Layout own = Layout.forServer(synth(u -> u.pan2(u.sinOsc(), u.param("pan", 0.5))));
    assertEquals(1, classes(own).stream().filter(c -> c.equals("Pan2")).count());
    Layout two = Layout.forServer(synth(u -> u.channels(u.sinOsc(300), u.sinOsc(301))));
    assertTrue(classes(two).contains("Balance2"));
  }

  @Test
  void loudnessIsSetOutside() {
    Layout layout = Layout.of(synth(u -> u.sinOsc().times(u.param("amp", 0.3))));
    assertEquals(Set.of("gate", "out"), layout.parameters().keySet());
    assertTrue(refusal(u -> u.sinOsc().times(u.param("level", 1))).contains("level"));
  }

  @Test
  void listsMakeChannelsAndNumbersAreReckonedAtOnce() {
    assertEquals(2, synth(u -> u.saw(List.of(100, 101))).channels().size());
    Layout layout = Layout.of(synth(u -> u.mix(u.saw(List.of(100, 101, 102))).times(0.3)));
    assertEquals(3, classes(layout).stream().filter(c -> c.equals("Saw")).count());
    Object product = Composer.call("*", List.of(2, 3, 4));
    assertEquals(new Sound(List.of(new Signal.Constant(24))), product);
  }

  @Test
  void aRateIsThatOfTheInputs() {
    Layout layout = Layout.of(synth(u -> u.sinOsc(u.lag(u.kr().lfPulse(4).times(20), 0.1))));
    List<Rate> rates = layout.units().stream().map(Layout.Unit::rate).toList();
    assertEquals(List.of(Rate.CONTROL, Rate.CONTROL, Rate.CONTROL), rates.subList(1, 4));
    assertEquals(Rate.AUDIO, rates.get(4));
    Layout mixed = Layout.of(synth(u -> u.select(u.kr().lfPulse(1), List.of(u.saw(), 0.5))));
    assertTrue(classes(mixed).contains("K2A"), "each of a list comes every frame");
  }

  @Test
  void wrongCallsAreExplained() {
    assertEquals(
        "there is no generator rlfp; did you mean \"rlpf\"?",
        refusal(u -> (Sound) u.call("rlfp", u.saw())));
    assertEquals(
        "rlpf takes at most 3 arguments, not 4: in, freq, rq",
        refusal(u -> u.rlpf(u.saw(), 1, 2, 3)));
    assertEquals("white-noise takes no arguments, not 1", refusal(u -> u.whiteNoise(3)));
    assertEquals("lpf wants its argument in", refusal(Units::lpf));
    assertEquals(
        "rlpf has no argument :rqq; did you mean :rq?", refusal(u -> u.rlpf(u.saw(), ":rqq", 0.3)));
    assertEquals(
        "saw: the argument \"freq\" must be a number or a sound, not \"c3\"",
        refusal(u -> u.saw("c3")));
    assertEquals(
        "comb-l: the argument \"maxdelaytime\" must be a number above 0 and up to 10 seconds, not"
            + " a sound",
        refusal(u -> u.combL(u.saw(), u.param("time", 1))));
    assertEquals(
        "line: the argument \"doneAction\" must be 0, or 2 to end the note, not 14",
        refusal(u -> u.line(1, 0, 1, 14)));
    assertEquals(
        "env-gen: the argument \"envelope\" must be an envelope such as (perc 0.01 0.5), not 3",
        refusal(u -> u.envGen(3)));
    assertEquals("sin-osc wants a value after :freq", refusal(u -> u.sinOsc(":freq")));
    assertEquals(
        "pan2 wants one channel, not 2; mix them first",
        refusal(u -> u.pan2(u.saw(List.of(1, 2)))));
    assertEquals(
        "it gives 3 channels, and one or two can be heard; (mix ...) makes one of many",
        refusal(u -> u.saw(List.of(1, 2, 3))));
    assertEquals(
        "the parameter freq was given two defaults",
        refusal(u -> u.saw(u.param("freq", 1).plus(u.param("freq", 2)))));
  }

  @Test
  void whatIsTooLargeIsRefusedAtOnce() {
    String deep =
        refusal(
            u -> {
              Sound sound = u.saw();
              for (int i = 0; i < 100_000; i++) sound = sound.lpf(400);
              return sound;
            });
    assertTrue(deep.contains("more than 500 generators"), deep);
    String wide =
        refusal(
            u -> {
              Sound sound = u.saw();
              for (int i = 0; i < 100; i++) sound = u.channels(sound, sound);
              return sound.mix();
            });
    assertTrue(wide.contains("more than 64 channels"), wide);
    String many =
        refusal(
            u -> {
              Sound sum = u.saw(1);
              for (int i = 2; i < 400; i++) sum = sum.plus(u.saw(i));
              return sum;
            });
    assertTrue(many.contains("more than 500 generators"), many);
  }

  @Test
  void aCircleInAFileIsRefused() {
    Layout.Unit self =
        new Layout.Unit("LPF", Rate.AUDIO, 0, List.of(new Layout.Input(0, 0)), List.of(Rate.AUDIO));
    String said =
        assertThrows(WordError.class, () -> new Layout("loop", List.of(), Map.of(), List.of(self)))
            .getMessage();
    assertEquals("loop: LPF needs what itself needs it: a circle cannot be played", said);
  }

  @Test
  void everyGeneratorCanBeCalledInJava() {
    Set<String> methods = new HashSet<>();
    for (var method : Units.class.getMethods()) methods.add(method.getName().toLowerCase());
    for (Generator generator : Generator.values()) {
      String name = generator.word().replace("-", "");
      assertTrue(methods.contains(name), generator.word());
      assertEquals(generator, Generator.ofClass(generator.className()).orElseThrow());
    }
    for (Shape shape : Shape.values()) assertTrue(methods.contains(shape.word()), shape.word());
  }

  @Test
  void everyOperatorAnswersANumberWhateverItIsGiven() {
    double[] extremes = {0, -0.0, 1, -1, 0.5, 1e9, -1e9, 1e-30, 127, -300};
    for (Operator operator : Operator.values()) {
      for (double a : extremes) {
        for (double b : extremes) {
          assertTrue(
              Float.isFinite((float) Math.clamp(operator.of(a, b), -1e30, 1e30)),
              operator + " " + a + " " + b);
        }
      }
    }
  }

  @Test
  void aLibraryTellsOfEveryChange() {
    SynthLibrary library = new SynthLibrary();
    library.define(synth(u -> u.saw()));
    StringBuilder heard = new StringBuilder();
    library.listen(
        new SynthLibrary.Listener() {
          @Override
          public void defined(Synth synth) {
            heard.append("+").append(synth.name());
          }

          @Override
          public void removed(String name) {
            heard.append("-").append(name);
          }
        });
    library.define(synth(u -> u.pulse()));
    assertTrue(library.remove("it"));
    assertTrue(!library.remove("it"));
    assertEquals("+it+it-it", heard.toString());
    assertArrayEquals(new Object[0], library.all().toArray());
  }
}
