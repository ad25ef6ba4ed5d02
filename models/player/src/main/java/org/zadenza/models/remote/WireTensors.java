// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.protocol.inference.InferTensorContents;
import org.zadenza.models.protocol.inference.ModelInferRequest;
import org.zadenza.models.protocol.inference.ModelInferRequest.InferInputTensor;
import org.zadenza.models.protocol.inference.ModelInferResponse;
import org.zadenza.models.protocol.inference.ModelInferResponse.InferOutputTensor;

/**
 * Tensors on the wire: FP32, as raw little-endian bytes; numbers in fields are read too.
 *
 * <p>Everything that is read is checked before it is believed; an {@link IllegalArgumentException}
 * names the tensor and what is wrong with it.
 */
public final class WireTensors {
  /** The only type of number that our models use. */
  public static final String FP32 = "FP32";

  private static final int MOST_TENSORS = 16;
  private static final int MOST_AXES = 8;

  private WireTensors() {}

  /** A request for one batch. */
  public static ModelInferRequest request(String model, List<FloatTensor> inputs) {
    ModelInferRequest.Builder out = ModelInferRequest.newBuilder().setModelName(model);
    for (FloatTensor tensor : inputs) {
      out.addInputs(
          InferInputTensor.newBuilder()
              .setName(tensor.name())
              .setDatatype(FP32)
              .addAllShape(tensor.shape().stream().map(Integer::longValue).toList()));
      out.addRawInputContents(bytes(tensor.numbers()));
    }
    return out.build();
  }

  /** The tensors of an answer. */
  public static ModelInferResponse.Builder response(List<FloatTensor> outputs) {
    ModelInferResponse.Builder out = ModelInferResponse.newBuilder();
    for (FloatTensor tensor : outputs) {
      out.addOutputs(
          InferOutputTensor.newBuilder()
              .setName(tensor.name())
              .setDatatype(FP32)
              .addAllShape(tensor.shape().stream().map(Integer::longValue).toList()));
      out.addRawOutputContents(bytes(tensor.numbers()));
    }
    return out;
  }

  /** Reads the inputs of a request. */
  public static List<FloatTensor> inputs(ModelInferRequest request) {
    Raw raw = new Raw(request.getInputsCount(), request.getRawInputContentsList());
    List<FloatTensor> out = new ArrayList<>();
    for (InferInputTensor tensor : request.getInputsList()) {
      out.add(
          raw.tensor(
              tensor.getName(),
              tensor.getDatatype(),
              tensor.getShapeList(),
              tensor.hasContents() ? tensor.getContents() : null));
    }
    return out;
  }

  /** Reads the outputs of an answer. */
  public static List<FloatTensor> outputs(ModelInferResponse response) {
    Raw raw = new Raw(response.getOutputsCount(), response.getRawOutputContentsList());
    List<FloatTensor> out = new ArrayList<>();
    for (InferOutputTensor tensor : response.getOutputsList()) {
      out.add(
          raw.tensor(
              tensor.getName(),
              tensor.getDatatype(),
              tensor.getShapeList(),
              tensor.hasContents() ? tensor.getContents() : null));
    }
    return out;
  }

  private static ByteString bytes(float[] numbers) {
    ByteBuffer buffer =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return ByteString.copyFrom(buffer);
  }

  /** The raw contents of a message, one for each tensor or none at all. */
  private static final class Raw {
    private final List<ByteString> contents;
    private int next;

    private Raw(int tensors, List<ByteString> contents) {
      this.contents = contents;
      if (tensors > MOST_TENSORS) {
        throw new IllegalArgumentException(
            "%d tensors are too many; %d are allowed".formatted(tensors, MOST_TENSORS));
      }
      if (!contents.isEmpty() && contents.size() != tensors) {
        throw new IllegalArgumentException(
            "%d tensors have %d raw contents; each needs one, or none has any"
                .formatted(tensors, contents.size()));
      }
    }

    private FloatTensor tensor(
        String name, String type, List<Long> sizes, @Nullable InferTensorContents fields) {
      String shown = name.length() <= 40 ? name : name.substring(0, 40) + "..";
      if (!type.equals(FP32)) {
        throw new IllegalArgumentException(
            "tensor %s is %s; only %s is understood"
                .formatted(shown, type.isEmpty() ? "of no type" : type, FP32));
      }
      List<Integer> shape = shape(shown, sizes);
      long count = 1;
      for (int size : shape) count *= size;
      float[] numbers;
      if (contents.isEmpty()) {
        numbers = fields == null ? new float[0] : floats(fields);
      } else {
        if (fields != null) {
          throw new IllegalArgumentException(
              "tensor %s has numbers both raw and in fields".formatted(shown));
        }
        numbers = floats(shown, contents.get(next++));
      }
      if (numbers.length != count) {
        throw new IllegalArgumentException(
            "tensor %s of shape %s needs %d numbers and has %d"
                .formatted(shown, shape, count, numbers.length));
      }
      return new FloatTensor(name, shape, numbers);
    }

    private static List<Integer> shape(String name, List<Long> sizes) {
      boolean fits = sizes.size() <= MOST_AXES;
      long count = 1;
      for (int k = 0; fits && k < sizes.size(); k++) {
        long size = sizes.get(k);
        fits = size >= 0 && size <= Signature.MOST_NUMBERS;
        count *= Math.max(1, size);
        fits &= count <= Signature.MOST_NUMBERS;
      }
      if (!fits) {
        throw new IllegalArgumentException(
            "tensor %s has %d axes or more than %d numbers"
                .formatted(name, sizes.size(), Signature.MOST_NUMBERS));
      }
      return sizes.stream().map(Math::toIntExact).toList();
    }

    private static float[] floats(InferTensorContents fields) {
      float[] out = new float[fields.getFp32ContentsCount()];
      for (int k = 0; k < out.length; k++) out[k] = fields.getFp32Contents(k);
      return out;
    }

    private static float[] floats(String name, ByteString bytes) {
      if (bytes.size() % Float.BYTES != 0) {
        throw new IllegalArgumentException(
            "tensor %s has %d bytes, not whole numbers of %d"
                .formatted(name, bytes.size(), Float.BYTES));
      }
      FloatBuffer buffer =
          bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] out = new float[buffer.remaining()];
      buffer.get(out);
      return out;
    }
  }
}
