// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.safetensors.WeightsException;

/** One tensor of a manifest: its name, its shape, and how its numbers are written. */
record TensorEntry(String name, List<Integer> shape, long count, Coding coding) {
  private static final long MOST_NUMBERS = 500_000_000; // 2 GB of floats

  /** How a number is written. */
  sealed interface Coding {
    int bytes();

    /** The next number. */
    float next(ByteBuffer buffer);
  }

  /** As it is. */
  enum Plain implements Coding {
    FLOAT32(4) {
      @Override
      public float next(ByteBuffer buffer) {
        return buffer.getFloat();
      }
    },
    INT32(4) {
      @Override
      public float next(ByteBuffer buffer) {
        return buffer.getInt();
      }
    },
    FLOAT16(2) {
      @Override
      public float next(ByteBuffer buffer) {
        return Float.float16ToFloat(buffer.getShort());
      }
    },
    BOOL(1) {
      @Override
      public float next(ByteBuffer buffer) {
        return buffer.get() == 0 ? 0 : 1;
      }
    };

    private final int bytes;

    Plain(int bytes) {
      this.bytes = bytes;
    }

    @Override
    public int bytes() {
      return bytes;
    }
  }

  /** As a step of a scale: scale * q + min, in double, rounded where it stands for an integer. */
  record Steps(int bytes, double scale, double min, boolean rounded) implements Coding {
    @Override
    public float next(ByteBuffer buffer) {
      int q =
          bytes == 1 ? Byte.toUnsignedInt(buffer.get()) : Short.toUnsignedInt(buffer.getShort());
      double value = q * scale + min;
      return (float) (rounded ? Math.rint(value) : value);
    }
  }

  /** Reads an entry {@code {name, shape, dtype, quantization?}} of a manifest. */
  static TensorEntry of(Fields fields) throws WeightsException {
    String name = fields.text("name");
    Fields named =
        new Fields(fields.object(), fields.file(), "tensor " + CheckpointFolder.shortened(name));
    List<Integer> shape = named.shape("shape");
    return new TensorEntry(name, shape, count(shape, named), coding(named));
  }

  /** How many numbers a shape holds. */
  static long count(List<Integer> shape, Fields named) throws WeightsException {
    long count = 1;
    for (int length : shape) {
      count *= length; // at most 5e8 times 2^31: no overflow
      if (count > MOST_NUMBERS) {
        throw new WeightsException(
            named.file(),
            "%s has shape %s"
                .formatted(named.where(), CheckpointFolder.shortened(shape.toString())),
            "at most %d numbers are read".formatted(MOST_NUMBERS));
      }
    }
    return count;
  }

  private static Coding coding(Fields named) throws WeightsException {
    String type = named.text("dtype");
    boolean whole = type.equals("int32");
    if (!named.has("quantization")) {
      return switch (type) {
        case "float32" -> Plain.FLOAT32;
        case "int32" -> Plain.INT32;
        case "bool" -> Plain.BOOL;
        default -> throw unknown(named, type);
      };
    }
    if (!whole && !type.equals("float32")) throw unknown(named, type + " quantised");
    Fields quantization = named.fields("quantization");
    String written = quantization.text("dtype");
    return switch (written) {
      case "float16" -> Plain.FLOAT16;
      case "uint8" -> steps(1, quantization, whole);
      case "uint16" -> steps(2, quantization, whole);
      default -> throw unknown(named, type + " written as " + written);
    };
  }

  private static Coding steps(int bytes, Fields quantization, boolean whole)
      throws WeightsException {
    return new Steps(bytes, quantization.number("scale"), quantization.number("min"), whole);
  }

  private static WeightsException unknown(Fields named, @Nullable String type) {
    return new WeightsException(
        named.file(),
        "%s is %s".formatted(named.where(), CheckpointFolder.shortened(String.valueOf(type))),
        "float32, int32 and bool are read, as they are or as uint8, uint16 or float16");
  }

  /** How many bytes the tensor takes. */
  long size() {
    return count * coding.bytes();
  }
}
