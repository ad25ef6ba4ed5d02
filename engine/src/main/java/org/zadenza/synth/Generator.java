// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every kind of unit generator; its name, its arguments and their defaults are SuperCollider's. */
public enum Generator {
  SIN_OSC("SinOsc", Pace.OWN, "freq 440 phase 0", "a sine; its phase in radians"),
  SIN_OSC_FB("SinOscFB", Pace.OWN, "freq 440 feedback 0", "a sine that bends its own phase"),
  SAW("Saw", Pace.AUDIO, "freq 440", "a saw without audible aliasing"),
  PULSE("Pulse", Pace.AUDIO, "freq 440 width 0.5", "a pulse without audible aliasing"),
  BLIP("Blip", Pace.AUDIO, "freq 440 numharm 200", "so many harmonics of the same loudness"),
  LF_SAW("LFSaw", Pace.OWN, "freq 440 iphase 0", "a plain saw, from -1 to 1"),
  LF_TRI("LFTri", Pace.OWN, "freq 440 iphase 0", "a plain triangle, from -1 to 1"),
  LF_PULSE("LFPulse", Pace.OWN, "freq 440 iphase 0 width 0.5", "a plain pulse, 0 or 1"),
  LF_CUB("LFCub", Pace.OWN, "freq 440 iphase 0", "nearly a sine, made of cubes"),
  VAR_SAW("VarSaw", Pace.OWN, "freq 440 iphase 0 width 0.5", "between saw and triangle"),
  IMPULSE("Impulse", Pace.OWN, "freq 440 phase 0", "a frame of 1 once a turn, else 0"),
  WHITE_NOISE("WhiteNoise", Pace.OWN, "", "noise with the same power at every frequency"),
  PINK_NOISE("PinkNoise", Pace.OWN, "", "noise that loses 3 dB an octave"),
  BROWN_NOISE("BrownNoise", Pace.OWN, "", "noise that loses 6 dB an octave"),
  CLIP_NOISE("ClipNoise", Pace.OWN, "", "-1 or 1 at random"),
  DUST("Dust", Pace.OWN, "density 0", "clicks from 0 to 1 at random, density a second"),
  DUST2("Dust2", Pace.OWN, "density 0", "clicks from -1 to 1 at random, density a second"),
  LF_NOISE0("LFNoise0", Pace.OWN, "freq 500", "steps at random"),
  LF_NOISE1("LFNoise1", Pace.OWN, "freq 500", "lines from one random level to the next"),
  LF_NOISE2("LFNoise2", Pace.OWN, "freq 500", "curves from one random level to the next"),
  RAND("Rand", Pace.ONCE, "lo 0 hi 1", "a number that is drawn as the note begins"),
  T_RAND("TRand", Pace.TRIGGER, "lo 0 hi 1 trig", "a number that is drawn at every trigger"),
  LPF("LPF", Pace.INPUT, "in freq 440", "takes away the highs: 12 dB an octave"),
  HPF("HPF", Pace.INPUT, "in freq 440", "takes away the lows: 12 dB an octave"),
  BPF("BPF", Pace.INPUT, "in freq 440 rq 1", "leaves a band; rq is its width over freq"),
  BRF("BRF", Pace.INPUT, "in freq 440 rq 1", "takes away a band; rq is its width over freq"),
  RLPF("RLPF", Pace.INPUT, "in freq 440 rq 1", "takes away the highs and rings at freq"),
  RHPF("RHPF", Pace.INPUT, "in freq 440 rq 1", "takes away the lows and rings at freq"),
  RESONZ("Resonz", Pace.INPUT, "in freq 440 bwr 1", "a band that is as loud however narrow"),
  RINGZ("Ringz", Pace.INPUT, "in freq 440 decaytime 1", "rings at freq, 60 dB in decaytime"),
  FORMLET(
      "Formlet", Pace.INPUT, "in freq 440 attacktime 1 decaytime 1", "rings at freq, with attack"),
  ONE_POLE("OnePole", Pace.INPUT, "in coef 0.5", "a gentle filter: highs go, below 0 lows"),
  LEAK_DC("LeakDC", Pace.INPUT, "in coef 0.995", "takes away what stands still"),
  LAG("Lag", Pace.INPUT, "in lagTime 0.1", "glides to each new value"),
  DECAY("Decay", Pace.INPUT, "in decayTime 1", "lets each impulse die away"),
  DECAY2("Decay2", Pace.INPUT, "in attackTime 0.01 decayTime 1", "the same with an attack"),
  AMPLITUDE("Amplitude", Pace.INPUT, "in attackTime 0.01 releaseTime 0.01", "how loud it is"),
  DELAY_N("DelayN", Pace.INPUT, "in maxdelaytime 0.2 delaytime 0.2", "the same, later"),
  DELAY_L("DelayL", Pace.INPUT, "in maxdelaytime 0.2 delaytime 0.2", "the same for moving times"),
  COMB_N("CombN", Pace.INPUT, "in maxdelaytime 0.2 delaytime 0.2 decaytime 1", "an echo of echoes"),
  COMB_L("CombL", Pace.INPUT, "in maxdelaytime 0.2 delaytime 0.2 decaytime 1", "for moving times"),
  ALLPASS_N(
      "AllpassN",
      Pace.INPUT,
      "in maxdelaytime 0.2 delaytime 0.2 decaytime 1",
      "echoes that colour nothing"),
  ALLPASS_L(
      "AllpassL", Pace.INPUT, "in maxdelaytime 0.2 delaytime 0.2 decaytime 1", "for moving times"),
  FREE_VERB("FreeVerb", Pace.AUDIO, "in mix 0.33 room 0.5 damp 0.5", "a room; all from 0 to 1"),
  LINE("Line", Pace.OWN, "start 0 end 1 dur 1 doneAction 0", "a straight line in dur seconds"),
  X_LINE("XLine", Pace.OWN, "start 1 end 2 dur 1 doneAction 0", "an exponential line"),
  ENV_GEN(
      "EnvGen",
      Pace.OWN,
      "envelope gate 1 levelScale 1 levelBias 0 timeScale 1 doneAction 0",
      "runs through an envelope"),
  DETECT_SILENCE(
      "DetectSilence",
      Pace.AUDIO,
      "in amp 0.0001 time 0.1 doneAction 0",
      "1 once it has been below amp for a time"),
  PAN2("Pan2", Pace.INPUT, "in pos 0 level 1", "two channels; pos from -1 left to 1 right"),
  BALANCE2("Balance2", Pace.FASTEST, "left right pos 0 level 1", "two channels, one made softer"),
  X_FADE2("XFade2", Pace.FASTEST, "inA inB pan 0 level 1", "from one to the other, pan -1 to 1"),
  CLIP("Clip", Pace.INPUT, "in lo 0 hi 1", "holds its input between lo and hi"),
  FOLD("Fold", Pace.INPUT, "in lo 0 hi 1", "what passes lo or hi comes back"),
  WRAP("Wrap", Pace.INPUT, "in lo 0 hi 1", "what passes lo or hi comes in at the other end"),
  LIN_EXP(
      "LinExp",
      Pace.INPUT,
      "in srclo 0 srchi 1 dstlo 1 dsthi 2",
      "from a straight range to an exponential one"),
  MUL_ADD("MulAdd", Pace.FASTEST, "in mul 1 add 0", "in times mul plus add"),
  SELECT("Select", Pace.FASTEST, "which array", "one of a list, by its number from 0"),
  LATCH("Latch", Pace.INPUT, "in trig", "samples in at every trigger and holds it"),
  GATE("Gate", Pace.INPUT, "in trig", "lets in through while trig is above 0, then holds it"),
  TRIG1("Trig1", Pace.INPUT, "in dur 0.1", "1 for dur seconds after every trigger"),
  TOGGLE_FF("ToggleFF", Pace.TRIGGER, "trig", "turns from 0 to 1 and back at every trigger");

  /** The argument that an envelope is given by. */
  static final String ENVELOPE = "envelope";

  /** The argument that a list of signals is given by, all of them inputs of one unit. */
  static final String ARRAY = "array";

  /** What decides how often one answers. */
  public enum Pace {
    /** Every frame, unless the player says otherwise. */
    OWN("every frame; `:kr` makes it once a block"),
    /** Every frame, always. */
    AUDIO("every frame"),
    /** Never again. */
    ONCE("once"),
    /** As often as its first input. */
    INPUT("as often as `in`"),
    /** As often as its trigger. */
    TRIGGER("as often as `trig`"),
    /** As often as the fastest of its inputs. */
    FASTEST("as often as its fastest input");

    private final String doc;

    Pace(String doc) {
      this.doc = doc;
    }

    /** The rule, for the docs. */
    public String doc() {
      return doc;
    }
  }

  /**
   * An argument.
   *
   * @param standard its default; not a number where it must be given
   */
  public record Argument(String name, double standard) {
    public boolean needed() {
      return Double.isNaN(standard);
    }

    /** Names, each with its default behind it where it has one. */
    static List<Argument> all(String text) {
      List<Argument> out = new ArrayList<>();
      for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
        boolean number = Character.isDigit(word.charAt(0)) || word.charAt(0) == '-';
        if (number) out.add(new Argument(out.removeLast().name(), Double.parseDouble(word)));
        else out.add(new Argument(word, Double.NaN));
      }
      return List.copyOf(out);
    }
  }

  private final String className;
  private final Pace pace;
  private final List<Argument> arguments;
  private final String doc;

  Generator(String className, Pace pace, String arguments, String doc) {
    this.className = className;
    this.pace = pace;
    this.arguments = Argument.all(arguments);
    this.doc = doc;
  }

  /** As Clojure writes it: {@code sin-osc}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** SuperCollider's name. */
  public String className() {
    return className;
  }

  public Pace pace() {
    return pace;
  }

  public int outputs() {
    return this == PAN2 || this == BALANCE2 ? 2 : 1;
  }

  /**
   * How many inputs, from the first on, are heard as they are: they come as often as it answers.
   */
  int heard() {
    return switch (this) {
      case BALANCE2, X_FADE2 -> 2;
      default -> pace == Pace.INPUT || pace == Pace.FASTEST || takesSound() ? 1 : 0;
    };
  }

  private boolean takesSound() {
    return this == FREE_VERB || this == DETECT_SILENCE;
  }

  /** True if its values lie between 0 and 1, not between -1 and 1. */
  boolean unipolar() {
    return switch (this) {
      case LF_PULSE, IMPULSE, DUST, ENV_GEN, LINE, AMPLITUDE, TRIG1, TOGGLE_FF, RAND, T_RAND ->
          true;
      default -> false;
    };
  }

  public List<Argument> arguments() {
    return arguments;
  }

  /** Half a sentence. */
  public String doc() {
    return doc;
  }

  /** The one of that name in Clojure. */
  public static Optional<Generator> find(String word) {
    return Arrays.stream(values()).filter(g -> g.word().equals(word)).findFirst();
  }

  /** The one that SuperCollider calls so. */
  public static Optional<Generator> ofClass(String className) {
    return Arrays.stream(values()).filter(g -> g.className.equals(className)).findFirst();
  }
}
