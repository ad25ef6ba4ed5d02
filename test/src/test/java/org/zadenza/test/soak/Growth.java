// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Sees whether a process grows through a night: the lowest of its later looks may lie above the
 * highest of its first ones, taken when all was warm, by no more than what chance may hold.
 */
final class Growth {
  /** What slots remember and what caches hold at any one moment differs by about so much. */
  private static final long HEAP_BYTES = 48L << 20;

  private static final int THREADS = 6;
  private static final int FILES = 8;

  private final List<Vitals> looks = new ArrayList<>();

  void look() {
    look(Vitals.now());
  }

  void look(Vitals now) {
    looks.add(now);
  }

  /** The first look and the last. */
  void figures(JsonObject out) {
    if (looks.isEmpty()) return;
    out.add("first", looks.getFirst().json());
    out.add("last", looks.getLast().json());
  }

  void judge(Findings findings) {
    int third = looks.size() / 3;
    if (third == 0) return;
    List<Vitals> early = looks.subList(0, third);
    List<Vitals> late = looks.subList(looks.size() - third, looks.size());
    long heap = lowest(late, Vitals::heapBytes) - highest(early, Vitals::heapBytes);
    long threads = lowest(late, Vitals::threads) - highest(early, Vitals::threads);
    long files = lowest(late, Vitals::files) - highest(early, Vitals::files);
    if (heap > HEAP_BYTES) findings.violated("the heap grew by " + (heap >> 20) + " MB");
    if (threads > THREADS) findings.violated(threads + " threads more than in the beginning");
    if (files > FILES) findings.violated(files + " files more open than in the beginning");
  }

  private static long lowest(List<Vitals> looks, ToLongFunction<Vitals> part) {
    return looks.stream().mapToLong(part).min().orElseThrow();
  }

  private static long highest(List<Vitals> looks, ToLongFunction<Vitals> part) {
    return looks.stream().mapToLong(part).max().orElseThrow();
  }
}
