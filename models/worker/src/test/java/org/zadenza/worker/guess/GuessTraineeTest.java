// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.guess.Guess;
import org.zadenza.models.guess.Guesser;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Drawing.Point;
import org.zadenza.worker.train.Origin;

class GuessTraineeTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final Origin ORIGIN = new Origin("CC0-1.0", "boxes and crosses", "test");

  @TempDir private Path folder;

  private static Drawing box(double width, double height) {
    return new Drawing(
        List.of(
            List.of(
                new Point(0, 0),
                new Point(width, 0),
                new Point(width, height),
                new Point(0, height),
                new Point(0, 0))));
  }

  private static Drawing cross(double width, double height) {
    return new Drawing(
        List.of(
            List.of(new Point(0, 0), new Point(width, height)),
            List.of(new Point(width, 0), new Point(0, height))));
  }

  private static GuessCourse course() {
    List<Labelled> train = new ArrayList<>();
    List<Labelled> judged = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      List<Labelled> to = k % 4 == 3 ? judged : train;
      to.add(new Labelled("box", box(100 + 5 * k, 160 - k)));
      to.add(new Labelled("cross", cross(160 - k, 100 + 5 * k)));
    }
    judged.add(new Labelled("zebra", box(1, 1)));
    judged.add(new Labelled("box", new Drawing(List.of())));
    return GuessCourse.of(train, judged);
  }

  @Test
  void aTinyNetworkTellsTwoFiguresApart() throws IOException {
    GuessCourse course = course();
    assertEquals(List.of("box", "cross"), course.words());
    assertEquals(10, course.heldOut().size());
    GuessTrainee trainee = new GuessTrainee(GuessConfig.tiny(), course, ORIGIN);
    for (int iteration = 0; iteration < 40; iteration++) {
      trainee.fit(iteration, iteration / 40.0);
    }
    double after = trainee.validate();
    assertTrue(after < 0.1, "loss " + after);
    trainee.export(folder, after);
    ImportedModel.Guesses model = GuessFile.load(folder.resolve("sketch-guess.safetensors"));
    Guesser guesser = new Guesser(model.network());
    Guess box = guesser.best(guesser.likelihoods(box(50, 48)), 1).getFirst();
    Guess cross = guesser.best(guesser.likelihoods(cross(50, 48)), 1).getFirst();
    assertEquals("box", box.word());
    assertEquals("cross", cross.word());
    assertTrue(box.likelihood() > 0.9 && cross.likelihood() > 0.9, box + " " + cross);
    assertEquals("CC0-1.0", model.config().licence());
    double said = 0;
    for (GuessCourse.Example one : course.heldOut()) {
      said -= Math.log(guesser.likelihoods(one.drawing())[one.word()]) / course.heldOut().size();
    }
    assertTrue(said < 0.7 * after, said + ": the temperature makes it as sure as it is right");
  }

  @Test
  void aRestoredTraineeGoesOnAsIfItHadNeverStopped() throws IOException {
    GuessConfig config =
        new GuessConfig(List.of(4, 4), 8, 8, 1e-2, 5, 0.9, 0.7, 0.1, 1, 20, 100, 7);
    GuessTrainee steady = new GuessTrainee(config, course(), ORIGIN);
    GuessTrainee stopped = new GuessTrainee(config, course(), ORIGIN);
    for (int iteration = 0; iteration < 4; iteration++) {
      assertEquals(steady.fit(iteration, 0.1), stopped.fit(iteration, 0.1));
    }
    stopped.save(folder);
    GuessTrainee restored = new GuessTrainee(config, course(), ORIGIN);
    restored.restore(folder);
    for (int iteration = 4; iteration < 8; iteration++) {
      assertEquals(steady.fit(iteration, 0.2), restored.fit(iteration, 0.2));
    }
    assertEquals(steady.validate(), restored.validate());
  }

  /** Variations are others each time, the same for a seed, and lie on the places. */
  @Test
  void whatWasExportedCannotBeLearntOn() throws IOException {
    GuessTrainee trainee = new GuessTrainee(GuessConfig.tiny(), course(), ORIGIN);
    WeightsException refused =
        assertThrows(
            WeightsException.class,
            () -> trainee.begin(folder.resolve("sketch-guess.safetensors")));
    assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
  }

  @Test
  void variationsAreOthersOfTheSame() {
    SplittableRandom random = new SplittableRandom(SEED);
    Drawing drawing = cross(100, 80);
    assertEquals(Ink.placed(drawing), new Variation(random, 0).of(drawing));
    Drawing before = null;
    int begun = 0;
    for (int k = 0; k < 300; k++) {
      long seed = random.nextLong();
      Drawing varied = new Variation(new SplittableRandom(seed), 1).of(drawing);
      assertEquals(varied, new Variation(new SplittableRandom(seed), 1).of(drawing));
      assertNotEquals(before, varied, "seed=" + SEED);
      before = varied;
      Drawing.Box box = varied.box();
      assertTrue(box.left() > -4 && box.top() > -4, "seed=" + SEED + " " + box);
      assertTrue(box.right() < Ink.SIDE + 4 && box.bottom() < Ink.SIDE + 4, "seed=" + SEED);
      assertTrue(varied.size() >= 2, "seed=" + SEED + " " + varied);
      if (varied.size() < drawing.size()) begun++;
    }
    assertTrue(begun > 20 && begun < 120, "seed=" + SEED + ": " + begun + " are begun only");
    Drawing dot = new Drawing(List.of(List.of(new Point(3, 3))));
    assertEquals(1, new Variation(random, 1).of(dot).size());
  }

  @Test
  void foldersThatTeachNothingAreRefused() throws IOException {
    String line = "{\"word\":\"box\",\"drawing\":[[[0,9],[0,9]]]}\n";
    Files.writeString(folder.resolve("a.train.ndjson"), line);
    String none = refused();
    assertTrue(none.contains("1 drawings to learn from and 0 to judge by"), none);
    Files.writeString(folder.resolve("a.valid.ndjson"), line);
    String one = refused();
    assertTrue(one.contains("drawings of box alone"), one);
    Files.writeString(folder.resolve("b.valid.ndjson"), "{\"word\":\"box\",\"drawing\":[[1]]}\n");
    String broken = refused();
    assertTrue(broken.contains("b.valid.ndjson:1: it is no drawing"), broken);
  }

  private String refused() {
    IOException refused =
        assertThrows(IOException.class, () -> new GuessTrainee(folder, true, 1, ORIGIN));
    return String.valueOf(refused.getMessage());
  }
}
