// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/**
 * The weights of a MusicVAE or GrooVAE, as a value; as large as its tensors are.
 *
 * <p>The encoder makes a phrase, a row of numbers for each step, into a latent z; the decoder makes
 * z into a phrase. {@link PlainMusicVae} is what they compute, {@link LiveEncoder} and {@link
 * LiveDecoder} are how they play. {@link VaeTensors} reads the weights.
 *
 * @param steps how many steps a phrase has
 * @param controls how many numbers a control has, 0 for none: it is given at each step to both
 * @param mu gives z from what the encoder found
 * @param sigma gives how sure it is, where the weights have it
 */
public record MusicVae(
    int steps,
    int controls,
    Encoder encoder,
    DenseLayer mu,
    @Nullable DenseLayer sigma,
    Decoder decoder) {
  /** How many numbers z has. */
  public int latents() {
    return mu.outputs();
  }

  /** How many numbers a step of the encoder's phrase has, without controls. */
  public int inputs() {
    return encoder.inputs() - controls;
  }

  /** How many numbers a step of the decoder's phrase has. */
  public int outputs() {
    return decoder.cores().stream().mapToInt(Core::depth).sum();
  }

  /** An LSTM forwards and one backwards. */
  public record Bidirectional(LstmLayer forwards, LstmLayer backwards) {
    int inputs() {
      return forwards.inputs();
    }

    int outputs() {
      return forwards.units() + backwards.units();
    }
  }

  /** How a phrase is read. */
  public sealed interface Encoder {
    /** How many numbers a step has, with controls. */
    int inputs();

    /** How many numbers it finds. */
    int outputs();
  }

  /** Reads the phrase as one; a second layer reads what the first gave in both directions. */
  public record FlatEncoder(List<Bidirectional> layers) implements Encoder {
    /** Layers are copied, so that the value stays what it is. */
    public FlatEncoder {
      layers = List.copyOf(layers);
    }

    @Override
    public int inputs() {
      return layers.getFirst().inputs();
    }

    @Override
    public int outputs() {
      return layers.getLast().outputs();
    }
  }

  /** Reads each of {@code segments} equal parts for itself, then what it found in each. */
  public record SegmentEncoder(int segments, Bidirectional part, Bidirectional whole)
      implements Encoder {
    @Override
    public int inputs() {
      return part.inputs();
    }

    @Override
    public int outputs() {
      return whole.outputs();
    }
  }

  /** How a phrase is written: by cores side by side, each a part of the row. */
  public sealed interface Decoder {
    /** The cores, in the order of their numbers in the row. */
    List<Core> cores();
  }

  /** Writes the phrase as one. */
  public record FlatDecoder(List<Core> cores) implements Decoder {
    /** Cores are copied, so that the value stays what it is. */
    public FlatDecoder {
      cores = List.copyOf(cores);
    }
  }

  /**
   * A conductor gives each of {@code segments} equal parts a z of its own, and the cores begin anew
   * with it.
   *
   * @param start makes z into the conductor's first state
   * @param conductor cells that take one zero
   */
  public record Conductor(
      int segments, DenseLayer start, List<LstmLayer> conductor, List<Core> cores)
      implements Decoder {
    /** Layers are copied, so that the value stays what it is. */
    public Conductor {
      conductor = List.copyOf(conductor);
      cores = List.copyOf(cores);
    }
  }

  /** What the numbers of a step are. */
  public enum Output {
    /** One class is 1. */
    CATEGORICAL,
    /** Bits, each for itself. */
    BERNOULLI,
    /** Bits, each knowing those before. */
    NADE,
    /** In thirds: hits, velocities in 0 to 1, offsets in -1 to 1 of half a step, early positive. */
    GROOVE
  }

  /**
   * The layers of a NADE: H hidden numbers, D bits.
   *
   * @param encoding [D, H], row by row
   * @param decoding [D, H], row by row
   */
  public record Nade(int hidden, int bits, float[] encoding, float[] decoding) {}

  /**
   * Writes a part of each row from z: each step takes the row before, z and the control.
   *
   * @param start makes z into the first state, c0, h0, c1, h1 and so on, through tanh
   * @param output gives the logits; with a NADE its H hidden biases, then those of D bits
   */
  public record Core(
      List<LstmLayer> cells,
      DenseLayer start,
      DenseLayer output,
      Output kind,
      @Nullable Nade nade) {
    /** Cells are copied, so that the value stays what it is. */
    public Core {
      cells = List.copyOf(cells);
      if ((kind == Output.NADE) != (nade != null)) {
        throw new IllegalArgumentException("a NADE core has a NADE, no other has: " + kind);
      }
    }

    /** How many numbers of a row it writes. */
    public int depth() {
      return nade == null ? output.outputs() : nade.bits();
    }

    /** How many numbers z has. */
    public int latents() {
      return start.inputs();
    }
  }
}
