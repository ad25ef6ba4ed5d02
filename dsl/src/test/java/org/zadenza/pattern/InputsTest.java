// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.time.Span;

class InputsTest {
  private static List<Object> values(String word, Map<String, Object> inputs, Object... given) {
    Pattern pattern = Pattern.of(Vocabulary.find(word).orElseThrow().call().apply(List.of(given)));
    List<Object> out = new ArrayList<>();
    Query query = new Query(Span.of(0, 1), 0.5, Budget.standard(), false, inputs);
    pattern.query(query, event -> out.add(event.value()));
    return out;
  }

  @Test
  void whatCameStandsForTheWholeSpanAndNothingMeansTheFirstArgument() {
    assertEquals(List.of(0.5), values("cF", Map.of("x", 0.5), "1 2", "x"));
    assertEquals(List.of(1.0, 2.0), values("cF", Map.of("y", 0.5), "1 2", "x"));
    assertEquals(List.of(0.0), values("cF0", Map.of(), "x"));
    assertEquals(List.of(), values("cF_", Map.of(), "x"));
  }

  @Test
  void eachKindTakesWhatFitsIt() {
    assertEquals(List.of(2.0), values("cI", Map.of("x", 2.9), 0, "x"));
    assertEquals(List.of(-3.0), values("cI", Map.of("x", -2.1), 0, "x"));
    assertEquals(List.of(48.0), values("cN0", Map.of("x", "c3"), "x"));
    assertEquals(List.of(60.0), values("cN0", Map.of("x", "what"), "x"));
    assertEquals(List.of("a"), values("cS0", Map.of("x", "a"), "x"));
    assertEquals(List.of("7"), values("cS0", Map.of("x", 7.0), "x"));
    assertEquals(List.of(1.5), values("cF0", Map.of("x", "1.5"), "x"));
    assertEquals(List.of(0.0), values("cF0", Map.of("x", "loud"), "x"));
    assertEquals(List.of(true), values("cB0", Map.of("x", 1.0), "x"));
    assertEquals(List.of(false), values("cB0", Map.of("x", "false"), "x"));
  }

  @Test
  void aTextIsReadAsNotationAndNonsenseIsSilence() {
    assertEquals(List.of("bd", "sn", "sn"), values("cP", Map.of("x", "bd sn*2"), "x"));
    assertEquals(List.of(), values("cP", Map.of("x", "bd ["), "x"));
    assertEquals(List.of(), values("cP", Map.of(), "x"));
  }

  @Test
  void aControlOnABusHasItsNumberUnderACaret() {
    Controls saws = Controls.of("pan", 0.25).with("^pan", 3.0);
    assertEquals(List.of(saws), values("toBus", Map.of(), "pan", 3, 0.25));
    assertEquals(List.of(Controls.of("^cutoff", 3.0)), values("fromBus", Map.of(), "lpf", 3));
  }
}
