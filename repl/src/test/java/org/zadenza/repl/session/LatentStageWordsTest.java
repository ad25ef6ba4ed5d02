// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

class LatentStageWordsTest {
  private final Session session =
      Session.on(
          new ManualClock(),
          Rational.ONE,
          Timing.OFFLINE,
          SessionLog.none(),
          Reporter.SILENT,
          new Models(new ToyWeights(1), new ModelService(), new ModelService()));

  @AfterEach
  void close() {
    session.close();
  }

  private String said(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why).text();
  }

  private String refused(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    return assertInstanceOf(Answer.Refused.class, answer, text).complaint().text();
  }

  @Test
  void aSlotIsWrittenDownAndReadAgain() {
    said("(d1 (fast 2 (trio {:seed 3})))");
    String text = said("(save-z :d1)");
    assertTrue(text.matches("\"trio:[0-9A-Z-]+\""), text);
    assertEquals(text, said("(save-z d1)"));
    assertEquals(text, said("(save-z)"));
    assertEquals(text, said("(save-z (z " + text + "))"));
    assertEquals(said("(trio {:z " + text + "})"), said("(trio {:z (z " + text + ")})"));
  }

  @Test
  void timbresAreListedByFamily() {
    List<String> lines = List.of(said("(timbres)").split("\n"));
    assertEquals("brass (trumpet): alto-horn trumpet", lines.get(0));
    assertEquals("flute: flute", lines.get(1));
    assertTrue(lines.get(2).startsWith("bass_acoustic_000 "), lines.get(2));
    assertEquals(said("(timbres)"), said("timbres"));
    assertTrue(said("(z \"<alto-horn flute>\" (note \"c\"))").contains("alto-horn"));
    assertTrue(refused("(timbres 1)").startsWith("timbres"), refused("(timbres 1)"));
    assertTrue(refused("(z :trumpt (note \"c\"))").contains("did you mean \"trumpet\"?"));
  }

  @Test
  void mistakesAreTold() {
    assertTrue(refused("(save-z :d7)").contains("d7 plays nothing"));
    said("(d1 (s \"bd\"))");
    assertTrue(refused("(save-z :d1)").contains("a slot or a pattern that plays a latent"));
    String text = said("(save-z (musicvae-drums))").replace("\"", "");
    char fifth = text.charAt(text.indexOf('-') + 2);
    String typed =
        text.substring(0, text.indexOf('-') + 2)
            + (fifth == '7' ? '8' : '7')
            + text.substring(text.indexOf('-') + 3);
    String told = refused("(z \"" + typed + "\")");
    assertTrue(told.contains("letter 2 of group 2 is mistyped: it must be " + fifth), told);
  }
}
