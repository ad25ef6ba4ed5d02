// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc;
import org.zadenza.models.protocol.inference.InferParameter;
import org.zadenza.models.protocol.inference.InferTensorContents;
import org.zadenza.models.protocol.inference.ModelInferRequest;
import org.zadenza.models.protocol.inference.ModelInferResponse;
import org.zadenza.models.protocol.inference.ModelMetadataResponse;
import org.zadenza.models.protocol.inference.ServerMetadataResponse;
import org.zadenza.models.protocol.onnx.AttributeProto;
import org.zadenza.models.protocol.onnx.GraphProto;
import org.zadenza.models.protocol.onnx.ModelProto;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.models.protocol.onnx.OperatorSetIdProto;
import org.zadenza.models.protocol.onnx.TensorProto;

/** Messages have the bytes of the standards, written here by hand: a tag is number * 8 + type. */
class StandardWireTest {
  @Test
  void aRequestHasTheStandardsBytes() {
    ModelInferRequest request =
        ModelInferRequest.newBuilder()
            .setModelName("m")
            .setModelVersion("1")
            .setId("x")
            .putParameters("p", InferParameter.newBuilder().setInt64Param(3).build())
            .addInputs(
                ModelInferRequest.InferInputTensor.newBuilder()
                    .setName("z")
                    .setDatatype("FP32")
                    .addShape(1)
                    .addShape(2)
                    .setContents(InferTensorContents.newBuilder().addFp32Contents(1)))
            .addOutputs(
                ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName("rows").build())
            .addRawInputContents(ByteString.copyFrom(new byte[] {7}))
            .build();
    String input = "0a017a" + "120446503332" + "1a020102" + "2a063204" + "0000803f";
    assertBytes(
        "0a016d"
            + ("120131" + "1a0178")
            + ("2207" + "0a0170" + "1202" + "1003")
            + ("2a15" + input)
            + ("3206" + "0a04726f7773")
            + "3a0107",
        request);
  }

  @Test
  void anAnswerHasTheStandardsBytes() {
    ModelInferResponse response =
        ModelInferResponse.newBuilder()
            .setModelName("m")
            .setModelVersion("1")
            .setId("x")
            .addOutputs(
                ModelInferResponse.InferOutputTensor.newBuilder()
                    .setName("r")
                    .setDatatype("INT64")
                    .addShape(1)
                    .setContents(InferTensorContents.newBuilder().addInt64Contents(5)))
            .addRawOutputContents(ByteString.copyFrom(new byte[] {7}))
            .build();
    String output = "0a0172" + "1205494e543634" + "1a0101" + "2a03" + "1a0105";
    assertBytes("0a016d" + "120131" + "1a0178" + "2a12" + output + "320107", response);
  }

  @Test
  void whatServersSayOfThemselvesHasTheStandardsBytes() {
    assertBytes(
        "0a0161" + "120162" + "1a0163",
        ServerMetadataResponse.newBuilder()
            .setName("a")
            .setVersion("b")
            .addExtensions("c")
            .build());
    ModelMetadataResponse.TensorMetadata tensor =
        ModelMetadataResponse.TensorMetadata.newBuilder()
            .setName("z")
            .setDatatype("F")
            .addShape(-1)
            .build();
    String bytes = "0a017a" + "120146" + "1a0a" + "ffffffffffffffffff01";
    assertBytes(
        "0a0161" + "120162" + "1a0163" + "2212" + bytes + "2a12" + bytes,
        ModelMetadataResponse.newBuilder()
            .setName("a")
            .addVersions("b")
            .setPlatform("c")
            .addInputs(tensor)
            .addOutputs(tensor)
            .build());
  }

  @Test
  void everyKindOfNumberLiesInItsField() {
    assertBytes(
        "0a0101"
            + "120102"
            + "1a0103"
            + "220104"
            + "2a0105"
            + "32040000803f"
            + ("3a08" + "000000000000f03f")
            + "420109",
        InferTensorContents.newBuilder()
            .addBoolContents(true)
            .addIntContents(2)
            .addInt64Contents(3)
            .addUintContents(4)
            .addUint64Contents(5)
            .addFp32Contents(1)
            .addFp64Contents(1)
            .addBytesContents(ByteString.copyFrom(new byte[] {9}))
            .build());
  }

  @Test
  void theServiceHasTheStandardsName() {
    assertEquals("inference.GRPCInferenceService", GRPCInferenceServiceGrpc.SERVICE_NAME);
    assertEquals(
        List.of(
            "ModelInfer",
            "ModelMetadata",
            "ModelReady",
            "ServerLive",
            "ServerMetadata",
            "ServerReady"),
        GRPCInferenceServiceGrpc.getServiceDescriptor().getMethods().stream()
            .map(method -> method.getBareMethodName())
            .sorted()
            .collect(Collectors.toList()));
  }

  @Test
  void anOnnxModelHasTheStandardsBytes() {
    NodeProto node =
        NodeProto.newBuilder()
            .addInput("x")
            .addOutput("y")
            .setName("n")
            .setOpType("Add")
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("a")
                    .setI(2)
                    .setType(AttributeProto.AttributeType.INT))
            .build();
    TensorProto tensor =
        TensorProto.newBuilder()
            .addDims(1)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setName("x")
            .setRawData(ByteString.copyFrom(new byte[] {0, 0, 0, 0}))
            .build();
    String nodeBytes =
        "0a0178" + "120179" + "1a016e" + "2203416464" + "2a08" + "0a0161" + "1802" + "a00102";
    String graph =
        "0a18" + nodeBytes + "120167" + "2a0e" + "0a0101" + "1001" + "420178" + "4a0400000000";
    assertBytes(
        "0808" + "3a2d" + graph + "4202" + "100d",
        ModelProto.newBuilder()
            .setIrVersion(8)
            .setGraph(
                GraphProto.newBuilder().addNode(node).setName("g").addInitializer(tensor).build())
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .build());
  }

  private static void assertBytes(String expected, MessageLite message) {
    assertEquals(expected, HexFormat.of().formatHex(message.toByteArray()));
  }
}
