// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.LstmState;
import org.zadenza.neural.PlainLstm;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmNet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench-steps}: one step of an LSTM on one thread, by everything that can take one, in
 * turns, and what the machine itself could do at best.
 */
@Command(
    name = "bench-steps",
    description = "Measures one step of an LSTM by each runner, one JSON object a line.",
    mixinStandardHelpOptions = true)
public final class StepBench implements Callable<Integer> {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CLOSED_LOOP = 4096; // tokens in a row before the first comes again
  private static final int MULTIPLICATIONS = 1 << 20; // of the arithmetic that is never stored
  private static final int CHAINS = 8; // enough to keep two units of four cycles busy

  @Spec private CommandSpec spec;

  @Option(names = "--layers", defaultValue = "2", description = "of the LSTM, default 2")
  private int layers;

  @Option(names = "--units", defaultValue = "256", description = "of each layer, default 256")
  private int units;

  @Option(names = "--classes", defaultValue = "388", description = "in and out, default 388")
  private int classes;

  @Option(names = "--batch", defaultValue = "1", description = "sequences at a time, default 1")
  private int batch;

  @Option(names = "--steps", defaultValue = "3000", description = "of each, default 3000")
  private int steps;

  @Option(names = "--turns", defaultValue = "3", description = "of all, default 3")
  private int turns;

  private int token;

  @Override
  public Integer call() throws RunnerException {
    RandomNetworks random = new RandomNetworks(new SplittableRandom(1));
    LstmNetwork network = random.lstm(layers, units, classes);
    Turns all = new Turns(spec.commandLine().getOut(), "\"batch\": " + batch, steps);
    live(all, network);
    plain(all, network);
    dl4j(all, network);
    try (Computation onnx =
        OnnxRunner.cpu(1).load(new KnownModel.Lstm("lstm", "", "", "", network))) {
      onnx(all, network, onnx);
      bounds(all, network);
      all.run(turns);
    }
    return 0;
  }

  private int next() {
    token = (token + 7) % CLOSED_LOOP;
    return token % classes;
  }

  private void live(Turns all, LstmNetwork network) {
    LiveLstm lstm = new LiveLstm(network);
    LstmState[] states = new LstmState[batch];
    for (int k = 0; k < batch; k++) states[k] = new LstmState(network);
    float[] nothing = {};
    all.enter(
        "live kernel, one-hot",
        1,
        () -> {
          for (LstmState state : states) {
            if (batch > 1) lstm.restore(state);
            lstm.step(next(), nothing);
            if (batch > 1) lstm.save(state);
          }
        });
  }

  private void plain(Turns all, LstmNetwork network) {
    PlainLstm[] lstms = new PlainLstm[batch];
    for (int k = 0; k < batch; k++) lstms[k] = new PlainLstm(network);
    double[] input = new double[classes];
    all.enter(
        "plain version",
        1,
        () -> {
          for (PlainLstm lstm : lstms) {
            Arrays.fill(input, 0);
            input[next()] = 1;
            lstm.step(input);
          }
        });
  }

  private void dl4j(Turns all, LstmNetwork network) {
    LstmConfig config =
        new LstmConfig(layers, units, 1, batch, 1, 1, 1e-3, 1, 1, 1, 1); // nothing learns here
    MultiLayerNetwork net = LstmNet.create(config, classes, classes);
    LstmNet.setWeights(net, network);
    INDArray x = Nd4j.zeros(batch, classes);
    all.enter(
        "DL4J rnnTimeStep",
        1,
        () -> {
          x.assign(0);
          for (int item = 0; item < batch; item++) x.putScalar(item, next(), 1);
          net.rnnTimeStep(x);
        });
  }

  private void onnx(Turns all, LstmNetwork network, Computation onnx) {
    Signature signature = Signature.of(new KnownModel.Lstm("lstm", "", "", "", network));
    float[] x = new float[batch * classes];
    float[][] state = {new float[batch * layers * 2 * units]};
    all.enter(
        "ONNX Runtime",
        1,
        () -> {
          Arrays.fill(x, 0);
          for (int item = 0; item < batch; item++) x[item * classes + next()] = 1;
          List<FloatTensor> out =
              onnx.run(
                  signature.inputs(
                      List.of(
                          new FloatTensor("x", List.of(batch, 1, classes), x),
                          new FloatTensor(
                              "state", List.of(batch, state[0].length / batch), state[0]))));
          for (FloatTensor tensor : out) {
            if (tensor.numbers().length == state[0].length) state[0] = tensor.numbers();
          }
        });
  }

  /** A pass over as many weights as a step reads, and as many multiplications as it makes. */
  private void bounds(Turns all, LstmNetwork network) {
    int read = (2 * layers - 1) * 4 * units * units + units * classes; // one-hot inputs
    float[] weights = new float[read];
    float[] kept = new float[SPECIES.length()];
    all.enter("bound: reading the weights once", 1, () -> sum(weights).intoArray(kept, 0));
    all.enter(
        "bound: the multiplications, in registers, for 2^20 of them",
        1,
        () -> multiply(MULTIPLICATIONS).intoArray(kept, 0));
    spec.commandLine()
        .getOut()
        .println(
            "{\"weightsRead\": %d, \"lanes\": %d, \"batch\": %d}"
                .formatted(read, SPECIES.length(), batch));
  }

  private static FloatVector sum(float[] weights) {
    int lanes = SPECIES.length();
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int at = 0;
    for (; at + 4 * lanes <= weights.length; at += 4 * lanes) {
      a = a.add(FloatVector.fromArray(SPECIES, weights, at));
      b = b.add(FloatVector.fromArray(SPECIES, weights, at + lanes));
      c = c.add(FloatVector.fromArray(SPECIES, weights, at + 2 * lanes));
      d = d.add(FloatVector.fromArray(SPECIES, weights, at + 3 * lanes));
    }
    return a.add(b).add(c.add(d));
  }

  private static FloatVector multiply(int count) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector s0 = FloatVector.broadcast(SPECIES, 1);
    FloatVector s1 = FloatVector.broadcast(SPECIES, 2);
    FloatVector s2 = FloatVector.broadcast(SPECIES, 3);
    FloatVector s3 = FloatVector.broadcast(SPECIES, 4);
    FloatVector s4 = FloatVector.broadcast(SPECIES, 5);
    FloatVector s5 = FloatVector.broadcast(SPECIES, 6);
    FloatVector s6 = FloatVector.broadcast(SPECIES, 7);
    FloatVector s7 = FloatVector.broadcast(SPECIES, 8);
    for (int k = 0; k < count; k += CHAINS * SPECIES.length()) {
      s0 = s0.lanewise(VectorOperators.FMA, x, x);
      s1 = s1.lanewise(VectorOperators.FMA, x, x);
      s2 = s2.lanewise(VectorOperators.FMA, x, x);
      s3 = s3.lanewise(VectorOperators.FMA, x, x);
      s4 = s4.lanewise(VectorOperators.FMA, x, x);
      s5 = s5.lanewise(VectorOperators.FMA, x, x);
      s6 = s6.lanewise(VectorOperators.FMA, x, x);
      s7 = s7.lanewise(VectorOperators.FMA, x, x);
    }
    return s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7)));
  }
}
