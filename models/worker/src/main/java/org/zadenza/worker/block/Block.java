// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix of floats, row by row, in the memory of an ND4J array: products go through the BLAS that
 * ND4J loads, all else through {@link #numbers}.
 *
 * <p>Parts of a block share its memory. Sizes are [rows, columns].
 */
public final class Block {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final INDArray owner; // keeps the memory alive
  private final FloatPointer pointer;
  private final MemorySegment numbers;
  private final int rows;
  private final int columns;

  private Block(INDArray owner, long from, int rows, int columns) {
    this.owner = owner;
    this.rows = rows;
    this.columns = columns;
    FloatPointer base = new FloatPointer(owner.data().addressPointer());
    pointer = base.capacity(owner.length()).position(from);
    numbers =
        MemorySegment.ofBuffer(owner.data().asNio())
            .asSlice(from * Float.BYTES, (long) rows * columns * Float.BYTES);
  }

  /** Zeros. */
  public static Block zeros(int rows, int columns) {
    return part(Nd4j.zeros(DataType.FLOAT, (long) rows * columns), 0, rows, columns);
  }

  /** A part of a flat array, from one of its numbers on. */
  public static Block part(INDArray flat, long from, int rows, int columns) {
    return new Block(flat, from, rows, columns);
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many numbers a row has. */
  public int columns() {
    return columns;
  }

  /** How many numbers there are. */
  public int length() {
    return rows * columns;
  }

  /** The numbers, row by row. */
  public MemorySegment numbers() {
    return numbers;
  }

  /** Some of the rows, in the same memory. */
  public Block rows(int from, int count) {
    Objects.checkFromIndexSize(from, count, rows);
    return new Block(owner, pointer.position() + (long) from * columns, count, columns);
  }

  /** One number. */
  public float get(int row, int column) {
    return numbers.getAtIndex(FLOAT, (long) row * columns + column);
  }

  /** Sets one number. */
  public void set(int row, int column, float value) {
    numbers.setAtIndex(FLOAT, (long) row * columns + column, value);
  }

  /** Sets all numbers to zero. */
  public void clear() {
    numbers.fill((byte) 0);
  }

  /** A copy of the numbers. */
  public float[] toArray() {
    return numbers.toArray(FLOAT);
  }

  /** Replaces the numbers. */
  public void assign(float[] values) {
    MemorySegment.copy(values, 0, numbers, FLOAT, 0, values.length);
  }

  /** {@code out = a b + keep out}. */
  public static void product(Block a, Block b, float keep, Block out) {
    gemm(a, CblasNoTrans, b, CblasNoTrans, keep, out);
  }

  /** {@code out = a b' + keep out}. */
  public static void productWithTransposed(Block a, Block b, float keep, Block out) {
    gemm(a, CblasNoTrans, b, CblasTrans, keep, out);
  }

  /** {@code out = a' b + keep out}. */
  public static void productOfTransposed(Block a, Block b, float keep, Block out) {
    gemm(a, CblasTrans, b, CblasNoTrans, keep, out);
  }

  private static void gemm(Block a, int formA, Block b, int formB, float keep, Block out) {
    int inner = formA == CblasNoTrans ? a.columns : a.rows;
    int height = formA == CblasNoTrans ? a.rows : a.columns;
    int width = formB == CblasNoTrans ? b.columns : b.rows;
    if (inner != (formB == CblasNoTrans ? b.rows : b.columns)
        || height != out.rows
        || width != out.columns) {
      throw new IllegalArgumentException(
          "these do not fit: [%d, %d] (%d) times [%d, %d] (%d) into [%d, %d]"
              .formatted(
                  a.rows, a.columns, formA, b.rows, b.columns, formB, out.rows, out.columns));
    }
    cblas_sgemm(
        CblasRowMajor,
        formA,
        formB,
        height,
        width,
        inner,
        1,
        a.pointer,
        a.columns,
        b.pointer,
        b.columns,
        keep,
        out.pointer,
        out.columns);
  }
}
