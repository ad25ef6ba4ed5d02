// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.picture.Restyle;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** {@code (style :wave {:mix (slow 8 saw)})}, by a network of chance. */
class PictureStyleTest {
  @TempDir private Path models;
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private Session session;

  @BeforeEach
  void open() throws IOException {
    ToyStyles.write(models, "toy", 1);
    Models own = new Models(new PlayersWeights(models), new ModelService(), new ModelService());
    session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT, own);
    session.outlets().add(sink);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Answer say(String line) {
    return session.load("set.clj", line).getFirst();
  }

  private void play(int fifths) {
    for (int i = 0; i < fifths; i++) {
      session.scheduler().tick();
      clock.advance(Clock.NANOS_PER_SECOND / 5);
    }
  }

  private List<Restyle> styles() {
    return sink.cues().stream().map(cue -> (Restyle) cue.controls().get(Restyle.CONTROL)).toList();
  }

  @Test
  void itsEventsFollowTheMix() {
    Answer answer = say("(style :toy {:mix (slow 2 saw) :size 128})");
    assertTrue(answer instanceof Answer.Value, answer.text());
    assertTrue(answer.text().contains("in the style of toy, 128 places wide"), answer.text());
    play(20);
    List<Restyle> styles = styles();
    assertTrue(styles.size() >= 48, "events: " + styles.size());
    for (int k = 0; k < 32; k++) {
      assertEquals(new Restyle("toy", k / 32.0, 128), styles.get(k), "event " + k);
    }
  }

  @Test
  void inJavaItIsTheSame() {
    Answer answer = session.load("set.jsh", "style(\"toy\", Map.of(\"mix\", 0.5))").getFirst();
    assertTrue(answer instanceof Answer.Value, answer.text());
    play(5);
    assertEquals(new Restyle("toy", 0.5, Restyle.USUAL), styles().getFirst());
  }

  @ParameterizedTest
  @CsvSource({"(hush)", "(style :off)"})
  void itEnds(String line) {
    say("(style :toy)");
    play(5);
    assertEquals(new Restyle("toy", 1, Restyle.USUAL), styles().getLast());
    say(line);
    play(5);
    int ended = sink.cues().size();
    play(15);
    assertEquals(ended, sink.cues().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(style :tyo) | style tyo cannot play: there is no such style",
        "(style :tyo) | ./zadenza models import FOLDER --name tyo",
        "(style :toy {:mix \"bd\"}) | style wants numbers from 0 to 1 for :mix, not \"bd\"",
        "(style :toy {:size 63}) | style wants a whole :size from 64 to 512, not 63",
        "(style :toy {:mixx 1}) | style wants the options mix, size, not mixx",
        "(style) | style wants the name of a style"
      })
  void whatItCannotDoIsSaid(String line, String says) {
    Answer.Refused refused = assertInstanceOf(Answer.Refused.class, say(line), line);
    assertTrue(refused.complaint().text().contains(says), refused.complaint().text());
    play(5);
    assertEquals(List.of(), sink.cues());
  }
}
