// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * What a fresh decoder believes: the next sample is about the one before or, where the pitch is
 * given, about what the last periods of the note say.
 *
 * <p>The bells of a mixture begin around those guesses as wide as the guesses are usually wrong.
 *
 * <p>A softmax over 256 classes gives a bell around m if its logits are k (m c - c c / 2), c being
 * the class from -1 to 1 and 1 / k its variance. To find that out from nothing, weights have to
 * grow a thousandfold, which takes a small network most of its training. So a few of the skip
 * channels begin as its parts, k m (one channel for either sign, because of the relu behind it) and
 * k, for some k each; the smallest k sees that guess, the others wait to be used. All weights learn
 * as ever, and the network is the published one.
 */
final class FirstGuess {
  private static final float[] SHARPNESS = {32, 128};
  private static final double[] OFF = {1.5, 1, 3, 6, 20}; // classes, of each bell
  private static final float AWAKE = 0.02f; // a relu at zero learns nothing
  private static final float QUIET = 0.1f;

  private final Parameters parameters;
  private final NsynthShape shape;

  private FirstGuess(Parameters parameters, NsynthShape shape) {
    this.parameters = parameters;
    this.shape = shape;
  }

  /** Sets the weights of some channels. */
  static void set(Parameters parameters, NsynthShape shape) {
    new FirstGuess(parameters, shape).set();
  }

  private void set() {
    Block logits = parameters.value("logits/W");
    for (int row = 0; row < logits.rows(); row++) {
      for (int c = 0; c < logits.columns(); c++) logits.set(row, c, QUIET * logits.get(row, c));
    }
    if (shape.pitched()) {
      bells();
    } else {
      bell();
    }
  }

  private void bells() {
    Block biases = parameters.value("logits/biases");
    for (int k = 0; k < OFF.length; k++) {
      double width = OFF[k] / (MuLaw.CLASSES / 2.0);
      biases.set(0, 2 * LogisticMixture.BELLS + k, (float) Math.log(width));
    }
  }

  private void bell() {
    hearTheSampleBefore();
    int sharpnesses = Math.min(SHARPNESS.length, shape.skip() / 3);
    for (int k = 0; k < sharpnesses; k++) {
      boolean used = k == 0;
      part(3 * k, used ? 1 : 0, AWAKE, (c, sharp) -> sharp * c, SHARPNESS[k]);
      part(3 * k + 1, used ? -1 : 0, AWAKE, (c, sharp) -> -sharp * c, SHARPNESS[k]);
      part(3 * k + 2, 0, used ? 1 : AWAKE, (c, sharp) -> -sharp * c * c / 2, SHARPNESS[k]);
    }
  }

  /** The first channel of the residual stream begins as the sample before. */
  private void hearTheSampleBefore() {
    Block start = parameters.value("startconv/W");
    for (int row = 0; row < start.rows(); row++) start.set(row, 0, 0);
    start.set((shape.taps() - 1) * (1 + shape.excitations()), 0, 1);
  }

  /** How a channel counts for a class. */
  private interface Curve {
    float at(float c, float sharpness);
  }

  private void part(int channel, float before, float bias, Curve curve, float sharpness) {
    clearColumn("skip_start/W", channel);
    parameters.value("skip_start/W").set(0, channel, before);
    parameters.value("skip_start/biases").set(0, channel, bias);
    for (int n = 1; n <= shape.layers(); n++) clearColumn("skip_" + n + "/W", channel);
    clearColumn("out1/W", channel);
    clearColumn("cond_map_out1/W", channel);
    parameters.value("out1/W").set(channel, channel, 1);
    Block logits = parameters.value("logits/W");
    for (int c = 0; c < MuLaw.CLASSES; c++) {
      logits.set(channel, c, curve.at(MuLaw.input(c), sharpness));
    }
  }

  private void clearColumn(String name, int column) {
    Block block = parameters.value(name);
    for (int row = 0; row < block.rows(); row++) block.set(row, column, 0);
  }
}
