// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.live.Pads;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Cue;

/** The pad and the drawing desk as a browser has them, moved by its mouse. */
@Tag("slow")
class HandInChromiumTest extends InChromium {
  @AfterEach
  void quiet() throws Exception {
    evaluate("(hush)");
    assertEquals(List.of(), tab.complaints());
  }

  private void evaluate(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    assertTrue(answer instanceof Answer.Value, answer.text());
  }

  private void show(String panel) throws Exception {
    if (tab.value("document.getElementById('" + panel + "-panel').hidden").getAsBoolean()) {
      click("show-" + panel);
    }
  }

  private void pad(String map) throws Exception {
    show("pad");
    tab.await("document.querySelector('#pad-map option[value=" + map + "]')");
    tab.value(
        "{ const m = document.getElementById('pad-map'); m.value = '"
            + map
            + "'; m.onchange(); } true");
  }

  private double input(String name) {
    return session.scheduler().inputs().now().get(name) instanceof Number n ? n.doubleValue() : -1;
  }

  /** Records until so many more cues came of a slot; how bright it is. */
  private double recorded(String name, String slot) throws Exception {
    Path file = folder.resolve(name);
    long before = count(slot);
    Await.until("it plays where the hand is", () -> count(slot) > before + 4);
    evaluate("(record \"" + file + "\")");
    long begun = count(slot);
    Await.until("it is recorded", () -> count(slot) > begun + 24);
    evaluate("(record-stop)");
    Await.until("it is kept", () -> Files.exists(file) && Files.size(file) > 50_000);
    return brightness(Files.readAllBytes(file));
  }

  private long count(String slot) {
    return sent.stream().filter(cue -> cue.slot().equals(slot)).count();
  }

  /** The root of the second moment of the spectrum, in Hz: small differences, low frequencies. */
  private static double brightness(byte[] wav) {
    ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(44);
    double before = 0;
    double steps = 0;
    double squares = 0;
    while (in.remaining() >= 4) {
      double now = in.getShort();
      in.getShort();
      steps += (now - before) * (now - before);
      squares += now * now;
      before = now;
    }
    assertTrue(squares > 0, "silent");
    return Math.sqrt(steps / squares) * 48_000 / (2 * Math.PI);
  }

  @Test
  void draggingChangesTheSoundThatIsRecorded() throws Exception {
    pad("drums");
    evaluate("(d5 (cutoff (range 150 6000 (pad :x)) (note \"c3\" (s \"supersaw*16\"))))");
    drag("pad", 0.5, 0.5, 0.3, 0.5, 0.1, 0.6, 0.02, 0.9);
    Await.until("the hand is left", () -> Math.abs(input(Pads.X) - 0.02) < 0.01);
    assertEquals(0.1, input(Pads.Y), 0.01);
    double dark = recorded("dark.wav", "d5");
    drag("pad", 0.1, 0.9, 0.5, 0.5, 0.9, 0.1, 0.98, 0.05);
    Await.until("the hand is right", () -> Math.abs(input(Pads.X) - 0.98) < 0.01);
    assertEquals(0.95, input(Pads.Y), 0.01);
    double bright = recorded("bright.wav", "d5");
    System.out.printf("%.0f Hz with the hand on the left, %.0f Hz on the right%n", dark, bright);
    assertTrue(bright > 1.5 * dark, dark + " Hz, then " + bright + " Hz");
  }

  /** What the button writes plays: a note's code is that of where the hand was. */
  @Test
  void theMapOfTimbresPlaysWhereTheHandIs() throws Exception {
    pad("timbres");
    write(" ");
    click("pad-play");
    Await.until("it plays", () -> sent.stream().anyMatch(HandInChromiumTest::isPlaced));
    drag("pad", 0.5, 0.5, 0.06, 0.94);
    float[] low = codeNow();
    drag("pad", 0.5, 0.5, 0.94, 0.06);
    float[] high = codeNow();
    double far = 0;
    for (int k = 0; k < low.length; k++) far += Math.abs(low[k] - high[k]);
    assertTrue(far > 0.5, "the codes are " + far + " apart");
  }

  private static boolean isPlaced(Cue cue) {
    return cue.controls().get("z") instanceof Timbre.Placed;
  }

  private float[] codeNow() throws Exception {
    double x = tab.value("document.getElementById('pad').clientWidth").getAsDouble();
    assertTrue(x > 200, "the pad is " + x + " wide");
    int before = sent.size();
    Await.until(
        "a note", () -> sent.stream().skip(before + 8).anyMatch(HandInChromiumTest::isPlaced));
    Cue last =
        sent.stream().skip(before + 8).filter(HandInChromiumTest::isPlaced).findFirst().get();
    float[] code = new float[session.models().nsynth().voice().anchors().latents()];
    ((Timbre) last.controls().get("z")).code(0, 0, code);
    return code;
  }

  /** A gesture plays on by itself in place of the hand, and stands in the set. */
  @Test
  void aGestureIsRecordedAndTakesTheHandsPlace() throws Exception {
    pad("drums");
    write("(d6 (pan (pad :x) (s \"hh*16\")))");
    tab.control("Enter", "Enter", 13);
    Await.until("it plays", () -> playing("d6"));
    click("pad-record");
    press("pad", 0.05, 0.5);
    for (int step = 1; step <= 12; step++) {
      move("pad", 0.05 + 0.075 * step, 0.5);
      long before = count("d6");
      Await.until("time goes on", () -> count("d6") > before + 1);
    }
    release("pad", 0.95, 0.5);
    click("pad-record");
    Await.until("the slot follows the gesture", () -> text("d6").contains("(gesture :g1 :x)"));
    assertTrue(text().contains("(gesture :g1 "), text());
    int before = sent.size();
    Await.until("it plays on", () -> count("d6", before) > 40);
    long places =
        sent.stream()
            .skip(before + 8)
            .filter(cue -> cue.slot().equals("d6"))
            .map(cue -> cue.controls().number("pan", -1))
            .distinct()
            .count();
    assertTrue(places > 4, places + " places");
  }

  private String text(String slot) {
    return session.now().lanes().stream()
        .filter(lane -> lane.slot().equals(slot))
        .map(lane -> lane.text())
        .findFirst()
        .orElse("");
  }

  private long count(String slot, int before) {
    return sent.stream().skip(before).filter(cue -> cue.slot().equals(slot)).count();
  }

  @Test
  void nineCompletionsComeAndOneIsUsed() throws Exception {
    show("paper");
    tab.await("document.querySelectorAll('#paper-word option').length === 3");
    drag("paper", 0.2, 0.2, 0.4, 0.5, 0.6, 0.2, 0.8, 0.5);
    drag("paper", 0.3, 0.7, 0.5, 0.8, 0.7, 0.7);
    tab.await("[...document.querySelectorAll('#paper-ways button')].every(b => !b.disabled)");
    String drawn = "[...document.querySelectorAll('#paper-ways canvas')].map(c => c.toDataURL())";
    String before = tab.value(drawn).toString();
    JsonArray nine = tab.value(drawn).getAsJsonArray();
    assertEquals(9, nine.asList().stream().distinct().count());
    tab.value(
        "{ const t = document.getElementById('paper-temperature'); t.value = 1.2; t.oninput(); }"
            + " true");
    tab.await("JSON.stringify(" + drawn + ") !== " + quoted(before));
    write(" ");
    String choose =
        "{ const b = document.querySelectorAll('#paper-ways button')[4];"
            + " if (b.getAttribute('aria-pressed') === 'false') b.click();"
            + " document.getElementById('paper-use').click(); } true";
    Await.until(
        "it has a name", // drawings that come meanwhile take the choice back
        () -> {
          tab.value(choose);
          return session.evaluate(Forms.typed("drawing1").getFirst()) instanceof Answer.Value;
        });
    String set = tab.value("document.querySelector('.cm-content').textContent").getAsString();
    assertTrue(
        Pattern.compile("\\(def drawing1 \\(drawing \"51,51 [0-9., ;]+\"\\)\\)")
            .matcher(set)
            .find(),
        set);
    String played = "(d1 (note (range 0 12 (stroke-y drawing1)) (draw drawing1)))";
    assertInstanceOf(Answer.Value.class, session.evaluate(Forms.typed(played).getFirst()));
  }

  /** What it looks like is said while the pen is still down, and is taken back with the line. */
  @Test
  void whatItLooksLikeIsSaidWhileOneDraws() throws Exception {
    show("paper");
    tab.await("document.querySelectorAll('#paper-word option').length === 3");
    click("paper-clear");
    String seen = "[...document.querySelectorAll('#paper-seen button')].map(b => b.textContent)";
    tab.await(seen + ".length === 0");
    press("paper", 0.2, 0.2);
    tab.await(seen + ".length === 3");
    String dot = tab.value(seen).toString();
    double[] square = {0.8, 0.2, 0.8, 0.8, 0.2, 0.8, 0.2, 0.22};
    for (int k = 0; k < square.length; k += 2) move("paper", square[k], square[k + 1]);
    tab.await(seen + ".some(t => t.startsWith('square'))");
    assertNotEquals(dot, tab.value(seen).toString());
    release("paper", 0.2, 0.22);
    for (JsonElement each : tab.value(seen).getAsJsonArray()) {
      assertTrue(each.getAsString().matches("[A-Za-z ]+[0-9]+ %"), each.getAsString());
    }
    click("paper-back");
    tab.await(seen + ".length === 0");
  }

  private static String quoted(String text) {
    return new Gson().toJson(text);
  }
}
