// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.zadenza.models.protocol.onnx.AttributeProto;
import org.zadenza.models.protocol.onnx.AttributeProto.AttributeType;
import org.zadenza.models.protocol.onnx.GraphProto;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.models.protocol.onnx.TensorProto;
import org.zadenza.models.protocol.onnx.TensorShapeProto;
import org.zadenza.models.protocol.onnx.TypeProto;
import org.zadenza.models.protocol.onnx.ValueInfoProto;

/**
 * An ONNX graph that is being written: each operation answers the name of what it gives, e.g.
 * {@code graph.op("Add", x, y)}.
 *
 * <p>A body of a loop shares the counter of names with the graph around it, whose values it may
 * use.
 */
final class Graph {
  /** The size of an axis that may have any. */
  static final String ANY = "";

  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final AtomicInteger names;

  Graph(String name) {
    this(name, new AtomicInteger());
  }

  private Graph(String name, AtomicInteger names) {
    this.names = names;
    proto.setName(name);
  }

  /** The body of a loop in this graph. */
  Graph body(String name) {
    return new Graph(name, names);
  }

  GraphProto proto() {
    return proto.build();
  }

  private String fresh(String what) {
    return what + "_" + names.incrementAndGet();
  }

  /** An input of floats; a size that is no number names an axis of any size. */
  String input(String name, Object... sizes) {
    proto.addInput(value(name, sizes));
    return name;
  }

  /** An input of a body, under a name of its own. */
  String bodyInput(String what, Object... sizes) {
    return input(fresh(what), sizes);
  }

  /** Makes a value an output under a name that stays. */
  void output(String from, String name, Object... sizes) {
    proto.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(from).addOutput(name));
    proto.addOutput(value(name, sizes));
  }

  /** Makes a value an output of a body. */
  void bodyOutput(String from, Object... sizes) {
    output(from, fresh("out"), sizes);
  }

  private static ValueInfoProto value(String name, Object... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object size : sizes) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      if (size instanceof Integer number) dimension.setDimValue(number);
      else if (!size.equals(ANY)) dimension.setDimParam(size.toString());
      shape.addDim(dimension);
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** An operation that gives one value. */
  String op(String type, String... inputs) {
    return op(NodeProto.newBuilder().setOpType(type), inputs);
  }

  /** An operation along an axis. */
  String along(String type, int axis, String... inputs) {
    return op(NodeProto.newBuilder().setOpType(type).addAttribute(number("axis", axis)), inputs);
  }

  /** An operation with further attributes. */
  String op(NodeProto.Builder node, String... inputs) {
    return ops(node, 1, inputs)[0];
  }

  /** An operation that gives several values. */
  String[] ops(NodeProto.Builder node, int outputs, String... inputs) {
    String[] out = new String[outputs];
    Arrays.setAll(out, k -> fresh(node.getOpType().toLowerCase(Locale.ROOT)));
    node.addAllInput(Arrays.asList(inputs)).addAllOutput(Arrays.asList(out));
    proto.addNode(node.setName(fresh("node")));
    return out;
  }

  /** Cuts a value along an axis into pieces of these sizes. */
  String[] split(String from, int axis, int... sizes) {
    long[] lengths = Arrays.stream(sizes).asLongStream().toArray();
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType("Split").addAttribute(number("axis", axis));
    return ops(node, sizes.length, from, whole(lengths));
  }

  /** The value with its axes in another order. */
  String transposed(String from, long... order) {
    return op(
        NodeProto.newBuilder().setOpType("Transpose").addAttribute(numbers("perm", order)), from);
  }

  /** With a new axis of size 1. */
  String widened(String from, int axis) {
    return op("Unsqueeze", from, whole(axis));
  }

  /** Without an axis of size 1. */
  String narrowed(String from, int axis) {
    return op("Squeeze", from, whole(axis));
  }

  /** x K + b. */
  String dense(String x, String kernel, String bias) {
    return op("Add", op("MatMul", x, kernel), bias);
  }

  static AttributeProto.Builder number(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setI(value).setType(AttributeType.INT);
  }

  static AttributeProto.Builder numbers(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList());
  }

  static AttributeProto.Builder real(String name, float value) {
    return AttributeProto.newBuilder().setName(name).setF(value).setType(AttributeType.FLOAT);
  }

  static AttributeProto.Builder graph(String name, Graph body) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setG(body.proto())
        .setType(AttributeType.GRAPH);
  }

  /** Weights. */
  String floats(float[] numbers, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return constant(TensorProto.DataType.FLOAT_VALUE, ByteString.copyFrom(bytes), shape);
  }

  /** A list of whole numbers. */
  String whole(long... numbers) {
    return whole(numbers, numbers.length);
  }

  /** One whole number that is no list. */
  String scalar(long number) {
    return whole(new long[] {number});
  }

  private String whole(long[] numbers, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(numbers);
    return constant(TensorProto.DataType.INT64_VALUE, ByteString.copyFrom(bytes), shape);
  }

  private String constant(int type, ByteString bytes, long... shape) {
    String name = fresh("constant");
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type).setRawData(bytes);
    for (long size : shape) tensor.addDims(size);
    proto.addInitializer(tensor);
    return name;
  }
}
