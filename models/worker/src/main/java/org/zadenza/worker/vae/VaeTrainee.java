// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.musicvae.VaeShape;
import org.zadenza.worker.block.DescendingTrainee;
import org.zadenza.worker.block.Descent;
import org.zadenza.worker.block.Parameters;
import org.zadenza.worker.train.Origin;

/**
 * A MusicVAE that learns by Adam, and is judged as it is played: from the middle of where a phrase
 * lies, feeding on its own most likely rows.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json} as
 * imported checkpoints are kept, with what was found on held-out phrases; the latent space is that
 * of {@link Whitening}.
 */
public final class VaeTrainee implements DescendingTrainee {
  private static final double LN2 = Math.log(2);
  private static final int PLACES = 2048;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final VaeConfig config;
  private final VaeCourse course;
  private final Origin origin;
  private final VaeNet net;
  private final List<VaeCourse.Example> heldOut;
  private final Descent descent;
  private double accuracy;

  /** A fresh network for some music. */
  public VaeTrainee(VaeConfig config, VaeCourse course, Origin origin) {
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new VaeNet(config, course.phrases());
    heldOut = course.heldOut();
    descent = new Descent(net.parameters(), config.clip(), 0);
  }

  @Override
  public double fit(long iteration, double progress) {
    SplittableRandom random = new SplittableRandom((config.seed() + 1) * GOLDEN + iteration);
    net.load(batch(random));
    double beta = config.betaAt(iteration);
    Writer.Feeding feeding = new Writer.Feeding(config.ownShareAt(iteration), false);
    VaeNet.Loss loss = net.learn(feeding, beta, config.freeBits() * LN2, random);
    descent.step(iteration, config.learningRateAt(progress));
    return perStep(loss, beta);
  }

  private List<VaeCourse.Example> batch(SplittableRandom random) {
    List<VaeCourse.Example> batch = new ArrayList<>();
    for (int k = 0; k < net.batch(); k++) {
      batch.add(course.example(random.nextInt(course.size()), random));
    }
    return batch;
  }

  private double perStep(VaeNet.Loss loss, double beta) {
    double above = Math.max(0, loss.divergence() - config.freeBits() * LN2);
    return (loss.music() + beta * above) / course.phrases().shape().steps();
  }

  @Override
  public double validate() {
    double loss = 0;
    double right = 0;
    int batches = Math.ceilDiv(heldOut.size(), net.batch());
    for (int k = 0; k < batches; k++) {
      List<VaeCourse.Example> batch = new ArrayList<>();
      for (int b = 0; b < net.batch(); b++) {
        batch.add(heldOut.get((k * net.batch() + b) % heldOut.size()));
      }
      net.load(batch);
      VaeNet.Loss found = net.measure(Writer.Feeding.FREE);
      loss += perStep(found, config.beta()) / batches;
      right += found.accuracy() / batches;
    }
    accuracy = right;
    return loss;
  }

  /** The share of steps that were right when the held-out phrases were last looked at. */
  public double accuracy() {
    return accuracy;
  }

  @Override
  public Descent descent() {
    return descent;
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    origin.write(folder, course.name(), "MusicVAE", spec(heldOutLoss), whitened().tensors());
  }

  /** The weights as they are now, with the axes of their latent space turned, see the class. */
  private Parameters whitened() {
    SplittableRandom random = new SplittableRandom(config.seed());
    List<double[]> places = new ArrayList<>();
    while (places.size() < PLACES) {
      net.load(batch(random));
      places.addAll(net.places());
    }
    Parameters turned = net.parameters().copy();
    new Whitening(places).fold(turned, course.phrases());
    return turned;
  }

  private JsonObject spec(double heldOutLoss) {
    JsonObject arguments = new JsonObject();
    Phrases phrases = course.phrases();
    arguments.addProperty("numSteps", phrases.shape().steps());
    if (phrases.conducted()) arguments.addProperty("numSegments", phrases.shape().segments());
    JsonObject converter = new JsonObject();
    converter.addProperty("type", phrases.converter());
    converter.add("args", arguments);
    JsonObject training = origin.training(heldOutLoss);
    training.addProperty("heldOutAccuracy", accuracy);
    JsonObject spec = new JsonObject();
    spec.addProperty("type", "MusicVAE");
    if (phrases.shape().rows() == VaeShape.Rows.BITS) spec.addProperty("useBooleanDecoder", true);
    spec.add("dataConverter", converter);
    spec.add("training", training);
    return spec;
  }
}
