// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import org.jspecify.annotations.Nullable;
import org.zadenza.neural.LiveAttention;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/**
 * A MusicRNN that plays, one step at a time: preallocated, in vectors, equal to {@link
 * PlainMusicRnn} within rounding.
 *
 * <pre>{@code
 * LiveMusicRnn rnn = new LiveMusicRnn(network);
 * float[] logits = rnn.step(input); // the same array each time
 * }</pre>
 *
 * <p>Owned by one thread at a time; a step allocates nothing once it has been compiled.
 */
public final class LiveMusicRnn {
  private final MusicRnn network;
  private final LiveCell[] cells;
  private final LiveDense output;
  private final @Nullable LiveWrapper wrapper;
  private final int wrapped;

  /** Packs the weights and starts from zeros. */
  public LiveMusicRnn(MusicRnn network) {
    this.network = network;
    cells = network.cells().stream().map(LiveCell::new).toArray(LiveCell[]::new);
    output = new LiveDense(network.output());
    wrapper = network.wrapper() == null ? null : new LiveWrapper(network.wrapper());
    wrapped = network.wrapped().size();
  }

  /**
   * Feeds one input vector; zeros in it cost nothing.
   *
   * @return the logits, in the first {@code classes} places of an array that the next step
   *     overwrites
   */
  public float[] step(float[] input) {
    if (input.length != network.inputs()) {
      throw new IllegalArgumentException(
          "a step takes %d inputs, not %d".formatted(network.inputs(), input.length));
    }
    cells[0].begin();
    if (wrapper == null) {
      cells[0].addSparse(0, input, 0, input.length);
    } else {
      cells[0].add(0, wrapper.input(input), 0, cells[0].inputs());
    }
    float[] x = cells[0].finish();
    if (wrapper != null && wrapped == 1) {
      x = wrapper.attend(cells, wrapped);
    }
    for (int k = 1; k < cells.length; k++) {
      cells[k].begin();
      cells[k].add(0, x, 0, cells[k].inputs());
      x = cells[k].finish();
    }
    if (wrapper != null && wrapped > 1) {
      x = wrapper.attend(cells, wrapped);
    }
    output.begin();
    output.add(0, x, 0, output.inputs());
    return output.sums();
  }

  /** Forgets everything. */
  public void reset() {
    for (LiveCell cell : cells) {
      cell.reset();
    }
    if (wrapper != null) {
      wrapper.attention.reset();
    }
  }

  /** How many numbers the network remembers from step to step. */
  public int stateSize() {
    int size = wrapper == null ? 0 : wrapper.attention.stateSize();
    for (LiveCell cell : cells) {
      size += 2 * cell.units();
    }
    return size;
  }

  /** Copies what it remembers into the first {@link #stateSize} places. */
  public void save(float[] state) {
    int at = 0;
    for (LiveCell cell : cells) {
      cell.save(state, at);
      at += 2 * cell.units();
    }
    if (wrapper != null) {
      wrapper.attention.save(state, at);
    }
  }

  /** Goes on from what was saved. */
  public void restore(float[] state) {
    int at = 0;
    for (LiveCell cell : cells) {
      cell.restore(state, at);
      at += 2 * cell.units();
    }
    if (wrapper != null) {
      wrapper.attention.restore(state, at);
    }
  }

  /** The layers around an attention. */
  private static final class LiveWrapper {
    private final LiveAttention attention;
    private final LiveDense input;
    private final LiveDense query;
    private final LiveDense projection;
    private final int size;

    private LiveWrapper(MusicRnn.Wrapper wrapper) {
      attention = new LiveAttention(wrapper.attention());
      input = new LiveDense(wrapper.input());
      query = new LiveDense(wrapper.query());
      projection = new LiveDense(wrapper.projection());
      size = wrapper.attention().size();
    }

    /** The step's input and the last look, mixed. */
    private float[] input(float[] x) {
      input.begin();
      input.addSparse(0, x, 0, x.length);
      input.add(x.length, attention.mixed(), 0, size);
      return input.sums();
    }

    private float[] attend(LiveCell[] cells, int count) {
      query.begin();
      int row = 0;
      for (int k = 0; k < count; k++) {
        int units = cells[k].units();
        query.add(row, cells[k].c(), 0, units);
        query.add(row + units, cells[k].h(), 0, units);
        row += 2 * units;
      }
      float[] look = attention.look(query.sums());
      int top = cells[count - 1].units();
      projection.begin();
      projection.add(0, cells[count - 1].h(), 0, top);
      projection.add(top, look, 0, size);
      attention.remember(projection.sums());
      return projection.sums();
    }
  }
}
