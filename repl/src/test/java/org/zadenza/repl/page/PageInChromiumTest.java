// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.SystemClock;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** The page as a browser has it. The music plays in real time, nothing is heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInChromiumTest {
  private final SystemClock clock = new SystemClock();
  private final Session session =
      Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final List<Cue> sent = new CopyOnWriteArrayList<>();
  private final Page page = new Page(session, clock, Browser.NONE);
  private Metronome ticking;
  private Chromium chromium;
  private Chromium.Tab tab;

  @BeforeAll
  void start(@TempDir Path profile) throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "there is no Chromium here");
    session.connect(page);
    session.outlets().add(sent::add);
    session.warmUp();
    ticking = Metronome.start(session.scheduler(), clock, Reporter.SILENT);
    chromium = Chromium.start(profile);
    tab = chromium.open(page.open(0));
    tab.size(1280, 720, true);
    tab.await(
        "document.querySelector('.cm-content') && document.querySelector('#tempo').textContent");
    tab.value("window.lit = []; document.addEventListener('lit', e => lit.push(e.detail)); true");
  }

  @AfterAll
  void end() {
    if (chromium != null) chromium.close();
    if (ticking != null) ticking.close();
    session.close();
  }

  /** Puts a text in place of all that is in the editor. */
  private void write(String text) throws Exception {
    tab.value("document.querySelector('.cm-content').focus(); true");
    tab.control("a", "KeyA", 65);
    tab.type(text);
  }

  private String text() throws Exception {
    return tab.value("document.querySelector('.cm-content').innerText").getAsString();
  }

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

  private boolean playing(String slot) {
    return session.now().lanes().stream()
        .anyMatch(lane -> lane.slot().equals(slot) && lane.playing());
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
    assertTrue(tab.complaints().stream().noneMatch(said -> said.contains("exceptionDetails")));
  }

  /**
   * By the page's own clock, which is the session's as far as it can know: an atom is lit in the
   * first frame after the moment at which it sounds, or at which the page heard of it. At sixty
   * frames a second that is within 17 ms; how far apart frames are depends on the machine.
   */
  @Test
  void atomsLightUpWhenTheySound() throws Exception {
    write("(d9 (s \"bd hh sn hh\"))");
    tab.value("lit.length = 0; true");
    tab.control("Enter", "Enter", 13);
    tab.await("lit.filter(l => l.slot === 'd9').length >= 12");
    JsonArray lit = tab.value("lit.filter(l => l.slot === 'd9')").getAsJsonArray();
    session.evaluate(Forms.typed("(hush)").getFirst());
    List<Double> late = new ArrayList<>();
    for (JsonElement each : lit) {
      JsonObject one = each.getAsJsonObject();
      double due = one.get("due").getAsDouble();
      double before = one.get("before").getAsDouble();
      double at = one.get("at").getAsDouble();
      assertTrue(sent.stream().anyMatch(cue -> Math.abs(cue.nanos() / 1e6 - due) < 0.01), "" + one);
      assertTrue(at >= due, "too early: " + one);
      assertTrue(before < Math.max(due, one.get("came").getAsDouble()), "a frame late: " + one);
      late.add(at - due);
    }
    late.sort(null);
    System.out.printf(
        "lit after %.1f ms at the median, %.1f ms at most%n",
        late.get(late.size() / 2), late.getLast());
  }
}
