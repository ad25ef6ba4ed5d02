// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.PlainWaveNet;
import org.zadenza.neural.WaveNet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench-samples}: one sample of a WaveNet for some voices on one thread, by everything that
 * can take one, in turns. Each gives the caller the logits of every voice.
 */
@Command(
    name = "bench-samples",
    description = {
      "Measures one sample of a WaveNet by each runner, one JSON object a line.",
      "A time is a block's, divided by its samples: the live kernels work ahead for eight of them."
    },
    mixinStandardHelpOptions = true)
public final class SampleBench implements Callable<Integer> {
  private static final int BLOCK = 64; // of the live kernels
  private static final int SHORT = 8; // about as long, so that a neighbour hits each as often
  private static final int STRIDE = 7; // between the classes that are heard in a row

  @Spec private CommandSpec spec;

  @Option(names = "--residual", defaultValue = "32", description = "channels, default 32")
  private int residual;

  @Option(names = "--layers", defaultValue = "20", description = "of the network, default 20")
  private int layers;

  @Option(names = "--voices", defaultValue = "1", description = "at a time, default 1")
  private int voices;

  @Option(names = "--blocks", defaultValue = "400", description = "of each, default 400")
  private int blocks;

  @Option(names = "--turns", defaultValue = "3", description = "of all, default 3")
  private int turns;

  private final SplittableRandom random = new SplittableRandom(1);
  private float[] input = {};
  private float[][] conditions = {};
  private int heard;

  @Override
  public Integer call() throws RunnerException {
    WaveNet net = new RandomNetworks(random).waveNet(residual, layers);
    input = new RandomNetworks(random).floats(voices * net.start().inputs(), 1);
    conditions = new float[voices][];
    for (int voice = 0; voice < voices; voice++) {
      conditions[voice] = new RandomNetworks(random).floats(net.conditions(), 1);
    }
    String sizes =
        "\"residual\": %d, \"layers\": %d, \"voices\": %d".formatted(residual, layers, voices);
    Turns all = new Turns(spec.commandLine().getOut(), sizes, blocks);
    live(all, "live kernel, 16-bit weights", net.rounded());
    live(all, "live kernel, 32-bit weights", net);
    try (OnnxWaveNet onnx = new OnnxWaveNet(net, voices);
        Nd4jWaveNet nd4j = new Nd4jWaveNet(net, voices)) {
      onnx.condition(conditions);
      nd4j.condition(conditions);
      all.enter(
          "ONNX Runtime",
          SHORT,
          () -> {
            for (int t = 0; t < SHORT; t++) onnx.step(next());
          });
      all.enter("ND4J", 1, () -> nd4j.step(next()));
      plain(all, net);
      all.run(turns);
    }
    return 0;
  }

  /** The sample before and the excitation of each voice; the sample moves on. */
  private float[] next() {
    heard = (heard + STRIDE) % MuLaw.CLASSES;
    int width = input.length / voices;
    for (int voice = 0; voice < voices; voice++) input[voice * width] = MuLaw.input(heard);
    return input;
  }

  private void live(Turns all, String name, WaveNet net) {
    LiveWaveNet live = new LiveWaveNet(net, voices);
    float[] logits = new float[net.classes()];
    for (int voice = 0; voice < voices; voice++) live.condition(voice, conditions[voice]);
    all.enter(
        name,
        BLOCK,
        () -> {
          for (int t = 0; t < BLOCK; t++) {
            live.step(next());
            for (int voice = 0; voice < voices; voice++) live.logits(voice, logits);
          }
        });
  }

  private void plain(Turns all, WaveNet net) {
    PlainWaveNet[] plain = new PlainWaveNet[voices];
    Arrays.setAll(plain, voice -> new PlainWaveNet(net));
    double[] excitation = new double[net.excitations()];
    double[] condition = new double[net.conditions()];
    all.enter(
        "plain version",
        1,
        () -> {
          float[] now = next();
          for (int voice = 0; voice < voices; voice++) {
            int at = voice * net.start().inputs();
            for (int k = 0; k < excitation.length; k++) excitation[k] = now[at + 1 + k];
            for (int k = 0; k < condition.length; k++) condition[k] = conditions[voice][k];
            plain[voice].step(now[at], excitation, condition);
          }
        });
  }
}
