// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Conductor;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.remote.FloatTensor;

/** A MusicVAE's decoder for a batch; drawn on the host, computed in ND4J. */
final class Nd4jDecoder implements Computation {
  private final MusicVae network;
  private final List<Part> parts = new ArrayList<>();
  private final @Nullable Nd4jStack conductor;
  private final Nd4jRunner.@Nullable Dense start;
  private final int segments;

  private record Part(
      Core core, Nd4jStack cells, Nd4jRunner.Dense start, Nd4jRunner.Dense output) {}

  Nd4jDecoder(MusicVae network) {
    this.network = network;
    for (Core core : network.decoder().cores()) {
      parts.add(
          new Part(
              core,
              new Nd4jStack(core.cells()),
              Nd4jRunner.Dense.of(core.start()),
              Nd4jRunner.Dense.of(core.output())));
    }
    switch (network.decoder()) {
      case MusicVae.FlatDecoder flat -> {
        conductor = null;
        start = null;
        segments = 1;
      }
      case Conductor above -> {
        conductor = new Nd4jStack(above.conductor());
        start = Nd4jRunner.Dense.of(above.start());
        segments = above.segments();
      }
    }
  }

  @Override
  public List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException {
    try {
      return List.of(rows(inputs));
    } catch (RuntimeException | OutOfMemoryError e) {
      throw Nd4jRunner.failed("a decoder", e);
    }
  }

  private FloatTensor rows(Map<String, FloatTensor> inputs) {
    FloatTensor latents = inputs.get("z");
    int batch = latents.shape().getFirst();
    INDArray z = Nd4jRunner.matrix(latents.numbers(), batch, network.latents());
    int steps = network.steps();
    float[] rows = new float[batch * steps * network.outputs()];
    int length = steps / segments;
    if (conductor != null && start != null) {
      conductor.restore(Transforms.tanh(start.apply(z), true));
    }
    for (int s = 0; s < segments; s++) {
      INDArray e = conductor == null ? z : conductor.step(Nd4j.zeros(batch, 1));
      int at = 0;
      int noiseAt = 0;
      for (Part part : parts) {
        part.cells.restore(Transforms.tanh(part.start.apply(e), true));
        for (int t = s * length; t < (s + 1) * length; t++) {
          step(part, e, inputs, batch, t, at, noiseAt, rows);
        }
        at += part.core.depth();
        noiseAt += part.core.output().outputs();
      }
    }
    return new FloatTensor("rows", List.of(batch, steps, network.outputs()), rows);
  }

  private void step(
      Part part,
      INDArray e,
      Map<String, FloatTensor> inputs,
      int batch,
      int t,
      int at,
      int noiseAt,
      float[] rows) {
    Core core = part.core;
    int steps = network.steps();
    int width = network.outputs();
    float[] before = new float[batch * core.depth()];
    for (int item = 0; t > 0 && item < batch; item++) {
      System.arraycopy(
          rows, (item * steps + t - 1) * width + at, before, item * core.depth(), core.depth());
    }
    INDArray x = Nd4j.hstack(Nd4jRunner.matrix(before, batch, core.depth()), e);
    if (network.controls() > 0) {
      float[] told = column(inputs.get("controls"), t, 0, network.controls());
      x = Nd4j.hstack(x, Nd4jRunner.matrix(told, batch, network.controls()));
    }
    int count = core.output().outputs();
    float[] logits = Nd4jRunner.floats(part.output.apply(part.cells.step(x)));
    float[] noise = column(inputs.get("noise"), t, noiseAt, count);
    for (int k = 0; k < logits.length; k++) logits[k] += noise[k];
    for (int item = 0; item < batch; item++) {
      HostDraw.into(core, logits, item * count, rows, (item * steps + t) * width + at);
    }
  }

  /** Numbers {@code from} on of step {@code t} of each item. */
  private static float[] column(FloatTensor tensor, int t, int from, int count) {
    int batch = tensor.shape().get(0);
    int steps = tensor.shape().get(1);
    int width = tensor.shape().get(2);
    float[] out = new float[batch * count];
    for (int item = 0; item < batch; item++) {
      System.arraycopy(
          tensor.numbers(), (item * steps + t) * width + from, out, item * count, count);
    }
    return out;
  }

  @Override
  public void close() {
    parts.forEach(part -> part.cells.close());
    if (conductor != null) conductor.close();
  }
}
