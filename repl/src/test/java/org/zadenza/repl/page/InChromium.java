// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.SystemClock;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.live.Models;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** A session that plays in real time, and its page in a browser. Nothing is heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InChromium {
  final SystemClock clock = new SystemClock();
  final Session session = session();
  final List<Cue> sent = new CopyOnWriteArrayList<>();
  final Page page = new Page(session, clock, Browser.NONE, this::sketches);
  Path folder;
  Chromium.Tab tab;
  private LiveSound sound;
  private Metronome ticking;
  private Chromium chromium;

  private Session session() {
    try {
      return Session.on(
          clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT, models());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The models of the session. */
  Models models() throws IOException {
    return Models.ofPlayer(Folders.ofThisMachine().models());
  }

  /** What completes drawings. */
  ImportedModel.Sketches sketches() throws IOException {
    return RandomDrawings.source(1).read();
  }

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "there is no Chromium here");
    folder = temporary;
    session.connect(page);
    session.outlets().add(sent::add);
    session.tongues().warmUp();
    Folders folders = new Folders(folder, folder, folder, folder);
    sound = new LiveSound(clock, folders, SampleLibrary.empty(), Reporter.SILENT);
    session.connect(sound, clock);
    sound.start(session.outlets(), LiveSound.Way.SILENT);
    ticking = Metronome.start(session.scheduler(), clock, Reporter.SILENT);
    chromium = Chromium.start(folder.resolve("profile"));
    tab = chromium.open(page.open(0));
    tab.size(1280, 720, true);
    tab.await(
        "document.querySelector('.cm-content') && document.querySelector('#tempo').textContent");
    tab.value(
        "window.lit = []; document.addEventListener('lit', e => { lit.push(e.detail); const from ="
            + " performance.now(); requestAnimationFrame(() => e.detail.shown = e.detail.at +"
            + " performance.now() - from); }); true");
  }

  @AfterAll
  void end() {
    List<String> complaints = tab == null ? List.of() : complaints();
    if (chromium != null) chromium.close();
    if (ticking != null) ticking.close();
    if (sound != null) sound.close();
    session.close();
    assertEquals(List.of(), complaints, "what the browser said about the page");
  }

  /** What the browser said of the page; not of a test that looks at its pixels. */
  private List<String> complaints() {
    return tab.complaints().stream().filter(said -> !said.contains("getImageData")).toList();
  }

  /** Puts a text in place of all that is in the editor. */
  final void write(String text) throws Exception {
    tab.value("document.querySelector('.cm-content').focus(); true");
    tab.control("a", "KeyA", 65);
    tab.press("Backspace", "Backspace", 8); // typed over, a browser keeps the colours of old text
    tab.type(text);
  }

  final String text() throws Exception {
    return tab.value("document.querySelector('.cm-content').innerText").getAsString();
  }

  final boolean playing(String slot) {
    return session.now().lanes().stream()
        .anyMatch(lane -> lane.slot().equals(slot) && lane.playing());
  }

  /** Presses, moves through places of an element, 0 to 1 from its upper left corner, lets go. */
  final void drag(String id, double... places) throws Exception {
    press(id, places[0], places[1]);
    for (int i = 2; i < places.length; i += 2) move(id, places[i], places[i + 1]);
    release(id, places[places.length - 2], places[places.length - 1]);
  }

  final void press(String id, double x, double y) throws Exception {
    mouse("mousePressed", id, x, y);
  }

  final void move(String id, double x, double y) throws Exception {
    mouse("mouseMoved", id, x, y);
  }

  final void release(String id, double x, double y) throws Exception {
    mouse("mouseReleased", id, x, y);
  }

  private void mouse(String kind, String id, double x, double y) throws Exception {
    JsonObject box =
        tab.value("document.getElementById('" + id + "').getBoundingClientRect().toJSON()")
            .getAsJsonObject();
    tab.tell(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            kind,
            "x",
            box.get("left").getAsDouble() + x * box.get("width").getAsDouble(),
            "y",
            box.get("top").getAsDouble() + y * box.get("height").getAsDouble(),
            "button",
            "left",
            "buttons",
            1,
            "clickCount",
            kind.equals("mouseMoved") ? 0 : 1));
  }

  final void click(String id) throws Exception {
    tab.value("document.getElementById('" + id + "').click(); true");
  }
}
