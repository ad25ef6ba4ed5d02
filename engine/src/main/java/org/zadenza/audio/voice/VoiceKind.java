// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import static org.zadenza.audio.voice.Param.amount;
import static org.zadenza.audio.voice.Param.hertz;
import static org.zadenza.audio.voice.Param.seconds;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.zadenza.audio.font.Soundfont;

/** Every kind of voice, with what shapes it. A patch names one as its {@code voice}. */
public enum VoiceKind {
  KICK(
      false,
      false,
      KickVoice::new,
      hertz("pitch", 48, 20, 200),
      hertz("from", 165, 20, 2000),
      seconds("bend", 0.12, 0.005, 2),
      seconds("decay", 0.58, 0.03, 8),
      amount("click", 0.3, 0, 2),
      amount("drive", 0.5, 0, 4)),
  SNARE(
      false,
      false,
      SnareVoice::new,
      hertz("pitch", 185, 60, 800),
      seconds("decay", 0.2, 0.02, 4),
      seconds("snap", 0.34, 0.02, 4),
      amount("noise", 0.6, 0, 1),
      hertz("tone", 1400, 200, 8000)),
  CLAP(
      false,
      false,
      ClapVoice::new,
      hertz("pitch", 1150, 300, 5000),
      seconds("spread", 0.011, 0.002, 0.05),
      seconds("decay", 0.3, 0.03, 4)),
  RIM(
      false,
      false,
      RimVoice::new,
      hertz("pitch", 1720, 200, 6000),
      seconds("decay", 0.085, 0.01, 2),
      amount("click", 0.4, 0, 2)),
  TOM(
      false,
      false,
      TomVoice::new,
      hertz("pitch", 110, 30, 1000),
      amount("bend", 0.5, 0, 4),
      seconds("decay", 0.55, 0.03, 8),
      amount("noise", 0.1, 0, 1)),
  METAL(
      false,
      false,
      MetalVoice::new,
      amount("pitch", 1, 0.1, 8),
      seconds("decay", 0.17, 0.01, 10),
      amount("noise", 0.3, 0, 1),
      hertz("tone", 7500, 500, 16000),
      amount("strike", 0.4, 0, 1),
      amount("ping", 0, 0, 2),
      hertz("pinghz", 3300, 200, 12000)),
  COWBELL(
      false,
      false,
      CowbellVoice::new,
      hertz("pitch", 540, 100, 4000),
      seconds("decay", 0.45, 0.03, 8),
      hertz("tone", 2000, 200, 12000)),
  SINE(true, false, () -> new OscillatorVoice(OscillatorVoice.Wave.SINE)),
  TRIANGLE(true, false, () -> new OscillatorVoice(OscillatorVoice.Wave.TRIANGLE)),
  SAW(true, false, () -> new OscillatorVoice(OscillatorVoice.Wave.SAW)),
  SQUARE(
      true,
      false,
      () -> new OscillatorVoice(OscillatorVoice.Wave.SQUARE),
      amount("width", 0.5, 0.05, 0.95)),
  NOISE(
      true,
      false,
      NoiseVoice::new,
      amount("colour", 0, 0, 2),
      amount("band", 0, 0, 64),
      amount("peak", 0, 0, 1)),
  SUPERSAW(
      true,
      true,
      SupersawVoice::new,
      amount("detune", 0.35, 0, 1),
      amount("spread", 0.8, 0, 1),
      hertz("bright", 5200, 100, 18000),
      amount("sweep", 1.2, 0, 6),
      seconds("fade", 0.9, 0.01, 20)),
  PLUCK(
      true,
      false,
      PluckVoice::new,
      amount("bright", 0.55, 0, 1),
      seconds("ring", 3, 0.05, 30),
      amount("position", 0.22, 0.02, 0.5)),
  PIANO(
      true,
      true,
      PianoVoice::new,
      amount("bright", 0.6, 0, 1),
      seconds("ring", 9, 0.1, 60),
      amount("hammer", 0.35, 0, 2),
      amount("spread", 0.5, 0, 1)),
  FM(
      true,
      false,
      FmVoice::new,
      amount("ratio", 2, 0.05, 20),
      amount("index", 3, 0, 20),
      seconds("fade", 0.6, 0.005, 30),
      amount("floor", 0.15, 0, 1),
      amount("feedback", 0.1, 0, 1),
      amount("ratio2", 7, 0.05, 20),
      amount("index2", 0.4, 0, 20)),
  ORGAN(
      true,
      false,
      OrganVoice::new,
      amount("sub", 0.6, 0, 1),
      amount("quint", 0.35, 0, 1),
      amount("upper", 0.45, 0, 1),
      amount("click", 0.15, 0, 1)),
  ANALOG(
      true,
      false,
      AnalogVoice::new,
      amount("wave", 0, 0, 2),
      amount("width", 0.5, 0.05, 0.95),
      amount("cents", 0, 0, 100),
      amount("interval", 12, -48, 48),
      amount("mix", 0, 0, 1),
      amount("bright", 10, 0.2, 200),
      amount("peak", 0.2, 0, 1),
      amount("sweep", 1, 0, 8),
      amount("swing", 1, 0, 64),
      amount("fall", 0, 0, 1),
      amount("bend", 0, -24, 24),
      amount("shimmer", 0, 0, 1),
      amount("wave2", 0, 0, 2)),
  MODAL(
      true,
      false,
      ModalVoice::new,
      amount("material", 0, 0, ModalVoice.LAST_MATERIAL),
      seconds("ring", 2, 0.02, 30),
      amount("bright", 0.4, 0, 1),
      amount("damp", 1, 0, 3),
      amount("strike", 0.3, 0, 2),
      hertz("stick", 3000, 100, 16000),
      amount("tremble", 0, 0, 1),
      hertz("tremblehz", 7, 0.1, 30)),
  CHIP(
      true,
      false,
      ChipVoice::new,
      amount("pitch2", 2, 0.1, 16),
      amount("pitch3", 3, 0.1, 16),
      amount("voice", 0, 0, 1),
      amount("slide", 0, -10, 10),
      amount("rate", 1, -32, 32)),
  SPARK(
      true,
      false,
      SparkVoice::new,
      amount("density", 20, 0, 20000),
      amount("follow", 0, 0, 100),
      amount("evenly", 0, 0, 1),
      amount("ringing", 0, 0, 1),
      amount("place", 1, 0.1, 40),
      amount("detune", 0, -1, 1)),
  FONT(
      true,
      true,
      FontVoice::new,
      amount("program", 0, 0, 127),
      amount("fontbank", 0, 0, Soundfont.DRUMS));

  static final int MOST_PARAMS = 13;

  private final boolean held;
  private final boolean stereo;
  private final Supplier<Voice> maker;
  private final List<Param> params;

  VoiceKind(boolean held, boolean stereo, Supplier<Voice> maker, Param... params) {
    this.held = held;
    this.stereo = stereo;
    this.maker = maker;
    this.params = List.of(params);
  }

  /** As patches write it, such as {@code "kick"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * True if it lasts as long as its note and plays at {@link Note#freqHz}; a drum does neither: it
   * dies away by itself, and {@link Note#speed} tunes it.
   */
  public boolean held() {
    return held;
  }

  /** True if its two sides differ. */
  public boolean stereo() {
    return stereo;
  }

  public List<Param> params() {
    return params;
  }

  /** The place of a param in {@link Note#params}, or -1 where this kind has none of that name. */
  public int indexOf(String param) {
    for (int i = 0; i < params.size(); i++) if (params.get(i).name().equals(param)) return i;
    return -1;
  }

  public Voice make() {
    return maker.get();
  }
}
