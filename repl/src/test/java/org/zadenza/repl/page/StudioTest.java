// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** What hands do on a page, by a clock that the test moves. */
@Tag("slow")
class StudioTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ManualClock clock = new ManualClock();
  private final Session session =
      Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private Studio studio = new Studio(session, clock, RandomDrawings.source(1));

  @AfterEach
  void close() {
    studio.close();
    session.close();
  }

  private Optional<Reason> say(String message) {
    return new Conversation(session, clock, new Evaluations("none", 1), studio)
        .hear(message, answers::add);
  }

  private JsonObject answer(String message) throws Exception {
    int before = answers.size();
    assertEquals(Optional.empty(), say(message));
    Await.until("an answer", () -> answers.size() > before);
    return JsonParser.parseString(answers.get(before)).getAsJsonObject();
  }

  private static String pad(String x, String y) {
    return "{\"t\":\"pad\",\"x\":" + x + ",\"y\":" + y + "}";
  }

  @Test
  void aHandIsAnInputOfTheSession() {
    for (int i = 0; i < 20; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      clock.advance(Clock.NANOS_PER_SECOND);
      assertEquals(Optional.empty(), say(pad("" + x, "" + y)));
      assertEquals(Map.of("pad-x", x, "pad-y", y), session.scheduler().inputs().now());
    }
  }

  /** A corpus's pieces, where what plays lies among them, and what is no corpus. */
  @Test
  void theMapOfACorpusIsTold() throws Exception {
    clock.advance(Clock.NANOS_PER_SECOND);
    JsonObject pieces = answer("{\"t\":\"pieces\",\"corpus\":\"drummers\"}");
    int count = pieces.getAsJsonArray("names").size();
    assertEquals(640, count);
    for (String list : List.of("labels", "clusters", "oddities")) {
      assertEquals(count, pieces.getAsJsonArray(list).size(), list);
    }
    assertEquals(2 * count, pieces.getAsJsonArray("places").size());
    assertEquals(13, pieces.getAsJsonArray("strange").size());
    JsonObject none = answer("{\"t\":\"where\",\"corpus\":\"drummers\"}");
    assertEquals(0, none.getAsJsonArray("slots").size());
    JsonObject unknown = answer("{\"t\":\"pieces\",\"corpus\":\"nobody\"}");
    assertTrue(unknown.get("said").getAsString().contains("no corpus is called \"nobody\""));
    clock.advance(Clock.NANOS_PER_SECOND);
    assertTrue(answer("{\"t\":\"where\",\"corpus\":\"nobody\"}").has("said"));
    assertEquals(Optional.of(Reason.MALFORMED), say("{\"t\":\"pieces\",\"corpus\":7}"));
    assertEquals(Optional.of(Reason.MALFORMED), say("{\"t\":\"where\"}"));
  }

  @Test
  void whatIsNoPlaceIsRefusedAndChangesNothing() {
    clock.advance(Clock.NANOS_PER_SECOND);
    for (String wrong : List.of("1.0001", "-0.01", "1e300")) {
      assertEquals(Optional.of(Reason.OUTSIDE), say(pad(wrong, "0.5")), wrong);
      assertEquals(Optional.of(Reason.OUTSIDE), say(pad("0.5", wrong)), wrong);
    }
    for (String wrong : List.of("NaN", "Infinity", "1e999", "\"0.5\"", "null", "[0.5]", "")) {
      assertEquals(Optional.of(Reason.MALFORMED), say(pad(wrong, "0.5")), wrong);
    }
    assertEquals(Map.of(), session.scheduler().inputs().now());
  }

  /** However many come in whatever order of time, so many a second are taken, and told apart. */
  @Test
  void moreThanAnybodyHearsIsRefused() {
    clock.advance(10 * Clock.NANOS_PER_SECOND);
    long taken = 0;
    long from = clock.nanos();
    for (int i = 0; i < 20_000; i++) {
      clock.advance(random.nextInt(300_000));
      Optional<Reason> refused = say(pad("0.25", "0.75"));
      if (refused.isEmpty()) taken++;
      else assertEquals(Optional.of(Reason.HASTY), refused);
    }
    double seconds = (clock.nanos() - from) * 1e-9;
    double most = Studio.PLACES_PER_SECOND * (seconds + 1);
    assertTrue(taken <= most + 1, "seed " + seed + ": " + taken + " of at most " + most);
    assertTrue(taken >= most - 2, "seed " + seed + ": " + taken + " of at most " + most);
  }

  @Test
  void theMapsSayWhatThereIs() throws Exception {
    JsonArray maps = answer("{\"t\":\"maps\"}").getAsJsonArray("maps");
    List<String> names = new ArrayList<>();
    for (JsonElement each : maps) {
      JsonObject map = each.getAsJsonObject();
      names.add(map.get("name").getAsString());
      if (map.has("corpus")) continue; // its pieces are told when they are asked for
      assertTrue(map.getAsJsonArray("spots").size() >= 4, map.toString());
      for (JsonElement spot : map.getAsJsonArray("spots")) {
        double x = spot.getAsJsonObject().get("x").getAsDouble();
        double y = spot.getAsJsonObject().get("y").getAsDouble();
        assertTrue(x >= 0 && x <= 1 && y >= 0 && y <= 1, spot.toString());
      }
    }
    assertEquals(
        List.of("timbres", "grid", "melody", "drums", "drummers", "quickdraw", "tunes"), names);
  }

  private static String begun(String lines, String word, String temperature, int seed) {
    return "{\"t\":\"complete\",\"id\":3,\"lines\":%s,\"word\":%s,\"temperature\":%s,\"seed\":%d}"
        .formatted(lines, word, temperature, seed);
  }

  @Test
  void aBegunDrawingIsCompletedNineWays() throws Exception {
    String lines = "[[20,30,60,90,100,30],[40,40,41,41]]";
    JsonObject answer = answer(begun(lines, "\"cat\"", "0.6", 7));
    assertEquals(3, answer.get("id").getAsInt());
    JsonArray drawings = answer.getAsJsonArray("drawings");
    assertEquals(Paper.WAYS, drawings.size(), answer.toString());
    for (JsonElement drawing : drawings) {
      assertTrue(drawing.getAsJsonArray().size() >= 2, drawing.toString());
      for (JsonElement line : drawing.getAsJsonArray()) {
        for (JsonElement number : line.getAsJsonArray()) {
          assertTrue(number.getAsDouble() >= -0.1 && number.getAsDouble() <= 255.1);
        }
      }
    }
    assertNotEquals(drawings.get(0), drawings.get(1));
    assertEquals(answer, answer(begun(lines, "\"cat\"", "0.6", 7)));
    assertNotEquals(answer, answer(begun(lines, "\"cat\"", "0.6", 8)));
    assertNotEquals(answer, answer(begun(lines, "\"fish\"", "0.6", 7)));
    assertNotEquals(answer, answer(begun(lines, "null", "0.6", 7)));
  }

  @Test
  void thousandsOfStrokesAreRefusedWithAReason() {
    String many = "[" + "[1,2,3,4],".repeat(3000) + "[1,2]]";
    assertEquals(Optional.of(Reason.SCRAWL), say(begun(many, "null", "0.5", 1)));
    String longOne = "[[" + "1,2,".repeat(Incoming.MOST_POINTS) + "1,2]]";
    assertEquals(Optional.of(Reason.SCRAWL), say(begun(longOne, "null", "0.5", 1)));
    assertTrue(Reason.SCRAWL.says().contains("64 lines"), Reason.SCRAWL.says());
    String dots = "[" + "[1,2],".repeat(Incoming.MOST_LINES) + "[1,2]]";
    assertEquals(Optional.of(Reason.SCRAWL), say(begun(dots, "null", "0.5", 1)));
    String most = "[" + "[1,2],".repeat(Incoming.MOST_LINES - 1) + "[1,2]]";
    assertEquals(Optional.empty(), say(begun(most, "null", "0.5", 1)));
  }

  @Test
  void whatIsNoDrawingIsRefused() {
    for (String lines : List.of("1", "[1]", "[[1]]", "[[1,\"2\"]]", "[[1,256]]", "[[-1,2]]")) {
      assertEquals(Optional.of(Reason.MALFORMED), say(begun(lines, "null", "0.5", 1)), lines);
    }
    for (String wrong : List.of("-1", "2.1", "1e999", "\"1\"")) {
      assertEquals(Optional.of(Reason.MALFORMED), say(begun("[]", "null", wrong, 1)), wrong);
    }
    assertEquals(Optional.of(Reason.MALFORMED), say(begun("[]", "7", "0.5", 1)));
  }

  @Test
  void aWordThatItDoesNotKnowIsASentence() throws Exception {
    JsonObject answer = answer(begun("[]", "\"cta\"", "0.5", 1));
    assertTrue(
        answer.get("said").getAsString().contains("did you mean \"cat\""), answer.toString());
    JsonObject words = answer("{\"t\":\"paper\"}");
    assertEquals("[\"cat\",\"fish\"]", words.getAsJsonArray("words").toString());
  }

  private static String drawn(String lines) {
    return "{\"t\":\"drawn\",\"id\":5,\"lines\":" + lines + "}";
  }

  /** A drawing is the same wherever it lies, and more of it is another. */
  @Test
  void whatIsDrawnIsGuessed() throws Exception {
    clock.advance(Clock.NANOS_PER_SECOND);
    JsonObject answer = answer(drawn("[[20,20,120,22,118,120,22,118,20,20]]"));
    assertEquals(5, answer.get("id").getAsInt());
    JsonArray words = answer.getAsJsonArray("words");
    assertEquals(Onlooker.WORDS, words.size(), answer.toString());
    double before = 1;
    for (JsonElement each : words) {
      double likelihood = each.getAsJsonArray().get(1).getAsDouble();
      assertTrue(likelihood >= 0 && likelihood <= before, answer.toString());
      before = likelihood;
    }
    assertTrue(words.toString().contains("square"), answer.toString());
    assertEquals(answer, answer(drawn("[[30,40,130,42,128,140,32,138,30,40]]")));
    assertNotEquals(answer, answer(drawn("[[30,40,130,42]]")));
    assertEquals(Onlooker.WORDS, answer(drawn("[[7,7]]")).getAsJsonArray("words").size());
    JsonObject none = answer(drawn("[]"));
    assertEquals(0, none.getAsJsonArray("words").size());
    assertTrue(none.get("said").getAsString().startsWith("nothing is drawn"), none.toString());
  }

  @Test
  void moreGuessesThanAnybodyReadsAreRefused() throws Exception {
    clock.advance(Clock.NANOS_PER_SECOND);
    for (int k = 0; k < Studio.GUESSES_PER_SECOND; k++) answer(drawn("[[1,2,3,4]]"));
    assertEquals(Optional.of(Reason.BUSY), say(drawn("[[1,2,3,4]]")));
    clock.advance(Clock.NANOS_PER_SECOND / Studio.GUESSES_PER_SECOND + 1);
    answer(drawn("[[1,2,3,4]]"));
    assertEquals(Optional.of(Reason.BUSY), say(drawn("[[1,2,3,4]]")));
    assertEquals(Optional.of(Reason.MALFORMED), say(drawn("[[1]]")));
    String dots = "[" + "[1,2],".repeat(Incoming.MOST_LINES) + "[1,2]]";
    assertEquals(Optional.of(Reason.SCRAWL), say(drawn(dots)));
  }

  @Test
  void whereNobodyLooksOnItSaysSo() throws Exception {
    studio.close();
    studio =
        new Studio(
            session,
            clock,
            RandomDrawings.source(1),
            () -> {
              throw new IOException("nobody looks on: do this");
            });
    clock.advance(Clock.NANOS_PER_SECOND);
    JsonObject answer = answer(drawn("[[1,2,3,4]]"));
    assertEquals("nobody looks on: do this", answer.get("said").getAsString());
    assertEquals(0, answer.getAsJsonArray("words").size());
  }

  @Test
  void whereThereAreNoWeightsItSaysSo() throws Exception {
    studio.close();
    studio =
        new Studio(
            session,
            clock,
            () -> {
              throw new IOException("no weights here: do this");
            });
    assertEquals("no weights here: do this", answer("{\"t\":\"paper\"}").get("said").getAsString());
    JsonObject answer = answer(begun("[]", "null", "0.5", 1));
    assertEquals("no weights here: do this", answer.get("said").getAsString());
  }
}
