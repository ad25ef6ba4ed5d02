// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * A MusicVAE of §7 of its specification over B phrases at once, with the loss's slopes by all its
 * weights.
 *
 * <p>Phrases that are cut into parts are read and written as rows of their own, all parts at once.
 * What a part follows from is written before, without slopes: from the music's own last row when
 * learning, from what was written when measuring.
 *
 * <p>Loss: mean over phrases of the cores' losses, and beta times how far the divergence from the
 * prior is above the free bits. Owned by one thread at a time.
 */
final class VaeNet {
  private static final double LEAST_SIGMA = 1e-6;

  private final Phrases phrases;
  private final int batch;
  private final int encoder;
  private final Parameters parameters;
  private final Reader part;
  private final @Nullable Reader whole;
  private final Dense muLayer;
  private final Dense sigmaLayer;
  private final @Nullable Conducting conductor;
  private final List<Writer> writers = new ArrayList<>();
  private final SparseRows read;
  private final List<SparseRows> written = new ArrayList<>();
  private final Block mu;
  private final Block spread; // before softplus
  private final Block noise;
  private final Block z;
  private final Block dz;
  private final Block dSpread;
  private final Block dFound;
  private final Block dParts; // slopes by the z of each part

  /** A loss of a batch in nats a phrase: of the music, and the divergence from the prior. */
  record Loss(double music, double divergence, double accuracy) {}

  /** A network with fresh weights. */
  VaeNet(VaeConfig config, Phrases phrases) {
    this.phrases = phrases;
    batch = config.batch();
    encoder = config.encoder();
    parameters = VaeLayout.fresh(config, phrases);
    int parts = phrases.parts();
    int rows = parts * batch;
    String level = "encoder/hierarchical_level_%d/cell_0/";
    part =
        new Reader(
            parameters,
            phrases.conducted() ? level.formatted(0) : "encoder/cell_0/",
            rows,
            phrases.partSteps());
    whole = phrases.conducted() ? new Reader(parameters, level.formatted(1), batch, parts) : null;
    muLayer = new Dense(parameters, "encoder/mu/");
    sigmaLayer = new Dense(parameters, "encoder/sigma/");
    conductor = phrases.conducted() ? new Conducting(parameters, batch, parts) : null;
    for (int k = 0; k < phrases.depths().size(); k++) {
      int depth = phrases.depths().get(k);
      Head head =
          switch (phrases.shape().rows()) {
            case CLASSES -> new ClassHead(rows, depth);
            case BITS -> new BitsHead(rows, depth);
            case GROOVE -> new GrooveHead(rows, depth);
          };
      String prefix = VaeLayout.core(phrases, k);
      writers.add(new Writer(parameters, prefix, config.layers(), rows, phrases.partSteps(), head));
      written.add(new SparseRows((phrases.partSteps() + 1) * rows, head.most()));
    }
    read = new SparseRows(phrases.shape().steps() * batch, phrases.most());
    mu = Block.zeros(batch, config.latents());
    spread = Block.zeros(batch, config.latents());
    noise = Block.zeros(batch, config.latents());
    z = Block.zeros(batch, config.latents());
    dz = Block.zeros(batch, config.latents());
    dSpread = Block.zeros(batch, config.latents());
    dFound = Block.zeros(batch, 2 * config.encoder());
    dParts = Block.zeros(rows, phrases.conducted() ? config.conductor() : 1);
  }

  /** Its weights. */
  Parameters parameters() {
    return parameters;
  }

  /** How many phrases it takes at once. */
  int batch() {
    return batch;
  }

  /** Takes the phrases of a batch. */
  void load(List<VaeCourse.Example> examples) {
    if (examples.size() != batch) {
      throw new IllegalArgumentException(
          "a batch has %d phrases, not %d".formatted(batch, examples.size()));
    }
    int steps = phrases.partSteps();
    int rows = phrases.parts() * batch;
    for (int b = 0; b < batch; b++) {
      VaeCourse.Example example = examples.get(b);
      for (int step = 0; step < phrases.shape().steps(); step++) {
        int n = step / steps * batch + b;
        int row = step % steps * rows + n;
        read.set(row, example.read()[step], 0, phrases.inputs());
        int at = 0;
        for (int k = 0; k < written.size(); k++) {
          int depth = phrases.depths().get(k);
          written.get(k).set(row + rows, example.written()[step], at, depth);
          if (step % steps == 0 && step > 0) {
            written.get(k).set(n, example.written()[step - 1], at, depth);
          }
          at += depth;
        }
      }
    }
  }

  /** The loss of the phrases at the middle of where they lie; no slopes are kept. */
  Loss measure(Writer.Feeding feeding) {
    encode();
    Kernels.copy(mu, z);
    SplittableRandom random = new SplittableRandom(0);
    for (int k = 1; k < phrases.parts(); k++) {
      lead(feeding, random); // each time another part follows from all parts before it
    }
    Tally tally = new Tally();
    write(feeding, random, tally);
    return new Loss(tally.loss() / batch, divergence(0, 0), tally.accuracy());
  }

  /** Their loss at a point drawn near that; replaces the slopes by those of this loss. */
  Loss learn(Writer.Feeding feeding, double beta, double freeNats, SplittableRandom random) {
    parameters.slopes().assign(0);
    Block found = encode();
    for (int b = 0; b < batch; b++) {
      for (int k = 0; k < z.columns(); k++) {
        noise.set(b, k, (float) random.nextGaussian());
        z.set(b, k, (float) (mu.get(b, k) + sigma(b, k) * noise.get(b, k)));
      }
    }
    if (conductor != null && feeding.ownShare() > 0) lead(feeding, random);
    Tally tally = new Tally();
    Block parts = write(feeding, random, tally);
    dz.clear();
    dParts.clear();
    for (Writer writer : writers) {
      writer.back(parts, conductor == null ? dz : dParts);
    }
    if (conductor != null) conductor.back(dParts, z, dz);
    for (int b = 0; b < batch; b++) {
      for (int k = 0; k < z.columns(); k++) {
        double slope = 1 / (1 + Math.exp(-spread.get(b, k))); // of softplus
        dSpread.set(b, k, (float) (dz.get(b, k) * noise.get(b, k) * slope));
      }
    }
    double divergence = divergence(beta, freeNats);
    muLayer.back(found, dz, 0, dFound);
    sigmaLayer.back(found, dSpread, 1, dFound);
    encodeBack();
    return new Loss(tally.loss() / batch, divergence, tally.accuracy());
  }

  /** Where the phrases lie: for each the numbers of mu, then those of sigma. */
  List<double[]> places() {
    encode();
    List<double[]> places = new ArrayList<>();
    for (int b = 0; b < batch; b++) {
      double[] place = new double[2 * mu.columns()];
      for (int k = 0; k < mu.columns(); k++) {
        place[k] = mu.get(b, k);
        place[mu.columns() + k] = sigma(b, k);
      }
      places.add(place);
    }
    return places;
  }

  private double sigma(int b, int k) {
    double x = spread.get(b, k);
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) + LEAST_SIGMA;
  }

  private Reader.Input music() {
    return new Reader.Music(read);
  }

  private Block encode() {
    Block found = part.read(music(), phrases.inputs());
    if (whole != null) {
      found = whole.read(new Reader.Parts(found, found), 2 * encoder);
    }
    muLayer.forwards(found, mu);
    sigmaLayer.forwards(found, spread);
    return found;
  }

  private void encodeBack() {
    if (whole == null) {
      part.back(music(), phrases.inputs(), dFound);
      return;
    }
    Block dx = Block.zeros(phrases.parts() * batch, 2 * encoder);
    whole.back(new Reader.Parts(part.found(), dx), 2 * encoder, dFound);
    part.back(music(), phrases.inputs(), dx);
  }

  /** Writes, and lets each part follow from what was written before it. */
  private void lead(Writer.Feeding feeding, SplittableRandom random) {
    write(feeding, random, new Tally());
    for (int k = 0; k < writers.size(); k++) {
      writers.get(k).lead(batch, written.get(k), feeding, random);
    }
  }

  /** Writes all cores; returns the z of each part. */
  private Block write(Writer.Feeding feeding, SplittableRandom random, Tally tally) {
    Block parts = conductor == null ? z : conductor.forwards(z);
    for (int k = 0; k < writers.size(); k++) {
      writers.get(k).forwards(parts, written.get(k), feeding, random, 1f / batch, tally);
    }
    return parts;
  }

  /**
   * The mean divergence of the phrases, 1/2 sum(mu^2 + sigma^2 - ln sigma^2 - 1); adds the slopes
   * of beta times what is above the free nats.
   */
  private double divergence(double beta, double freeNats) {
    double all = 0;
    for (int b = 0; b < batch; b++) {
      double sum = 0;
      for (int k = 0; k < mu.columns(); k++) {
        double m = mu.get(b, k);
        double s = sigma(b, k);
        sum += 0.5 * (m * m + s * s - 2 * Math.log(s) - 1);
      }
      all += sum;
      if (beta > 0 && sum > freeNats) {
        for (int k = 0; k < mu.columns(); k++) {
          double s = sigma(b, k);
          double slope = 1 / (1 + Math.exp(-spread.get(b, k)));
          dz.set(b, k, (float) (dz.get(b, k) + beta / batch * mu.get(b, k)));
          dSpread.set(b, k, (float) (dSpread.get(b, k) + beta / batch * (s - 1 / s) * slope));
        }
      }
    }
    return all / batch;
  }
}
