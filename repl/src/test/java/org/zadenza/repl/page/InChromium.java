// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
  final Session session =
      Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  final List<Cue> sent = new CopyOnWriteArrayList<>();
  final Page page = new Page(session, clock, Browser.NONE, this::sketches);
  Path folder;
  Chromium.Tab tab;
  private LiveSound sound;
  private Metronome ticking;
  private Chromium chromium;

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
    session.warmUp();
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
    tab.value("window.lit = []; document.addEventListener('lit', e => lit.push(e.detail)); true");
  }

  @AfterAll
  void end() {
    if (chromium != null) chromium.close();
    if (ticking != null) ticking.close();
    if (sound != null) sound.close();
    session.close();
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
    String rect = "document.getElementById('" + id + "').getBoundingClientRect()";
    double left = tab.value(rect + ".left").getAsDouble();
    double top = tab.value(rect + ".top").getAsDouble();
    double width = tab.value(rect + ".width").getAsDouble();
    double height = tab.value(rect + ".height").getAsDouble();
    for (int i = 0; i < places.length; i += 2) {
      double x = left + places[i] * width;
      double y = top + places[i + 1] * height;
      mouse(i == 0 ? "mousePressed" : "mouseMoved", x, y);
      if (i == places.length - 2) mouse("mouseReleased", x, y);
    }
  }

  private void mouse(String kind, double x, double y) throws Exception {
    boolean moves = kind.equals("mouseMoved");
    tab.tell(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            kind,
            "x",
            x,
            "y",
            y,
            "button",
            "left",
            "buttons",
            1,
            "clickCount",
            moves ? 0 : 1));
  }

  final void click(String id) throws Exception {
    tab.value("document.getElementById('" + id + "').click(); true");
  }
}
