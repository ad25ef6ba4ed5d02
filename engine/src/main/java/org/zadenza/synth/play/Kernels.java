// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.synth.Generator;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Operator;

/** Which kernel computes which unit. */
final class Kernels {
  private Kernels() {}

  static Kernel of(Layout.Unit unit, Wiring wiring) {
    return switch (unit.className()) {
      case "K2A" -> new OperatorKernel(Operator.PLUS, wiring.in().getFirst(), wiring);
      case "UnaryOpUGen", "BinaryOpUGen" -> {
        Operator operator = Operator.of(wiring.in().size(), unit.special()).orElseThrow();
        yield new OperatorKernel(operator, wiring.in().getLast(), wiring);
      }
      default -> of(Generator.ofClass(unit.className()).orElseThrow(), wiring);
    };
  }

  private static Kernel of(Generator generator, Wiring wiring) {
    return switch (generator) {
      case SIN_OSC, LF_SAW, LF_TRI, LF_PULSE, LF_CUB, VAR_SAW, IMPULSE ->
          new WaveKernel(generator, wiring);
      case SIN_OSC_FB -> new FeedbackKernel(wiring);
      case SAW, PULSE -> new BandlimitedKernel(generator == Generator.PULSE, wiring);
      case BLIP -> new BlipKernel(wiring);
      case WHITE_NOISE, PINK_NOISE, BROWN_NOISE, CLIP_NOISE, DUST, DUST2 ->
          new NoiseKernel(generator, wiring);
      case LF_NOISE0, LF_NOISE1, LF_NOISE2 -> new RandomLevelKernel(generator, wiring);
      case RAND -> new OnceKernel(wiring);
      case LPF, HPF, BPF, BRF, RLPF, RHPF, RESONZ, RINGZ -> new TwoPoleKernel(generator, wiring);
      case FORMLET -> new FormletKernel(wiring);
      case DECAY, DECAY2, LAG, LEAK_DC, ONE_POLE, AMPLITUDE -> new OnePoleKernel(generator, wiring);
      case COMB_N, COMB_L, ALLPASS_N, ALLPASS_L, DELAY_N, DELAY_L ->
          new DelayKernel(generator, wiring);
      case FREE_VERB -> new RoomKernel(wiring);
      case LINE, X_LINE -> new LineKernel(generator == Generator.X_LINE, wiring);
      case ENV_GEN -> new EnvelopeKernel(wiring);
      case DETECT_SILENCE -> new SilenceKernel(wiring);
      case PAN2, BALANCE2, X_FADE2 -> new PanKernel(generator, wiring);
      case CLIP, FOLD, WRAP -> new BoundsKernel(generator, wiring);
      case LIN_EXP, MUL_ADD -> new ScaleKernel(generator, wiring);
      case SELECT -> new SelectKernel(wiring);
      case LATCH, GATE, TRIG1, TOGGLE_FF, T_RAND -> new TriggerKernel(generator, wiring);
    };
  }
}
