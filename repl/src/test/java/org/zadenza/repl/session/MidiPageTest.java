// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** The page that explains MIDI to players. */
class MidiPageTest {
  private static final Pattern CODE = Pattern.compile("`(\\([^`]*\\))`|^    (\\([^)].*\\))$");

  @Test
  void everyLineThatItShowsWorks() throws IOException {
    Path page = Path.of(System.getProperty("zadenza.home"), "docs", "midi.md");
    List<String> forms = new ArrayList<>();
    for (String line : Files.readString(page).lines().toList()) {
      Matcher m = CODE.matcher(line);
      while (m.find()) forms.add(m.group(1) == null ? m.group(2) : m.group(1));
    }
    assertTrue(forms.size() > 40, forms.toString());
    ManualClock clock = new ManualClock();
    ToyPorts ports = new ToyPorts();
    try (Session session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      session.connect(
          LiveMidi.start(
              List.of(ports),
              session.scheduler(),
              session.outlets().hand(),
              clock,
              Reporter.SILENT));
      for (String form : forms) {
        Answer answer = session.evaluate(Forms.typed(form).getFirst());
        if (answer instanceof Answer.Refused(var complaint)) {
          assertEquals("", complaint.text(), form);
        }
      }
    }
  }
}
