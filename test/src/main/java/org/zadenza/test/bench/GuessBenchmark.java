// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Guesser;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.guess.LiveGuess;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Drawing.Point;

/** A guess with the weights that ship, of eight lines of thirty points by chance. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class GuessBenchmark {
  private static final int LINES = 8;
  private static final int POINTS = 30;
  private static final double STEP = 20;

  private Guesser guesser;
  private LiveGuess live;
  private Drawing drawing;
  private float[] ink;

  /** Reads the network and draws. */
  @Setup
  public void prepare() throws IOException {
    GuessNet net = GuessFile.shipped(GuessFile.QUICKDRAW).network();
    guesser = new Guesser(net);
    live = new LiveGuess(net);
    SplittableRandom random = new SplittableRandom(1);
    List<List<Point>> lines = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      List<Point> points = new ArrayList<>();
      double x = random.nextDouble(255);
      double y = random.nextDouble(255);
      for (int k = 0; k < POINTS; k++) {
        x = Math.clamp(x + random.nextDouble(-STEP, STEP), 0, 255);
        y = Math.clamp(y + random.nextDouble(-STEP, STEP), 0, 255);
        points.add(new Point(x, y));
      }
      lines.add(points);
    }
    drawing = new Drawing(lines);
    ink = Ink.of(drawing);
  }

  /** All that the desk waits for: simplified, drawn, guessed. */
  @Benchmark
  public double[] guess() {
    return guesser.likelihoods(drawing);
  }

  /** The network alone. */
  @Benchmark
  public float[] network() {
    return live.logits(ink);
  }
}
