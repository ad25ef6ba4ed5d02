// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.session.ToyStyles;

/** What the page draws, in a style, as a browser shows it. */
@Tag("slow")
class RestyleInChromiumTest extends InChromium {
  @Override
  Models models() throws IOException {
    Path own = Files.createTempDirectory("zadenza-styles");
    ToyStyles.write(own, "toy", 1);
    return new Models(new PlayersWeights(own), new ModelService(), new ModelService());
  }

  private void evaluate(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    assertTrue(answer instanceof Answer.Value, answer.text());
  }

  private int restyled() throws Exception {
    return Integer.parseInt(
        tab.value("document.getElementById('drawings').dataset.restyled || '0'").getAsString());
  }

  /** How many places of the canvas are covered, from nothing to all of a square. */
  private double covered() throws Exception {
    return tab.value(
            "(() => { const c = document.getElementById('drawings'); const p ="
                + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; for"
                + " (let k = 3; k < p.length; k += 4) n += p[k] > 0; return 4 * n / p.length; })()")
        .getAsDouble();
  }

  @Test
  void picturesComeBackAndCoverWhatIsDrawn() throws Exception {
    evaluate("(d1 (draw (drawing \"60,200 128,40 196,200; 90,140 166,140\")))");
    tab.await("document.getElementById('drawings').dataset.drawn === '1'");
    double before = covered();
    evaluate("(style :toy {:mix 1 :size 64})");
    Await.until("pictures are shown", () -> restyled() >= 5);
    Await.until("they cover the square", () -> covered() > 5 * before);
    Await.until(
        "the page says so",
        () ->
            tab.value("document.getElementById('restyled').textContent")
                .getAsString()
                .startsWith("toy "));
    assertTrue(page.text().contains("frames restyled"), page.text());
    evaluate("(style :off)");
    Await.until("only lines are left", () -> covered() < 2 * before);
    int shown = restyled();
    Await.until(
        "the page says nothing",
        () -> tab.value("document.getElementById('restyled').textContent").getAsString().isEmpty());
    assertEquals(shown, restyled());
    evaluate("(hush)");
  }
}
