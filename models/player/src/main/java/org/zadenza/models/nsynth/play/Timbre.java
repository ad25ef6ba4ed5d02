// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.zadenza.models.pad.PadMap;
import org.zadenza.names.Described;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;

/** What a note sounds like: the code of each of its frames. A value; any thread. */
public sealed interface Timbre extends Described {
  /**
   * Writes the code of a frame.
   *
   * @param frame its number in the note
   * @param part how much of the note is over when it begins; 1 and more while it dies away
   */
  void code(int frame, double part, float[] out);

  /**
   * The same where a note lasts as long as a question's span, in cycles as the player wrote them,
   * and with what came in from outside when it was asked.
   */
  default Timbre over(Query query) {
    return this;
  }

  /** Whether its codes are there; {@link #code} waits for what is not. */
  default boolean isThere() {
    return true;
  }

  /** Whether it is the same in each note, wherever the note lies in the music. */
  default boolean isStill() {
    return true;
  }

  @Override
  default String described() {
    return "a timbre";
  }

  /**
   * A sound's own frames, the last of which holds.
   *
   * @param frames codes, [frames][latents]
   */
  record Held(String name, float[][] frames) implements Timbre {
    @Override
    public void code(int frame, double part, float[] out) {
      float[] code = frames[Math.min(frame, frames.length - 1)];
      System.arraycopy(code, 0, out, 0, code.length);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A sound whose code is being found.
   *
   * @param codes of its frames, the last of which holds
   */
  record Coming(String name, CompletableFuture<float[][]> codes) implements Timbre {
    @Override
    public void code(int frame, double part, float[] out) {
      new Held(name, codes.join()).code(frame, part, out);
    }

    @Override
    public boolean isThere() {
      return codes.isDone();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Several at once, each with its share. */
  record Blended(List<Timbre> timbres, List<Double> shares) implements Timbre {
    /** Takes copies. */
    public Blended {
      timbres = List.copyOf(timbres);
      shares = List.copyOf(shares);
    }

    @Override
    public void code(int frame, double part, float[] out) {
      double[] sums = new double[out.length];
      for (int i = 0; i < timbres.size(); i++) {
        timbres.get(i).code(frame, part, out);
        for (int k = 0; k < out.length; k++) sums[k] += shares.get(i) * out[k];
      }
      for (int k = 0; k < out.length; k++) out[k] = (float) sums[k];
    }

    @Override
    public Timbre over(Query query) {
      return new Blended(timbres.stream().map(timbre -> timbre.over(query)).toList(), shares);
    }

    @Override
    public boolean isThere() {
      return timbres.stream().allMatch(Timbre::isThere);
    }

    @Override
    public boolean isStill() {
      return timbres.stream().allMatch(Timbre::isStill);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("blend");
      for (int i = 0; i < timbres.size(); i++) {
        out.append(String.format(Locale.ROOT, " %s %.3f", timbres.get(i), shares.get(i)));
      }
      return out.toString();
    }
  }

  /**
   * One on its way to another.
   *
   * @param by how far it is: 0 is the first, 1 the other; less and more goes beyond
   * @param over its span are the cycles of {@code by} during which the note lasts; knobs stay as
   *     they were when it was asked
   */
  record Moving(Timbre from, Timbre to, Pattern by, Query over) implements Timbre {
    /** Farther out than this nothing was ever learnt. */
    private static final double FARTHEST = 4;

    @Override
    public void code(int frame, double part, float[] out) {
      float[] other = new float[out.length];
      from.code(frame, part, out);
      to.code(frame, part, other);
      double way = new Motion(by, over).at(part, -FARTHEST, 1 + FARTHEST, 0);
      for (int k = 0; k < out.length; k++) {
        out[k] = (float) (out[k] + way * (other[k] - out[k]));
      }
    }

    @Override
    public Timbre over(Query query) {
      return new Moving(from.over(query), to.over(query), by, query);
    }

    @Override
    public boolean isThere() {
      return from.isThere() && to.isThere();
    }

    @Override
    public boolean isStill() {
      return false;
    }

    @Override
    public String toString() {
      return "morph " + from + " " + to;
    }
  }

  /**
   * A place between four, of which the first lies at 0, 0, the second at 1, 0, the third at 0, 1
   * and the last at 1, 1. A note at such a place is played from cells that were decoded ahead,
   * where they are there.
   *
   * @param corners four that stay as they are
   * @param x from the first to the second, 0 to 1
   * @param y from the first to the third, 0 to 1
   * @param over its span are the cycles of both during which the note lasts
   */
  record Grid(List<Timbre> corners, Pattern x, Pattern y, Query over) implements Timbre {
    private static final double MIDDLE = 0.5;

    /** Takes a copy of four. */
    public Grid {
      corners = List.copyOf(corners);
      if (corners.size() != 4) {
        throw new IllegalArgumentException("a grid has four corners, not " + corners.size());
      }
    }

    /** How far to the second corner it is. */
    double xAt(double part) {
      return new Motion(x, over).at(part, 0, 1, MIDDLE);
    }

    /** How far to the third corner it is. */
    double yAt(double part) {
      return new Motion(y, over).at(part, 0, 1, MIDDLE);
    }

    @Override
    public void code(int frame, double part, float[] out) {
      between(frame, xAt(part), yAt(part), out);
    }

    /** The code of a frame at a place. */
    void between(int frame, double right, double down, float[] out) {
      double[] shares = {
        (1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down
      };
      double[] sums = new double[out.length];
      for (int corner = 0; corner < shares.length; corner++) {
        corners.get(corner).code(frame, 0, out);
        for (int k = 0; k < out.length; k++) sums[k] += shares[corner] * out[k];
      }
      for (int k = 0; k < out.length; k++) out[k] = (float) sums[k];
    }

    @Override
    public Timbre over(Query query) {
      return new Grid(corners, x, y, query);
    }

    @Override
    public boolean isThere() {
      return corners.stream().allMatch(Timbre::isThere);
    }

    @Override
    public boolean isStill() {
      return false;
    }

    @Override
    public String toString() {
      return "grid " + corners;
    }
  }

  /**
   * A place on a map of some, of which the nearest sound.
   *
   * @param timbres as many as the map has spots
   * @param x from left to right, 0 to 1
   * @param y from the bottom to the top, 0 to 1
   * @param over its span are the cycles of both during which the note lasts
   */
  record Placed(List<Timbre> timbres, PadMap map, Pattern x, Pattern y, Query over)
      implements Timbre {
    private static final double MIDDLE = 0.5;

    /** Takes a copy of as many as there are spots. */
    public Placed {
      timbres = List.copyOf(timbres);
      if (timbres.isEmpty() || timbres.size() != map.spots().size()) {
        throw new IllegalArgumentException(
            "a map of " + map.spots().size() + " spots for " + timbres.size() + " timbres");
      }
    }

    @Override
    public void code(int frame, double part, float[] out) {
      double right = new Motion(x, over).at(part, 0, 1, MIDDLE);
      double up = new Motion(y, over).at(part, 0, 1, MIDDLE);
      double[] shares = map.shares(right, up);
      double[] sums = new double[out.length];
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] == 0) continue;
        timbres.get(i).code(frame, part, out);
        for (int k = 0; k < out.length; k++) sums[k] += shares[i] * out[k];
      }
      for (int k = 0; k < out.length; k++) out[k] = (float) sums[k];
    }

    @Override
    public Timbre over(Query query) {
      return new Placed(timbres, map, x, y, query);
    }

    @Override
    public boolean isThere() {
      return timbres.stream().allMatch(Timbre::isThere);
    }

    @Override
    public boolean isStill() {
      return false;
    }

    @Override
    public String toString() {
      return "a place on the pad";
    }
  }
}
