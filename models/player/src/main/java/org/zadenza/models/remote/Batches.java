// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.onnx.OnnxFile;

/**
 * Batches of a model: by the worker where one answers in time, else in live kernels, with the same
 * answer within rounding.
 *
 * <pre>{@code
 * Batches batches = new Batches(worker::ready, Duration.ofSeconds(2));
 * float[] rows = batches.decode(vae, latents, Batches.quiet(vae, 64)).numbers();
 * }</pre>
 *
 * <p>Any thread but the clock's: a call takes at most the deadline and then what live kernels need.
 */
public final class Batches {
  private static final int MOST_PACKED = 4;

  private final Supplier<Optional<RemoteWorker>> worker;
  private final Duration deadline;
  private final Map<String, Served> served = new TreeMap<>();
  private final LinkedHashMap<String, LiveBatch> packed = new LinkedHashMap<>();

  /**
   * Who computed the last batch of a model.
   *
   * @param by {@code the worker at ..} or {@code live kernels}
   * @param why of live kernels: why not the worker
   */
  public record Served(String by, String why) {}

  /** Asks this worker first, if there is one, and waits so long for it. */
  public Batches(Supplier<Optional<RemoteWorker>> worker, Duration deadline) {
    this.worker = worker;
    this.deadline = deadline;
  }

  /**
   * One batch, as {@link OnnxFile} describes it.
   *
   * @return the outputs by name
   * @throws IllegalArgumentException if the inputs are not what the model takes
   */
  public Map<String, FloatTensor> run(KnownModel model, List<FloatTensor> inputs) {
    Signature signature = Signature.of(model);
    Map<String, FloatTensor> checked = signature.inputs(inputs);
    Optional<RemoteWorker> remote = worker.get();
    String why = "there is no worker";
    if (remote.isPresent()) {
      try {
        Map<String, FloatTensor> out = remote.get().infer(model, inputs, deadline);
        tell(model, new Served("the worker at " + remote.get().address(), ""));
        return out;
      } catch (WorkerException e) {
        why = e.getMessage();
      }
    }
    tell(model, new Served("live kernels", why));
    LiveBatch live = live(model);
    synchronized (live) {
      return signature.outputs(live.run(checked));
    }
  }

  /** The model packed for live kernels; the one that was made first makes room. */
  private LiveBatch live(KnownModel model) {
    String key = model.name() + " " + model.hash();
    synchronized (packed) {
      LiveBatch known = packed.get(key);
      if (known != null) return known;
      if (packed.size() >= MOST_PACKED) packed.pollFirstEntry();
      LiveBatch out = LiveBatch.of(model);
      packed.put(key, out);
      return out;
    }
  }

  /** The phrases at some latents, [latents, steps, outputs]. */
  public FloatTensor decode(KnownModel.Vae model, float[][] latents, FloatTensor noise) {
    return run(model, List.of(FloatTensor.ofRows("z", latents), noise)).get("rows");
  }

  /** No noise: the likeliest phrase at each of {@code count} latents. */
  public static FloatTensor quiet(KnownModel.Vae model, int count) {
    MusicVae network = model.network();
    int logits = OnnxFile.logits(network);
    return new FloatTensor(
        "noise",
        List.of(count, network.steps(), logits),
        new float[count * network.steps() * logits]);
  }

  /**
   * Noise that makes the likeliest row a draw at a temperature: T (-log(-log u)) for a class, T
   * log(u / (1 - u)) for a bit. One number u of {@code random} for each logit, item by item.
   */
  public static FloatTensor noise(
      KnownModel.Vae model, int count, double temperature, RandomGenerator random) {
    FloatTensor out = quiet(model, count);
    List<Core> cores = model.network().decoder().cores();
    int at = 0;
    while (at < out.numbers().length) {
      for (Core core : cores) {
        for (int k = 0; k < core.output().outputs(); k++) {
          double u = Math.max(random.nextDouble(), Double.MIN_NORMAL);
          out.numbers()[at++] = (float) (temperature * noise(core, k, u));
        }
      }
    }
    return out;
  }

  private static double noise(Core core, int logit, double u) {
    return switch (core.kind()) {
      case CATEGORICAL -> -Math.log(-Math.log(u));
      case BERNOULLI -> Math.log(u / (1 - u));
      // A NADE's first numbers are no bits, and its bits are the likelier, as in Magenta.js.
      case NADE -> 0;
      case GROOVE -> logit < core.depth() / 3 ? Math.log(u / (1 - u)) : 0;
    };
  }

  private void tell(KnownModel model, Served by) {
    synchronized (served) {
      served.put(model.name(), by);
    }
  }

  /** Who computed the last batch of each model. */
  public Map<String, Served> served() {
    synchronized (served) {
      return new TreeMap<>(served);
    }
  }
}
