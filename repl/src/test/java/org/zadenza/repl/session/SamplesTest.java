// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.cli.ZadenzaCommand;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** Recorded sounds from the word that brings them in to what is heard. */
@Timeout(120)
class SamplesTest {
  private static final int RATE = 48_000;
  private static final int OUTPUTS = 4;

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Reporter messages = (where, message) -> told.add(message);

  /** A second of 480 Hz, as a WAV of 16 bits. */
  private static void writeTone(Path file) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + 2 * RATE).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * RATE);
    for (int i = 0; i < RATE; i++) {
      wav.putShort((short) Math.round(16_000 * Math.sin(2 * Math.PI * i / 100)));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Session session(SampleLibrary samples) {
    Session session = Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), messages);
    session.samplesFrom(samples);
    return session;
  }

  private Folders folders() {
    return new Folders(
        folder.resolve("config"),
        folder.resolve("data"),
        folder.resolve("state"),
        folder.resolve("cache"));
  }

  private static String said(Session session, String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why).text();
  }

  /** The loudest of the next second at each output. */
  private double[] secondOf(Session session, AudioEngine engine) {
    session.scheduler().tick();
    double[] loudest = new double[OUTPUTS];
    float[][] block = new float[OUTPUTS][480];
    for (int i = 0; i < 100; i++) {
      clock.advance(10_000_000);
      session.scheduler().tick();
      engine.render(block, 480);
      for (int k = 0; k < OUTPUTS; k++) {
        for (float x : block[k]) loudest[k] = Math.max(loudest[k], Math.abs(x));
      }
    }
    return loudest;
  }

  @Test
  void aFolderThatIsTypedIsHeardOnTheOutputsOfItsOrbit() throws Exception {
    writeTone(folder.resolve("mine/beep/0.wav"));
    SampleLibrary samples = Packs.live(folders(), true, messages);
    try (Session session = session(samples);
        samples) {
      AudioEngine engine =
          new AudioEngine(PatchLibrary.bundled(), samples, RATE, clock, messages, OUTPUTS);
      session.outlets().add(engine);
      String place = folder.resolve("mine").toString().replace('\\', '/');
      assertEquals("samples of " + place, said(session, "(samples \"" + place + "\")"));
      samples.await();
      said(session, "(d1 (-> (s \"beep\") (channel 1) (orbit 3)))");
      samples.await();
      secondOf(session, engine);
      double[] loudest = secondOf(session, engine);
      assertTrue(loudest[2] > 0.05, Arrays.toString(loudest));
      assertEquals(0, loudest[0], Arrays.toString(loudest));
      assertEquals(0, engine.missedSamples());
      assertEquals(List.of(), told);
    }
  }

  @Test
  void onStageNothingIsFetchedAndWhatIsOnTheDiskPlays() throws Exception {
    writeTone(folder.resolve("data/samples/beep/0.wav"));
    SampleLibrary samples = Packs.live(folders(), true, messages);
    try (Session session = session(samples);
        samples) {
      said(session, "(samples \"https://127.0.0.1:1/pack/\")");
      samples.await();
      assertTrue(told.toString().contains("not in the cache"), told::toString);
      assertTrue(samples.names().contains("beep"));
    }
  }

  private float[] rendered(String set) throws IOException {
    Path file = folder.resolve("set.clj");
    Files.writeString(file, set);
    Path wav = folder.resolve("set.wav");
    String[] line = {"render", file.toString(), "--cycles", "2", "--cps", "1", "--out"};
    String[] all = Arrays.copyOf(line, line.length + 1);
    all[line.length] = wav.toString();
    assertEquals(0, ZadenzaCommand.run(all), set);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
    int wide = bytes.getShort(34) / 8;
    float[] left = new float[2 * RATE];
    for (int i = 0; i < left.length; i++) {
      int at = 44 + 2 * wide * i;
      left[i] = wide == 2 ? bytes.getShort(at) / 32768f : bytes.getInt(at - 1) / 2147483648f;
    }
    return left;
  }

  private static double loudest(float[] x, double from, double to) {
    double loudest = 0;
    for (int i = (int) (from * RATE); i < to * RATE; i++) {
      loudest = Math.max(loudest, Math.abs(x[i]));
    }
    return loudest;
  }

  @Test
  void aSetIsRenderedWithThePackBesideIt() throws IOException {
    writeTone(folder.resolve("samples/beep/0.wav"));
    float[] whole = rendered("(d1 (s \"beep ~\"))");
    assertTrue(loudest(whole, 0.1, 0.9) > 0.05);
    float[] held = rendered("(d1 (-> (s \"beep ~\") (attack 0.01) (hold 0.2) (release 0.05)))");
    assertTrue(loudest(held, 0.1, 0.2) > 0.05);
    assertTrue(loudest(held, 0.3, 0.9) < 1e-3, "silent after 0.26 s");
    float[] clipped = rendered("(d1 (clip 0.5 (s \"beep*4\")))");
    assertTrue(loudest(clipped, 0.05, 0.1) > 0.05);
    assertTrue(loudest(clipped, 0.16, 0.24) < 1e-3);
  }
}
