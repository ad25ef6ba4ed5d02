// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.zadenza.synth.Sound;
import org.zadenza.synth.Synth;
import org.zadenza.synth.Units;

/**
 * Small synths that let one generator be heard each, and a few larger ones. Each is played on the
 * bundled engine and on scsynth.
 */
final class SynthCases {
  /** How alike both have to sound. */
  enum Likeness {
    /** Sample by sample, but for jumps that may come a frame apart. */
    SAME,
    /** The same, where scsynth's phases lose a little in every frame. */
    DRIFTING,
    /** The same but for where a wave begins and how its corners are rounded. */
    ALIKE,
    /** Chance differs: only level and spectrum can be compared. */
    RANDOM
  }

  record Case(Synth synth, Likeness likeness, double hertz) {}

  private final List<Case> cases = new ArrayList<>();

  private SynthCases() {}

  private void add(String name, Likeness likeness, double hertz, Function<Units, Sound> graph) {
    Synth synth =
        Synth.of(name, u -> graph.apply(u).times(u.envGen(HOLD.apply(u), ":doneAction", 2)));
    cases.add(new Case(synth, likeness, hertz));
  }

  private static final Function<Units, Object> HOLD = u -> u.linen(0, 1.2, 0.05, 0.2);

  private void same(String name, Function<Units, Sound> graph) {
    add(name, Likeness.SAME, 0, graph);
  }

  private void drifting(String name, Function<Units, Sound> graph) {
    add(name, Likeness.DRIFTING, 0, graph);
  }

  private void alike(String name, double hertz, Function<Units, Sound> graph) {
    add(name, Likeness.ALIKE, hertz, graph);
  }

  private void random(String name, Function<Units, Sound> graph) {
    add(name, Likeness.RANDOM, 0, graph);
  }

  static List<Case> all() {
    SynthCases out = new SynthCases();
    out.sources();
    out.treatments();
    out.time();
    out.operators();
    return out.cases;
  }

  private void sources() {
    same("sinOsc", u -> u.sinOsc(440, 0.5));
    same("sinOscFb", u -> u.sinOscFb(330, 0.7));
    same("sinOscFm", u -> u.sinOsc(u.sinOsc(110).times(200).plus(440)));
    same("vibrato", u -> u.sinOsc(u.kr().sinOsc(6).times(20).plus(440)));
    alike("saw", 220, u -> u.saw(220));
    alike("pulse", 220, u -> u.pulse(220, 0.3));
    alike("blip", 110, u -> u.blip(110, 12));
    same("lfSaw", u -> u.lfSaw(123, 0.5));
    drifting("lfTri", u -> u.lfTri(123, 0.5));
    same("lfPulse", u -> u.lfPulse(123, 0.1, 0.3));
    drifting("lfCub", u -> u.lfCub(123, 0));
    same("varSaw", u -> u.varSaw(123, 0, 0.2));
    same("impulse", u -> u.impulse(100));
    random("whiteNoise", u -> u.whiteNoise());
    random("pinkNoise", u -> u.hpf(u.pinkNoise(), 300));
    random("brownNoise", u -> u.brownNoise());
    random("clipNoise", u -> u.clipNoise());
    random("dust", u -> u.dust(8_000));
    random("dust2", u -> u.dust2(8_000));
    random("lfNoise0", u -> u.lfNoise0(4_000));
    random("lfNoise1", u -> u.lfNoise1(4_000));
    random("lfNoise2", u -> u.lfNoise2(4_000));
    same("rand", u -> u.sinOsc(u.rand(300, 300)));
    same("tRand", u -> u.sinOsc(u.tRand(300, 300, u.kr().impulse(5))));
  }

  private void treatments() {
    drifting("lpf", u -> u.lpf(u.lfSaw(110), 800));
    drifting("hpf", u -> u.hpf(u.lfSaw(110), 800));
    drifting("bpf", u -> u.bpf(u.lfSaw(110), 800, 0.3));
    drifting("brf", u -> u.brf(u.lfSaw(110), 800, 0.5));
    drifting("rlpf", u -> u.rlpf(u.lfSaw(110), 800, 0.2));
    drifting("rhpf", u -> u.rhpf(u.lfSaw(110), 800, 0.2));
    drifting("resonz", u -> u.resonz(u.lfSaw(110), 880, 0.1));
    same("ringz", u -> u.ringz(u.impulse(4, 0.5), 700, 0.2));
    drifting("formlet", u -> u.formlet(u.impulse(20, 0.5), 900, 0.01, 0.1));
    drifting("onePole", u -> u.onePole(u.lfSaw(110), 0.95));
    same("leakDc", u -> u.leakDc(u.lfPulse(110), 0.995));
    drifting("lag", u -> u.sinOsc(u.lag(u.kr().lfPulse(4), 0.1).times(200).plus(300)));
    drifting("decay", u -> u.decay(u.impulse(10, 0.5), 0.1).times(u.lfSaw(300)));
    drifting("decay2", u -> u.decay2(u.impulse(10, 0.5), 0.02, 0.1).times(u.sinOsc(300)));
    same("amplitude", u -> u.amplitude(u.lfSaw(5), 0.02, 0.2));
    drifting("freeVerb", u -> u.freeVerb(u.impulse(3, 0.5), 1, 0.7, 0.3));
    same("clip", u -> u.clip(u.sinOsc(200), -0.3, 0.6));
    same("fold", u -> u.fold(u.sinOsc(200).times(2), -0.7, 0.6));
    drifting("wrap", u -> u.wrap(u.lfTri(50).times(2), -0.7, 0.6));
    drifting("linExp", u -> u.sinOsc(u.linExp(u.kr().lfTri(3), -1, 1, 100, 1_000)));
    same("mulAdd", u -> u.mulAdd(u.sinOsc(200), 0.5, 0.1));
    drifting("range", u -> u.sinOsc(u.kr().lfPulse(5.3).range(200, 400)));
    same("exprange", u -> u.sinOsc(u.kr().sinOsc(5).exprange(200, 400)));
    same(
        "select",
        u -> u.select(u.kr().lfSaw(4.3).range(0, 3), List.of(u.sinOsc(300), u.lfSaw(200), 0.5)));
    same("latch", u -> u.latch(u.lfSaw(33), u.impulse(500)));
    drifting("gate", u -> u.gate(u.lfTri(200), u.lfPulse(10)));
    same("trig1", u -> u.trig1(u.impulse(50), 0.005));
    same("toggleFf", u -> u.toggleFf(u.impulse(300)));
  }

  private void time() {
    same("delayN", u -> u.delayN(u.lfSaw(111), 0.1, 0.0333));
    same("delayL", u -> u.delayL(u.lfSaw(111), 0.1, 0.03333));
    same("combN", u -> u.combN(u.impulse(3, 0.5), 0.1, 0.0033, 1));
    same("combL", u -> u.combL(u.impulse(3, 0.5), 0.1, 0.00333, 1));
    same("allpassN", u -> u.allpassN(u.impulse(3, 0.5), 0.1, 0.0033, 1));
    same("allpassL", u -> u.allpassL(u.impulse(3, 0.5), 0.1, 0.00333, 1));
    same("line", u -> u.sinOsc(300).times(u.line(0, 1, 0.5)));
    same("xLine", u -> u.sinOsc(u.xLine(100, 2_000, 0.7)));
    same("perc", u -> u.sinOsc(300).times(u.envGen(u.perc(0.02, 0.3))));
    same(
        "adsr",
        u -> u.sinOsc(300).times(u.envGen(u.adsr(0.02, 0.1, 0.4, 0.3), u.param("gate", 1))));
    same("asr", u -> u.sinOsc(300).times(u.envGen(u.asr(0.1, 0.8, 0.3), u.param("gate", 1))));
    same("triangle", u -> u.sinOsc(300).times(u.envGen(u.triangle(0.6, 0.7))));
    same(
        "own",
        u ->
            u.sinOsc(300)
                .times(
                    u.envGen(
                        u.envelope(
                            List.of(0, 1, 0.2, 0.6, 0),
                            List.of(0.1, 0.2, 0.3),
                            List.of(-3, 0, 2)))));
    same("pan2", u -> u.pan2(u.sinOsc(300), u.kr().lfTri(2)));
    same("balance2", u -> u.balance2(u.sinOsc(300), u.lfSaw(200), u.kr().lfTri(2)));
    drifting("xFade2", u -> u.xFade2(u.sinOsc(300), u.lfSaw(200), u.kr().lfTri(2)));
    alike(
        "wobble",
        110,
        u -> u.rlpf(u.saw(u.param("freq", 110)), u.kr().lfTri(3).exprange(200, 2_000), 0.3));
  }

  private void operators() {
    same("tanh", u -> u.sinOsc(200).times(3).tanh());
    same("distort", u -> u.sinOsc(200).times(3).distort());
    same("softclip", u -> u.sinOsc(200).times(3).softclip());
    same("pow", u -> u.sinOsc(200).pow(3));
    drifting("mod", u -> u.lfSaw(101).mod(0.3));
    same("round", u -> u.sinOsc(100).round(0.25));
    same("over", u -> u.sinOsc(200).over(u.sinOsc(50).plus(2)));
    same("clip2", u -> u.sinOsc(200).clip2(0.5));
    same("fold2", u -> u.sinOsc(200).times(2).fold2(0.5));
    same("wrap2", u -> u.sinOsc(200).times(2).wrap2(0.5));
    drifting("midicps", u -> u.sinOsc(u.kr().lfSaw(3.1).range(60, 72).midicps()));
    drifting("dbamp", u -> u.sinOsc(200).times(u.kr().sinOsc(3.1).range(-40, 0).dbamp()));
    same("sqrt", u -> u.sinOsc(200).abs().sqrt());
    same("compare", u -> u.sinOsc(200).moreThan(0.2).minus(u.sinOsc(200).lessThan(-0.3)));
    same("minmax", u -> u.sinOsc(200).max(u.sinOsc(300)).min(0.5));
  }
}
