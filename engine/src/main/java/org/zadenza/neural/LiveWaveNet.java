// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A WaveNet that makes sound one sample at a time, for several voices over one pass of its weights:
 * preallocated, in vectors, equal to {@link PlainWaveNet} within rounding.
 *
 * <pre>{@code
 * net.condition(0, code); // at the beginning of each frame
 * net.step(inputs); // of each voice the sample before and its excitation
 * int soundClass = net.draw(0, 1, random.nextDouble());
 * }</pre>
 *
 * <p>Owned by one thread at a time; nothing is allocated after the constructor. The first seconds
 * are slow, as long as the code is not compiled: warm up before playing.
 */
public final class LiveWaveNet {
  private static final int FOUR = 4;
  private static final int BLOCK = 16;

  private final int voices;
  private final int inputs;
  private final int window; // numbers that the first layer sees
  private final int residual;
  private final int stride; // of the streams
  private final int skips;
  private final PackedMatrix start;
  private final float[] startBias;
  private final PackedMatrix skipStart;
  private final float[] skipBias;
  private final LiveWaveLayer[] layers;
  private final PackedMatrix out;
  private final float[] outBias;
  private final @Nullable PackedMatrix outCondition;
  private final PackedMatrix logitWeights;
  private final float[] logitBias;
  private final int classes;
  private final float[] seen; // [voice][window]
  private final float[] streams; // [voice][stride]
  private final float[] skip; // [voice][skips]
  private final float[] outBase; // [voice][out.width]
  private final float[] inner; // [voice][out.width]
  private final float[] logits; // [voice][logitWeights.width]
  private final float[] shares;
  private final float[] blocks;
  private final float[] held;
  private final float[] nothing;
  private long time;

  /** Packs the weights for so many voices, all in silence. */
  public LiveWaveNet(WaveNet net, int voices) {
    if (voices < 1) throw new IllegalArgumentException("there must be voices: " + voices);
    this.voices = voices;
    inputs = net.start().inputs();
    window = inputs * net.start().taps();
    residual = net.residual();
    skips = net.skipStart().outputs();
    start = PackedMatrix.of(net.start().kernel(), window, residual);
    skipStart = packed(net.skipStart());
    layers = new LiveWaveLayer[net.layers().size()];
    for (int n = 0; n < layers.length; n++) {
      layers[n] = new LiveWaveLayer(net.layers().get(n), net.dilation(n), voices);
    }
    int beside = residual + skipStart.width();
    stride = Math.max(Math.max(beside, start.width()), layers[0].mixed());
    startBias = Arrays.copyOf(net.start().bias(), start.width());
    skipBias = Arrays.copyOf(net.skipStart().bias(), skipStart.width());
    out = packed(net.out());
    outBias = Arrays.copyOf(net.out().bias(), out.width());
    DenseLayer condition = net.outCondition();
    outCondition = condition == null ? null : packed(condition);
    if (condition != null) {
      for (int k = 0; k < condition.outputs(); k++) outBias[k] += condition.bias()[k];
    }
    logitWeights = packed(net.logits());
    logitBias = Arrays.copyOf(net.logits().bias(), logitWeights.width());
    classes = net.classes();
    seen = new float[voices * window];
    streams = new float[voices * stride];
    skip = new float[voices * skips];
    outBase = new float[voices * out.width()];
    inner = new float[voices * out.width()];
    logits = new float[voices * logitWeights.width()];
    shares = new float[logitWeights.width()];
    blocks = new float[Math.ceilDiv(classes, BLOCK)];
    held = new float[net.conditions()];
    nothing = new float[Math.max(Math.max(start.width(), skipStart.width()), shares.length)];
    for (int voice = 0; voice < voices; voice++) begin(voice);
  }

  private static PackedMatrix packed(DenseLayer layer) {
    return PackedMatrix.of(layer.kernel(), layer.inputs(), layer.outputs());
  }

  /** How many voices it makes at once. */
  public int voices() {
    return voices;
  }

  /** Has a voice begin anew in silence, without conditions. */
  public void begin(int voice) {
    int width = window;
    Arrays.fill(seen, voice * width, (voice + 1) * width, 0);
    for (LiveWaveLayer layer : layers) layer.begin(voice);
    System.arraycopy(outBias, 0, outBase, voice * out.width(), out.width());
  }

  /**
   * Sets the conditions of a voice from the next sample on.
   *
   * @param values as many as the network has conditions
   */
  public void condition(int voice, float[] values) {
    if (outCondition == null) throw new IllegalStateException("this network has no conditions");
    System.arraycopy(values, 0, held, 0, values.length);
    for (LiveWaveLayer layer : layers) layer.condition(voice, held);
    outCondition.product(held, 0, outBias, 0, nothing, 0, outBase, voice * out.width());
  }

  /**
   * One sample of every voice.
   *
   * @param input of each voice the sample before, as {@link MuLaw#input}, and its excitation,
   *     [voices][1 + excitations] row by row
   */
  public void step(float[] input) {
    step(input, voices);
  }

  /**
   * The same of the first voices only; the others stand still, and begin anew before they go on.
   */
  public void step(float[] input, int active) {
    if (active < 1 || active > voices) {
      throw new IllegalArgumentException(active + " of " + voices + " voices");
    }
    for (int voice = 0; voice < active; voice++) {
      int at = voice * window;
      System.arraycopy(seen, at + inputs, seen, at, window - inputs);
      System.arraycopy(input, voice * inputs, seen, at + window - inputs, inputs);
    }
    product(start, active, seen, window, startBias, 0, streams, 0, stride);
    product(skipStart, active, streams, stride, skipBias, 0, streams, residual, stride);
    for (LiveWaveLayer layer : layers) layer.step(time, active, streams, stride);
    time++;
    for (int voice = 0; voice < active; voice++) {
      positive(streams, voice * stride + residual, skip, voice * skips, skips);
    }
    product(out, active, skip, skips, outBase, out.width(), inner, 0, out.width());
    positive(inner, 0, inner, 0, active * out.width());
    int width = logitWeights.width();
    product(logitWeights, active, inner, out.width(), logitBias, 0, logits, 0, width);
  }

  private static void positive(float[] in, int from, float[] to, int at, int count) {
    for (int k = 0; k < count; k++) to[at + k] = Math.max(0, in[from + k]);
  }

  /** {@code y = a + x W} for each voice, four of them at a time. */
  private void product(
      PackedMatrix weights,
      int active,
      float[] x,
      int xStep,
      float[] a,
      int aStep,
      float[] y,
      int from,
      int yStep) {
    int voice = 0;
    for (; voice + FOUR <= active; voice += FOUR) {
      int at = from + voice * yStep;
      weights.products(
          x, voice * xStep, xStep, a, voice * aStep, aStep, nothing, 0, 0, y, at, yStep);
    }
    for (; voice < active; voice++) {
      int at = from + voice * yStep;
      weights.product(x, voice * xStep, a, voice * aStep, nothing, 0, y, at);
    }
  }

  /** Copies the logits of a voice after a step. */
  public void logits(int voice, float[] to) {
    System.arraycopy(logits, voice * logitBias.length, to, 0, classes);
  }

  /** Copies the residual stream and the skip sum of a voice as they left the last layer. */
  void streams(int voice, float[] stream, float[] skipSum) {
    System.arraycopy(streams, voice * stride, stream, 0, residual);
    System.arraycopy(streams, voice * stride + residual, skipSum, 0, skips);
  }

  /**
   * The class of a voice's sample, drawn from softmax(logits / temperature) by a number.
   *
   * @param temperature 0 or more; 0 is the most likely class, the first of equals
   * @param u 0 up to 1
   */
  public int draw(int voice, double temperature, double u) {
    int from = voice * logitBias.length;
    float most = Exponentials.most(logits, from, classes);
    if (temperature == 0) return first(from, most);
    Exponentials.of(logits, from, classes, most, (float) (1 / temperature), shares);
    float all = 0;
    for (int block = 0; block < classes; block += BLOCK) {
      float sum = sum(block);
      blocks[block / BLOCK] = sum;
      all += sum;
    }
    float left = (float) (u * all);
    int k = 0;
    while (k + BLOCK < classes && left >= blocks[k / BLOCK]) {
      left -= blocks[k / BLOCK];
      k += BLOCK;
    }
    for (; k < classes - 1; k++) {
      left -= shares[k];
      if (left < 0) return k;
    }
    return classes - 1;
  }

  /**
   * The class of a voice's sample, drawn by a number from the {@link LogisticMixture} that a
   * network of {@value LogisticMixture#NUMBERS} outputs gives.
   *
   * @param guesses around which, from {@code at} on
   * @param temperature 0 or more
   * @param u 0 up to 1
   */
  public int drawAround(int voice, float[] guesses, int at, double temperature, double u) {
    int from = voice * logitBias.length;
    return LogisticMixture.draw(logits, from, guesses, at, temperature, u);
  }

  private int first(int from, float value) {
    int k = 0;
    while (logits[from + k] != value) k++;
    return k;
  }

  /** The sum of a block of shares, in an order that is the same on every processor. */
  private float sum(int block) {
    float even = 0;
    float odd = 0;
    int end = Math.min(block + BLOCK, classes);
    for (int k = block; k < end; k += 2) {
      even += shares[k];
      if (k + 1 < end) odd += shares[k + 1];
    }
    return even + odd;
  }
}
