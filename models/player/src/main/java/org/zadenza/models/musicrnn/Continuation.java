// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.zadenza.neural.Softmax;

/**
 * A run of a MusicRNN over events: one-hot events with a control before them and a counter behind,
 * as the inputs of Magenta's checkpoints are laid out.
 *
 * <pre>{@code
 * Continuation run = new Continuation(network, 0, 6);
 * int next = run.draw(event, none, 1.0, random);
 * }</pre>
 *
 * <p>Owned by one thread at a time; a draw allocates nothing.
 */
public final class Continuation {
  private final LiveMusicRnn rnn;
  private final float[] input;
  private final double[] probabilities;
  private final int controls;
  private final int counterBits;
  private long position;

  /**
   * A run from silence.
   *
   * @param controls how many numbers a control has, 0 for none
   * @param counterBits how many bits of the step's number follow the event, 0 for none
   */
  public Continuation(MusicRnn network, int controls, int counterBits) {
    rnn = new LiveMusicRnn(network);
    input = new float[network.inputs()];
    probabilities = new double[network.classes()];
    this.controls = controls;
    this.counterBits = counterBits;
    if (controls + network.classes() + counterBits != input.length) {
      throw new IllegalArgumentException(
          "%d controls, %d classes and %d counter bits are not the %d inputs of this network"
              .formatted(controls, network.classes(), counterBits, input.length));
    }
  }

  /** How many classes an event has. */
  public int classes() {
    return probabilities.length;
  }

  /**
   * Feeds one event, with the control of the step that follows it.
   *
   * @return the logits of the next event, in the first {@link #classes} places
   */
  public float[] step(int event, float[] nextControl) {
    if (event < 0 || event >= probabilities.length || nextControl.length != controls) {
      throw new IllegalArgumentException(
          "a step needs an event below %d and %d controls: event=%d, controls=%d"
              .formatted(probabilities.length, controls, event, nextControl.length));
    }
    position++;
    Arrays.fill(input, 0);
    System.arraycopy(nextControl, 0, input, 0, controls);
    input[controls + event] = 1;
    int at = controls + probabilities.length;
    for (int k = 0; k < counterBits; k++) {
      input[at + k] = ((position >> k) & 1) == 1 ? 1 : -1;
    }
    return rnn.step(input);
  }

  /** Steps and draws the next event; temperature 0 takes the most likely and no chance. */
  public int draw(int event, float[] nextControl, double temperature, RandomGenerator random) {
    Softmax.probabilities(step(event, nextControl), temperature, probabilities);
    return Softmax.draw(probabilities, temperature == 0 ? 0.5 : random.nextDouble());
  }

  /** The probabilities of the last draw, an array that the next one overwrites. */
  public double[] probabilities() {
    return probabilities;
  }

  /** Goes back to the silence before the first step. */
  public void reset() {
    rnn.reset();
    position = 0;
  }

  /** The number of the next step, counted from where the run began. */
  public long position() {
    return position;
  }

  /** A copy of what the network remembers; {@link #position} belongs to it. */
  public float[] save() {
    float[] state = new float[rnn.stateSize()];
    rnn.save(state);
    return state;
  }

  /** Goes on from a saved copy at a position. */
  public void restore(float[] state, long at) {
    rnn.restore(state);
    position = at;
  }

  /**
   * Feeds a primer and draws {@code steps} events after it.
   *
   * @param controlOf [primer + steps][controls]: the control of each step, or no rows for none
   */
  public int[] after(
      int[] primer, int steps, float[][] controlOf, double temperature, RandomGenerator random) {
    if (primer.length == 0 || (controls > 0 && controlOf.length < primer.length + steps)) {
      throw new IllegalArgumentException(
          "a continuation needs a primer and a control for each step: primer=%d, controls=%d"
              .formatted(primer.length, controlOf.length));
    }
    float[] none = {};
    int[] events = new int[steps];
    int event = 0;
    for (int t = 0; t < primer.length + steps - 1; t++) {
      event = t < primer.length ? primer[t] : event;
      float[] control = controls == 0 ? none : controlOf[t + 1];
      if (t < primer.length - 1) {
        step(event, control);
      } else {
        event = draw(event, control, temperature, random);
        events[t - primer.length + 1] = event;
      }
    }
    return events;
  }
}
