// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.SketchScorer;
import org.zadenza.models.sketch.SketchSpace;
import org.zadenza.models.sketch.Sketcher;
import org.zadenza.models.sketch.StrokeCodec;

/** Reads drawings of Quick, Draw!'s layout as a Sketch-RNN does; those of a word are a piece. */
final class DrawingReader implements CorpusReader<Drawing> {
  private final ImportedModel.Sketches model;
  private final Sketcher sketcher;
  private final SketchScorer scorer;

  /**
   * @throws IllegalArgumentException if the network draws without a z
   */
  DrawingReader(ImportedModel.Sketches model) {
    if (!model.network().shape().conditional()) {
      throw new IllegalArgumentException(
          model.config().name() + " draws without a z, so that no drawing has a place");
    }
    this.model = model;
    sketcher = new Sketcher(model.network(), model.space(), 1);
    scorer = new SketchScorer(model.network());
  }

  @Override
  public void read(Path folder, Desk<Drawing> desk) throws IOException {
    List<Path> files = CorpusReader.files(folder, ".ndjson");
    for (int done = 0; done < files.size(); done++) {
      Map<String, List<Phrase<Drawing>>> words = new TreeMap<>();
      Path file = files.get(done);
      try {
        DrawingCollection.each(
            file,
            (line, drawing) -> {
              String name = drawing.word() + " " + line;
              words
                  .computeIfAbsent(drawing.word(), _ -> new ArrayList<>())
                  .add(new Phrase<>(name, drawing.word(), drawing.drawing()));
            },
            desk::skipped);
      } catch (IOException broken) {
        desk.skipped(folder.relativize(file).toString(), String.valueOf(broken.getMessage()));
      }
      words.values().forEach(desk::piece);
      desk.progress(done + 1, files.size());
    }
  }

  @Override
  public float[] point(Drawing drawing) {
    return sketcher.read(drawing).mu();
  }

  @Override
  public String known(Drawing drawing, float[] z) {
    SketchSpace.Usual usual = model.space().usual();
    if (!usual.known()) return "";
    Drawing simple = drawing.fitted(StrokeCodec.SIDE).simplified(StrokeCodec.EPSILON);
    double oddity = scorer.oddity(model.network().codec().strokes(simple), usual);
    return "drawn from there it needs %.1f deviations %s than drawings usually do"
        .formatted(Math.abs(oddity), oddity < 0 ? "fewer nats" : "more nats");
  }
}
