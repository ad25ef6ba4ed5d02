// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zadenza.notation.Notation;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The kit that every law uses: state two patterns that are equal, vary the span. */
final class Laws {
  private static final int SPANS = 60;

  private Laws() {}

  static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  /** Thirds, negative cycles, no width, many cycles. */
  static Span randomSpan(Random random) {
    Rational begin = Rational.of(random.nextInt(400) - 200, 1 + random.nextInt(24));
    if (random.nextInt(8) == 0) return new Span(begin, begin);
    return new Span(begin, begin.plus(Rational.of(1 + random.nextInt(60), 1 + random.nextInt(24))));
  }

  static void assertSame(Pattern expected, Pattern actual) {
    long seed = seed();
    Random random = new Random(seed);
    for (int i = 0; i < SPANS; i++) {
      Span span = randomSpan(random);
      assertEquals(
          shown(expected, span), shown(actual, span), () -> "seed=" + seed + " span=" + span);
    }
  }

  /** Events as sorted text, fragments of one event joined, without their sources. */
  static List<String> shown(Pattern pattern, Span span) {
    Map<String, List<Span>> parts = new HashMap<>();
    for (Event e : pattern.events(span)) {
      parts.computeIfAbsent(e.whole() + " : " + e.value(), _ -> new ArrayList<>()).add(e.part());
    }
    List<String> out = new ArrayList<>();
    parts.forEach(
        (what, pieces) -> {
          for (Span piece : joined(pieces)) out.add(what + " @ " + piece);
        });
    out.sort(Comparator.naturalOrder());
    return out;
  }

  private static List<Span> joined(List<Span> pieces) {
    List<Span> out = new ArrayList<>();
    pieces.sort(Comparator.comparing(Span::begin).thenComparing(Span::end));
    for (Span piece : pieces) {
      int touching = -1;
      for (int i = 0; i < out.size(); i++) {
        if (!piece.isPoint() && out.get(i).end().equals(piece.begin())) touching = i;
      }
      if (touching < 0) out.add(piece);
      else out.set(touching, new Span(out.get(touching).begin(), piece.end()));
    }
    return out;
  }

  private static final String[] ATOMS = {"a", "b", "c", "~", "0", "1.5", "e4"};

  /** A text of notation that is always well formed. */
  static String randomText(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    int steps = 1 + random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      if (i > 0) out.append(' ');
      String inner = depth == 0 ? "" : randomText(random, depth - 1);
      out.append(
          switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> "[" + inner + "]";
            case 2 -> "<" + inner + ">";
            case 3 -> "{" + inner + "}%" + (1 + random.nextInt(5));
            case 4 -> "[" + inner + ", " + ATOMS[random.nextInt(ATOMS.length)] + "]";
            default -> ATOMS[random.nextInt(ATOMS.length)];
          });
      switch (random.nextInt(9)) {
        case 0 -> out.append('*').append(1 + random.nextInt(3));
        case 1 -> out.append('/').append(1 + random.nextInt(3));
        case 2 -> out.append('@').append(1 + random.nextInt(3));
        case 3 -> out.append('!').append(1 + random.nextInt(3));
        case 4 -> out.append("(3,8)");
        case 5 -> out.append('?');
        default -> {}
      }
    }
    return out.toString();
  }

  static Pattern randomPattern(Random random) {
    return Notation.parse(randomText(random, 2));
  }
}
