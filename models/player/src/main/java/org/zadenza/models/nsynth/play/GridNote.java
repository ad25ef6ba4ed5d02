// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.BitSet;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.voice.Glide;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.dsp.Resampler;
import org.zadenza.dsp.Sinc;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.neural.MuLaw;

/**
 * A note of a grid, mixed from cells of one pitch: at each moment the four around its place, each
 * with its share, at the speed that the note's pitch wants. A note longer than a cell goes round
 * its end, by a whole number of periods of the cell's pitch.
 */
final class GridNote {
  private static final int STEP = 256; // samples from one place to the next; straight between
  private static final int FADE = 80; // samples: 5 ms
  private static final int LAST = GridCells.SIDE - 1;
  private static final PitchMoves STILL = new PitchMoves();

  private final NoteWish wish;
  private final Round round;
  private final double[] places; // in the cell, of each sample
  private final double[] across; // every STEP samples, 0 to LAST
  private final double[] down;

  /** What the wish says of a timbre, played from cells of so many samples and of this pitch. */
  GridNote(NoteWish wish, Timbre.Grid timbre, int pitch, int cellSamples) {
    this.wish = wish;
    round = Round.of(cellSamples, Excitation.hertz(pitch));
    places = places(wish, pitch);
    int moments = wish.samples() / STEP + 2;
    across = new double[moments];
    down = new double[moments];
    double seconds = STEP / (NsynthShape.SAMPLE_RATE * wish.stream().speed());
    for (int k = 0; k < moments; k++) {
      double part = k * seconds / Math.max(1e-3, wish.seconds());
      across[k] = LAST * timbre.xAt(part);
      down[k] = LAST * timbre.yAt(part);
    }
  }

  private static double[] places(NoteWish wish, int pitch) {
    Glide glide = new Glide();
    double rate = NsynthShape.SAMPLE_RATE * wish.stream().speed();
    PitchMoves moves = wish.moves() == null ? STILL : wish.moves();
    glide.start(moves, wish.accelerate(), wish.holdSeconds(), rate);
    double speed = Math.pow(2, (wish.midi() - pitch) / 12);
    double[] out = new double[wish.samples()];
    double place = 0;
    for (int t = 0; t < out.length; t++) {
      out[t] = place;
      place += speed * glide.next();
    }
    return out;
  }

  /** The cells that sound in it. */
  BitSet cells() {
    BitSet out = new BitSet(GridCells.COUNT);
    for (int k = 1; k < across.length; k++) {
      int left = (int) Math.min(across[k - 1], across[k]);
      int right = (int) Math.ceil(Math.max(across[k - 1], across[k]));
      int top = (int) Math.min(down[k - 1], down[k]);
      int bottom = (int) Math.ceil(Math.max(down[k - 1], down[k]));
      for (int y = top; y <= bottom; y++) {
        out.set(y * GridCells.SIDE + left, y * GridCells.SIDE + right + 1);
      }
    }
    return out;
  }

  /** The note from cells, of which those must be there that sound in it. */
  GrowingSound mixed(byte[][] cells) {
    GrowingSound out = new GrowingSound(wish.samples());
    float[] source = source(cells);
    Resampler resampler = new Resampler();
    double[] near = new double[Resampler.MOST];
    float[] samples = out.samples();
    for (int at = 0; at < samples.length; ) {
      int count = 1;
      double widest = 0;
      near[0] = places[at];
      while (at + count < samples.length && count < Resampler.MOST) {
        double place = places[at + count];
        if (Math.abs(place - near[0]) > Resampler.MOST) break;
        widest = Math.max(widest, place - near[count - 1]);
        near[count++] = place;
      }
      resampler.read(source, Sinc.of(Math.min(Sinc.WIDEST, widest)), near, count, samples, at);
      at += count;
    }
    for (int left = 1; left <= Math.min(FADE, samples.length); left++) {
      samples[samples.length - left] *= left / (float) FADE;
    }
    out.grownTo(samples.length);
    return out;
  }

  /** The cells' mixture in their own time. */
  private float[] source(byte[][] cells) {
    int length = places.length == 0 ? 0 : (int) places[places.length - 1] + Sinc.REACH + 2;
    float[] out = new float[length];
    int t = 0;
    for (int s = 0; s < length; s++) {
      while (t < places.length - 1 && places[t] < s) t++;
      double moment = (double) t / STEP;
      int k = (int) moment;
      double part = moment - k;
      double x = across[k] + part * (across[k + 1] - across[k]);
      double y = down[k] + part * (down[k + 1] - down[k]);
      out[s] = at(cells, x, y, s);
    }
    return out;
  }

  private float at(byte[][] cells, double x, double y, int s) {
    int left = Math.min(LAST - 1, (int) x);
    int top = Math.min(LAST - 1, (int) y);
    int cell = top * GridCells.SIDE + left;
    double right = x - left;
    double low = y - top;
    double out = 0;
    if (right < 1 && low < 1) out += (1 - right) * (1 - low) * round.at(cells[cell], s);
    if (right > 0 && low < 1) out += right * (1 - low) * round.at(cells[cell + 1], s);
    cell += GridCells.SIDE;
    if (right < 1 && low > 0) out += (1 - right) * low * round.at(cells[cell], s);
    if (right > 0 && low > 0) out += right * low * round.at(cells[cell + 1], s);
    return (float) out;
  }

  /**
   * How a cell goes on beyond its end.
   *
   * @param end where it would end
   * @param length it goes back so far
   * @param fade samples before the end that fade over into those so much before them
   */
  record Round(int end, int length, int fade) {
    private static final double LEAST = 0.3; // of a cell
    private static final double MOST = 0.5;
    private static final double FADE = 0.05;

    /** The length that is nearest to whole periods of a pitch. */
    static Round of(int samples, double hertz) {
      int best = 1;
      double least = Double.MAX_VALUE;
      for (int length = (int) (LEAST * samples); length <= MOST * samples; length++) {
        double periods = length * hertz / NsynthShape.SAMPLE_RATE;
        double off = Math.abs(periods - Math.rint(periods));
        if (off >= least) continue;
        least = off;
        best = Math.max(1, length);
      }
      return new Round(samples, best, (int) (FADE * samples));
    }

    float at(byte[] cell, int s) {
      int turn = end - fade;
      if (s < turn) return sound(cell, s);
      int after = (s - turn) % length;
      float back = sound(cell, turn - length + after);
      if (after >= fade) return back;
      float share = (float) after / fade;
      return (1 - share) * sound(cell, turn + after) + share * back;
    }

    private static float sound(byte[] cell, int s) {
      return MuLaw.decode(cell[s] & 0xff);
    }
  }
}
