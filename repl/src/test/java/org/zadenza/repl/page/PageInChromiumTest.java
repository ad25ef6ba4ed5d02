// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.repl.eval.Forms;

/** The page as a browser has it. The music plays in real time, nothing is heard. */
@Tag("slow")
class PageInChromiumTest extends InChromium {
  private static final int ATOMS = Integer.getInteger("atoms", 12);

  @Test
  void theAddressHidesTheKeyAndNothingIsKeptOutByThePolicy() throws Exception {
    String address = tab.value("location.href").getAsString();
    assertEquals(page.gate().origin() + page.gate().root(), address);
    assertEquals("", tab.value("document.cookie").getAsString());
    assertEquals(List.of(), tab.complaints());
  }

  @Test
  void ctrlEnterEvaluatesTheFormAndCtrlDotHushes() throws Exception {
    write("(d7 (s \"hh*4\"))");
    tab.control("Enter", "Enter", 13);
    Await.until("it plays", () -> playing("d7"));
    tab.control(".", "Period", 190);
    Await.until("it is silent", () -> !session.isPlaying());
  }

  @Test
  void anErrorStandsUnderItsLineUntilItIsChanged() throws Exception {
    write("(d3 (nosuchword 1))");
    tab.control("Enter", "Enter", 13);
    tab.await("document.querySelector('.cm-refused')");
    String said = tab.value("document.querySelector('.cm-refused').innerText").getAsString();
    assertTrue(said.startsWith("there is no word nosuchword"), said);
    tab.type(" ");
    tab.await("!document.querySelector('.cm-refused')");
  }

  @Test
  void javaIsTheOtherLanguage() throws Exception {
    tab.value("document.querySelector('[data-language=java]').click(); true");
    write("d8(s(\"hh*2\"))");
    tab.control("Enter", "Enter", 13);
    Await.until("it plays", () -> playing("d8"));
    tab.value("document.querySelector('[data-language=clj]').click(); true");
    session.evaluate(Forms.typed("(hush)").getFirst());
  }

  @Test
  void whatThePromptEvaluatesIsShown() throws Exception {
    session.evaluate(Forms.typed("(+ 1200 34)").getFirst());
    tab.await("document.querySelector('#said').innerText.includes('z> (+ 1200 34)')");
    tab.await("document.querySelector('#said').innerText.includes('1234')");
  }

  /** A line grows word by word, the word that lasts is lit, the line before stands above it. */
  @Test
  void wordsAreShownAsTheyAreSaid() throws Exception {
    tab.value(
        "window.told = []; window.watch = new MutationObserver(() => { const one = (c) =>"
            + " document.querySelector('#words [data-slot=d9] ' + c)?.textContent.trim() ?? '';"
            + " told.push([one('.past'), one('.now'), one('em')].join('|')); });"
            + " watch.observe(document.querySelector('#words'), { childList: true, subtree: true"
            + " }); true");
    session.evaluate(Forms.typed("(d9 (label \"to be or not\"))").getFirst());
    List<String> line = List.of("to|to", "to be|be", "to be or|or", "to be or not|not");
    for (String words : line) tab.await("told.includes('to be or not|" + words + "')");
    JsonArray told = tab.value("told").getAsJsonArray();
    List<Integer> places = new ArrayList<>();
    for (String words : line) {
      places.add(told.asList().indexOf(new JsonPrimitive("to be or not|" + words)));
    }
    assertEquals(places.stream().sorted().toList(), places, told.toString());
    session.evaluate(Forms.typed("(hush)").getFirst());
    tab.await("!document.querySelector('#words em') && !document.querySelector('#words div')");
    tab.value("watch.disconnect(); true");
  }

  /** A line is drawn as its time goes: ink grows, and a hush leaves an empty sheet. */
  @Test
  void aDrawingIsDrawnWhileItLasts() throws Exception {
    tab.value(
        "window.ink = () => { const c = document.querySelector('#drawings');"
            + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            + " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 40) n++; return n; };"
            + " window.most = 0; window.grew = 0; window.watch = setInterval(() => {"
            + " const n = ink(); if (n > most) { grew++; most = n; } }, 30); true");
    session.evaluate(
        Forms.typed("(d6 (draw (drawing \"10,10 240,10 240,240 10,240; 128,128\")))").getFirst());
    tab.await("document.querySelector('#drawings').dataset.drawn === '1'");
    tab.await("grew >= 8 && most > 1000");
    session.evaluate(Forms.typed("(hush)").getFirst());
    tab.await("document.querySelector('#drawings').dataset.drawn === '0' && ink() === 0");
    tab.value("clearInterval(watch); true");
  }

  /**
   * By the page's own clock, which is the session's as far as it can know: an atom is lit in the
   * first frame after the moment at which it sounds, or at which the page heard of it. At sixty
   * frames a second that is within 17 ms; how far apart frames are depends on the machine, as does
   * how long after it the next one begins, when this one can be seen ({@code -Datoms=150} for
   * more).
   */
  @Test
  void atomsLightUpWhenTheySound() throws Exception {
    write("(d9 (s \"bd hh sn hh\"))");
    tab.value("lit.length = 0; true");
    tab.control("Enter", "Enter", 13);
    tab.await("lit.filter(l => l.slot === 'd9' && l.shown).length >= " + ATOMS + "");
    JsonArray lit = tab.value("lit.filter(l => l.slot === 'd9' && l.shown)").getAsJsonArray();
    session.evaluate(Forms.typed("(hush)").getFirst());
    AudioEngine engine = session.engine().orElseThrow();
    double heardAfter = 1000.0 * engine.latencyFrames() / engine.sampleRate();
    List<Double> late = new ArrayList<>();
    List<Double> seen = new ArrayList<>();
    for (JsonElement each : lit) {
      JsonObject one = each.getAsJsonObject();
      double due = one.get("due").getAsDouble();
      double before = one.get("before").getAsDouble();
      double at = one.get("at").getAsDouble();
      double cued = due - heardAfter;
      assertTrue(
          sent.stream().anyMatch(cue -> Math.abs(cue.nanos() / 1e6 - cued) < 0.01), "" + one);
      assertTrue(at >= due, "too early: " + one);
      assertTrue(before < Math.max(due, one.get("came").getAsDouble()), "a frame late: " + one);
      late.add(at - due);
      seen.add(one.get("shown").getAsDouble() - due);
    }
    tell("lit", late);
    tell("seen", seen);
  }

  private static void tell(String what, List<Double> millis) {
    millis.sort(null);
    System.out.printf(
        "%s after %.1f ms at the median, %.1f ms p95, %.1f ms at most, of %d%n",
        what,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.getLast(),
        millis.size());
  }
}
