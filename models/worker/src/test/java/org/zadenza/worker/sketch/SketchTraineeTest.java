// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Drawing.Point;
import org.zadenza.models.sketch.SketchScorer;
import org.zadenza.models.sketch.Sketcher;
import org.zadenza.models.sketch.StrokePoint;
import org.zadenza.models.sketch.Strokes;
import org.zadenza.worker.train.Origin;

class SketchTraineeTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final Origin ORIGIN = new Origin("CC0-1.0", "boxes and crosses", "test");

  @TempDir private Path folder;

  /** A tiny network learns two figures, draws each by its name and completes a half of one. */
  @Test
  void aTinyNetworkDrawsByName() throws IOException {
    SketchConfig config = SketchConfig.tiny();
    SketchTrainee trainee = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
    double before = trainee.validate();
    for (int iteration = 0; iteration < 500; iteration++) {
      trainee.fit(iteration, iteration / 500.0);
    }
    double after = trainee.validate();
    assertTrue(after < before - 0.3, () -> "loss before " + before + ", after " + after);
    trainee.export(folder, after);
    ImportedModel.Sketches model = SketchFile.load(folder.resolve("sketch-small.safetensors"));
    Sketcher sketcher = new Sketcher(model.network(), model.space(), 9);
    assertEquals(List.of("box", "cross"), sketcher.words());
    Drawing box = sketcher.draw(List.of(sketcher.word("box", 0, 1)), 0, 1).getFirst();
    Drawing cross = sketcher.draw(List.of(sketcher.word("cross", 0, 1)), 0, 1).getFirst();
    assertEquals(5, box.size(), () -> "box " + box);
    assertEquals(List.of(2, 2), cross.lines().stream().map(List::size).toList());
    Drawing begun =
        new Drawing(List.of(List.of(new Point(40, 50), new Point(240, 250)))).moved(-10, 0, 1);
    Sketcher.Begun wish = new Sketcher.Begun(begun, null, 9, 0, 20, 1);
    List<Drawing> completed = sketcher.complete(wish);
    assertEquals(9, completed.size());
    for (Drawing one : completed) {
      assertEquals(new Point(30, 50), one.lines().getFirst().getFirst());
      assertEquals(2, one.lines().size(), () -> "completed " + one);
    }
    assertEquals(completed, sketcher.complete(wish));
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> sketcher.word("boks", 0, 1));
    assertTrue(unknown.getMessage().contains("box"), unknown.getMessage());

    SketchScorer scorer = new SketchScorer(model.network());
    double usual = scorer.oddity(strokes(model, box(255, 255)), model.space().usual());
    double odd = scorer.oddity(strokes(model, scribble()), model.space().usual());
    assertTrue(usual < 3 && odd > 3, () -> "box " + usual + ", scribble " + odd);
  }

  private static Strokes strokes(ImportedModel.Sketches model, Drawing drawing) {
    return model.network().codec().strokes(drawing);
  }

  @Test
  void aRestoredTraineeGoesOnAsIfItHadNeverStopped() throws IOException {
    for (SketchConfig config : List.of(SketchConfig.tiny(), SketchConfig.tiny().free())) {
      SketchTrainee steady = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
      SketchTrainee stopped = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
      for (int iteration = 0; iteration < 4; iteration++) {
        steady.fit(iteration, 0.1);
        stopped.fit(iteration, 0.1);
      }
      stopped.save(folder);
      SketchTrainee restored = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
      restored.restore(folder);
      for (int iteration = 4; iteration < 8; iteration++) {
        assertEquals(steady.fit(iteration, 0.2), restored.fit(iteration, 0.2));
      }
      assertEquals(steady.validate(), restored.validate());
    }
  }

  @Test
  void whatWasExportedIsBegunWith() throws IOException {
    SketchConfig config = SketchConfig.tiny();
    SketchTrainee taught = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
    for (int iteration = 0; iteration < 4; iteration++) taught.fit(iteration, 0.1);
    taught.export(folder, 0);
    SketchTrainee begun = new SketchTrainee("sketch-small", config, course(config), ORIGIN);
    assertTrue(Math.abs(taught.validate() - begun.validate()) > 1e-3, "both know the same");
    begun.begin(folder.resolve("sketch-small.safetensors"));
    assertEquals(taught.validate(), begun.validate());
  }

  /** Where lines begin and end stays; only the way between has fewer points. */
  @Test
  void variedDrawingsKeepTheirLines() {
    SplittableRandom random = new SplittableRandom(SEED);
    int dropped = 0;
    for (int n = 0; n < 200; n++) {
      List<StrokePoint> points = new ArrayList<>();
      for (int t = 0; t < 40; t++) {
        points.add(new StrokePoint(random.nextInt(9), random.nextInt(9), random.nextInt(9) == 0));
      }
      Strokes strokes = new Strokes(points);
      Strokes same = SketchCourse.varied(strokes, 0, 0.3, random);
      assertEquals(ends(strokes), ends(same), () -> "seed=" + SEED);
      dropped += strokes.size() - same.size();
      assertEquals(strokes, SketchCourse.varied(strokes, 0, 0, random));
      Strokes stretched = SketchCourse.varied(strokes, 0.15, 0, random);
      double wide = stretched.points().get(0).dx();
      double was = strokes.points().get(0).dx();
      assertTrue(Math.abs(wide - was) <= 0.15001 * was, () -> "seed=" + SEED);
    }
    assertTrue(dropped > 500, "dropped " + dropped);
  }

  private static List<Point> ends(Strokes strokes) {
    List<Point> out = new ArrayList<>();
    double x = 0;
    double y = 0;
    for (StrokePoint point : strokes.points()) {
      x += point.dx();
      y += point.dy();
      if (point.lifted()) out.add(new Point(x, y));
    }
    out.add(new Point(x, y));
    return out;
  }

  @Test
  void theWeightOfTheDivergenceSetsIn() {
    SketchConfig config = SketchConfig.words();
    assertEquals(0.01, config.divergenceAt(0), 1e-12);
    assertEquals(0.05, config.divergenceAt(100_000), 1e-9);
    assertEquals(0, config.learningRateAt(1), 1e-12);
  }

  @Test
  void foldersWithoutDrawingsAreRefused() throws IOException {
    IOException empty = assertThrows(IOException.class, () -> SketchCourse.open(folder, 64));
    assertEquals(
        "there are no drawings in %s: files NAME.ndjson are needed, a drawing a line"
            .formatted(folder),
        empty.getMessage());
    Path file = folder.resolve("cat.ndjson");
    Files.writeString(file, "\n{\"word\":\"cat\",\"drawing\":[[[1,2],[3]]]}\n");
    IOException damaged = assertThrows(IOException.class, () -> SketchCourse.open(folder, 64));
    assertTrue(damaged.getMessage().startsWith(file + ":2: it is no drawing"));
    Files.writeString(file, "{\"word\":\"cat\",\"key_id\":\"1\",\"drawing\":[[[1,2],[3,4]]]}\n");
    IOException few = assertThrows(IOException.class, () -> SketchCourse.open(folder, 64));
    assertTrue(few.getMessage().endsWith("there must be some of both"), few.getMessage());
  }

  private static SketchCourse course(SketchConfig config) {
    List<Labelled> drawings = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < 24; n++) {
      double side = 255 - random.nextInt(40);
      drawings.add(new Labelled("box", box(255, side)));
      drawings.add(new Labelled("cross", cross(side)));
    }
    return SketchCourse.of(drawings, drawings, config.shape().points());
  }

  private static Drawing box(double wide, double high) {
    return new Drawing(
        List.of(
            List.of(
                new Point(0, 0),
                new Point(wide, 0),
                new Point(wide, high),
                new Point(0, high),
                new Point(0, 0))));
  }

  private static Drawing cross(double side) {
    return new Drawing(
        List.of(
            List.of(new Point(0, 0), new Point(255, side)),
            List.of(new Point(0, side), new Point(255, 0))));
  }

  private static Drawing scribble() {
    SplittableRandom random = new SplittableRandom(9);
    List<Point> line = new ArrayList<>();
    for (int k = 0; k < 12; k++) line.add(new Point(random.nextInt(255), random.nextInt(255)));
    return new Drawing(List.of(line));
  }
}
