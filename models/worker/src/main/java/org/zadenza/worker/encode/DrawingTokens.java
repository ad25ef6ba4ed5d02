// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.data.DrawingCollection.Placed;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.worker.shard.Piece;

/**
 * Drawings as tokens, exactly: whether all places are whole numbers, the word, and each line's
 * points; whole ones as steps from the point before. Its steps are the points that a network sees.
 */
public final class DrawingTokens {
  private static final StrokeCodec PIXELS = new StrokeCodec(1);
  private static final int WHOLE = 0;
  private static final int EXACT = 1;
  private static final int FARTHEST = 1 << 28; // whole steps between two such fit

  private DrawingTokens() {}

  /** A drawing. */
  static Piece piece(String name, Placed placed) {
    Drawing drawing = placed.labelled().drawing();
    boolean whole =
        drawing.lines().stream()
            .flatMap(List::stream)
            .allMatch(point -> isWhole(point.x()) && isWhole(point.y()));
    TokenWriter out = new TokenWriter().number(whole ? WHOLE : EXACT);
    out.text(placed.labelled().word()).number(drawing.lines().size());
    int x = 0;
    int y = 0;
    for (List<Drawing.Point> line : drawing.lines()) {
      out.number(line.size());
      for (Drawing.Point point : line) {
        if (whole) {
          out.signed((int) point.x() - x).signed((int) point.y() - y);
          x = (int) point.x();
          y = (int) point.y();
        } else {
          out.exact(point.x()).exact(point.y());
        }
      }
    }
    return new Piece(name, placed.split(), PIXELS.strokes(drawing).size(), out.tokens());
  }

  private static boolean isWhole(double place) {
    return Math.abs(place) < FARTHEST
        && place == Math.rint(place)
        && !(place == 0 && 1 / place < 0);
  }

  /** The drawing in a piece's tokens. */
  public static Labelled drawing(int[] tokens) {
    TokenReader in = new TokenReader(tokens);
    boolean whole = in.number() == WHOLE;
    String word = in.text();
    int count = in.number();
    List<List<Drawing.Point>> lines = new ArrayList<>();
    int x = 0;
    int y = 0;
    for (int k = 0; k < count; k++) {
      int points = in.number();
      List<Drawing.Point> line = new ArrayList<>();
      for (int p = 0; p < points; p++) {
        if (whole) {
          x += in.signed();
          y += in.signed();
          line.add(new Drawing.Point(x, y));
        } else {
          line.add(new Drawing.Point(in.exactDouble(), in.exactDouble()));
        }
      }
      lines.add(line);
    }
    return new Labelled(word, new Drawing(lines));
  }
}
