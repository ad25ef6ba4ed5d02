// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.picture.PictureFile;
import org.zadenza.models.picture.PlainStyle;
import org.zadenza.models.picture.Plane;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.repl.session.ToyStyles;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** Pictures that pages send come back in the style of a network, one at a time. */
class RestylerTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir private Path models;
  private final ManualClock clock = new ManualClock();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private Path weights;
  private Session session;
  private Studio studio;

  @BeforeEach
  void open() throws IOException {
    weights = ToyStyles.write(models, "toy", SEED);
    Models own = new Models(new PlayersWeights(models), new ModelService(), new ModelService());
    session =
        Session.on(
            clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT, own);
    studio = new Studio(session, clock, RandomDrawings.source(1));
  }

  @AfterEach
  void close() {
    studio.close();
    session.close();
  }

  private Optional<Reason> say(String message) {
    return new Conversation(session, clock, new Evaluations("none", 1), studio)
        .hear(message, answers::add);
  }

  private static Plane drawn(int height, int width) {
    SplittableRandom random = new SplittableRandom(SEED);
    Plane out = Plane.zeros(height, width, 3);
    for (int k = 0; k < out.numbers().length; k++) out.numbers()[k] = random.nextInt(256);
    return out;
  }

  private static String message(int id, String net, byte[] picture, int dropped) {
    JsonObject out = new JsonObject();
    out.addProperty("t", "picture");
    out.addProperty("id", id);
    out.addProperty("net", net);
    out.addProperty("picture", Base64.getEncoder().encodeToString(picture));
    out.addProperty("dropped", dropped);
    return out.toString();
  }

  private JsonObject answer(String message) throws Exception {
    int before = answers.size();
    assertEquals(Optional.empty(), say(message));
    Await.until("an answer", () -> answers.size() > before);
    return JsonParser.parseString(answers.get(before)).getAsJsonObject();
  }

  @Test
  void aPictureComesBackAsTheFormulasSay() throws Exception {
    JsonObject answer = answer(message(7, "toy", PictureFile.png(drawn(16, 24)), 0));
    assertEquals("restyled", answer.get("t").getAsString());
    assertEquals(7, answer.get("id").getAsInt());
    byte[] png = Base64.getDecoder().decode(answer.get("picture").getAsString());
    Plane made = PictureFile.decode(png, "it", 1000, 100);
    assertEquals(List.of(16, 24), List.of(made.height(), made.width()));
    var network = ((ImportedModel.Pictures) ImportedModel.load(weights)).network();
    double[] expected = new PlainStyle(network).restyled(drawn(16, 24));
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], made.numbers()[k], 0.8, "seed=" + SEED);
    }
  }

  /** However fast they come, each is answered, and each is either made or counted as dropped. */
  @Test
  void oneAtATime() throws Exception {
    byte[] picture = PictureFile.png(drawn(64, 64));
    int sent = 40;
    for (int k = 0; k < sent; k++) {
      assertEquals(Optional.empty(), say(message(k, "toy", picture, k == 0 ? 5 : 0)));
    }
    Await.until("all answers", () -> answers.size() == sent);
    long made = answers.stream().filter(said -> said.contains("\"picture\"")).count();
    assertTrue(made >= 1 && made < sent, "made: " + made);
    String text = ", %d frames restyled, %d dropped".formatted(made, sent - made + 5);
    assertEquals(text, studio.restyled());
  }

  @Test
  void whatIsNoPictureIsSaidToWhoeverSentIt() throws Exception {
    assertSaid("the picture is no picture", message(1, "toy", new byte[] {1, 2, 3}, 0));
    byte[] torn = PictureFile.png(drawn(32, 32));
    assertSaid("the picture is damaged", message(2, "toy", Arrays.copyOf(torn, 90), 0));
    assertSaid(
        "600 x 600 places, more than the 262144",
        message(3, "toy", PictureFile.png(Plane.zeros(600, 600, 3)), 0));
    assertSaid("too small", message(4, "toy", PictureFile.png(drawn(3, 9)), 0));
    assertSaid("there is no such style", message(5, "none", torn, 0));
    assertSaid("there is no such style", message(6, "../toy", torn, 0));
    assertTrue(answer(message(8, "toy", torn, 0)).has("picture"));
  }

  private void assertSaid(String why, String message) throws Exception {
    JsonObject answer = answer(message);
    assertFalse(answer.has("picture"));
    assertTrue(answer.get("said").getAsString().contains(why), answer.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"t\":\"picture\"}",
        "{\"t\":\"picture\",\"id\":1,\"net\":\"toy\",\"picture\":\"%\",\"dropped\":0}",
        "{\"t\":\"picture\",\"id\":1,\"net\":\"toy\",\"picture\":\"AAAA\",\"dropped\":-1}",
        "{\"t\":\"picture\",\"id\":1,\"net\":\"toy\",\"picture\":\"AAAA\",\"dropped\":1e9}",
        "{\"t\":\"picture\",\"id\":1,\"net\":7,\"picture\":\"AAAA\",\"dropped\":0}"
      })
  void whatLacksSomethingIsRefused(String message) {
    assertEquals(Optional.of(Reason.MALFORMED), say(message));
    assertEquals(List.of(), answers);
  }
}
