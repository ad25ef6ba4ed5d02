// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.PointMixture;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.SketchSpace;
import org.zadenza.models.sketch.StrokePoint;

/**
 * The files of sketch-rnn-js and magenta-js: {@code [info, [shape, ..], [base64, ..]]}, weights as
 * 16-bit whole numbers, 10 being 32767. Five blobs draw without a z, seventeen read and draw.
 *
 * @param tensors under the house's names, kernels of LSTMs with their inputs' rows first
 */
record SketchJson(SketchShape shape, JsonObject spec, Map<String, Tensor> tensors) {
  /** Bytes that a file may have: the largest published ones are a tenth of that. */
  static final long MOST = 200_000_000;

  private static final int ALONE = 5;
  private static final int READING = 17;
  private static final int PARTS = 3;
  private static final double SCALE = 10.0 / 32767;
  private static final int BOUNDED_BELOW = 6; // versions whose first state sees tanh z
  private static final String AGAIN = "it is damaged: copy it again";

  /** Whether some JSON looks like such a file rather than something of another kind. */
  static boolean isOne(JsonElement json) {
    return json instanceof JsonArray array
        && !array.isEmpty()
        && array.get(0) instanceof JsonObject info
        && info.has("scale_factor");
  }

  /** Reads a file; {@code file} is its name, for errors. */
  static SketchJson parse(JsonElement json, String file) throws WeightsException {
    JsonArray parts = Fields.array(json, file, "it");
    if (parts.size() != PARTS) {
      throw new WeightsException(
          file,
          "it has %d parts where info, shapes and weights are needed".formatted(parts.size()),
          AGAIN);
    }
    Fields info = Fields.of(parts.get(0), file, "its info");
    double scale = info.number("scale_factor");
    if (!(scale > 0)) {
      throw new WeightsException(file, "its scale_factor is " + scale, "it must be more than 0");
    }
    int points = info.whole("max_seq_len", 1);
    int version = info.has("version") ? info.whole("version", 0) : 0;
    Blobs blobs = new Blobs(file, blobs(parts, file));
    SketchShape shape = blobs.shape(points);
    boolean bounded = shape.conditional() && version < BOUNDED_BELOW;
    JsonObject spec = SketchFile.spec(shape, scale, bounded, SketchSpace.UNKNOWN);
    spec.add("info", info.object());
    return new SketchJson(shape, spec, blobs.tensors(shape));
  }

  private static List<Tensor> blobs(JsonArray parts, String file) throws WeightsException {
    JsonArray shapes = Fields.array(parts.get(1), file, "its second part, the shapes,");
    JsonArray texts = Fields.array(parts.get(2), file, "its third part, the weights,");
    if (shapes.size() != texts.size() || (texts.size() != ALONE && texts.size() != READING)) {
      throw new WeightsException(
          file,
          "it has %d shapes and %d blobs of weights".formatted(shapes.size(), texts.size()),
          "a decoder has %d of each, a network that reads too %d".formatted(ALONE, READING));
    }
    List<Tensor> out = new ArrayList<>();
    for (int k = 0; k < texts.size(); k++) {
      out.add(blob(shape(shapes.get(k), file, k), texts.get(k), file, k));
    }
    return out;
  }

  private static List<Integer> shape(JsonElement element, String file, int number)
      throws WeightsException {
    String where = "the shape of blob " + number;
    JsonObject holder = new JsonObject();
    holder.add("shape", Fields.array(element, file, where));
    return new Fields(holder, file, where).shape("shape");
  }

  private static Tensor blob(List<Integer> shape, JsonElement element, String file, int number)
      throws WeightsException {
    byte[] bytes;
    try {
      if (!(element instanceof JsonPrimitive text) || !text.isString()) {
        throw new IllegalArgumentException("no text");
      }
      bytes = Base64.getDecoder().decode(text.getAsString());
    } catch (IllegalArgumentException notBase64) {
      throw new WeightsException(
          file, "blob %d of its weights is no base64".formatted(number), AGAIN);
    }
    long size = shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> Math.min(a * b, 1L << 40));
    if (bytes.length != size * Short.BYTES) {
      throw new WeightsException(
          file,
          "blob %d of its weights is %d bytes long where shape %s needs %d"
              .formatted(number, bytes.length, shape, size * Short.BYTES),
          AGAIN);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[(int) size];
    for (int k = 0; k < values.length; k++) values[k] = (float) (in.getShort() * SCALE);
    return new Tensor(shape, values);
  }

  /** The blobs in the file's order. */
  private record Blobs(String file, List<Tensor> all) {
    boolean reading() {
      return all.size() == READING;
    }

    SketchShape shape(int points) throws WeightsException {
      int output = reading() ? 12 : 0;
      int latents = reading() ? length(7, 0, 1) : 0;
      int encoder = reading() ? length(1, 0, 2) : 0;
      int decoder = length(output, 0, 2);
      int numbers = length(output, 1, 2);
      int mixtures = (numbers - PointMixture.PENS) / 6;
      if (numbers != PointMixture.numbers(Math.max(1, mixtures))) {
        throw new WeightsException(
            file,
            "its output has %d numbers".formatted(numbers),
            "it needs 3 for the pen and 6 for each bell: " + AGAIN);
      }
      try {
        return new SketchShape(encoder, decoder, latents, mixtures, points);
      } catch (IllegalArgumentException wrong) {
        throw new WeightsException(file, wrong.getMessage(), AGAIN);
      }
    }

    private int length(int blob, int which, int lengths) throws WeightsException {
      List<Integer> shape = all.get(blob).shape();
      if (shape.size() == lengths) return shape.get(which);
      throw new WeightsException(
          file,
          "blob %d of its weights has shape %s".formatted(blob, shape),
          "it should have %d lengths: %s".formatted(lengths, AGAIN));
    }

    Map<String, Tensor> tensors(SketchShape shape) throws WeightsException {
      Map<String, Tensor> out = new TreeMap<>();
      int at = 0;
      if (reading()) {
        int read = 2 * shape.encoder();
        cell(out, SketchRnn.FORWARDS, at, StrokePoint.ROW, shape.encoder());
        cell(out, SketchRnn.BACKWARDS, at + 3, StrokePoint.ROW, shape.encoder());
        dense(out, SketchRnn.MU, at + 6, read, shape.latents());
        dense(out, SketchRnn.SPREAD, at + 8, read, shape.latents());
        dense(out, SketchRnn.START, at + 10, shape.latents(), 2 * shape.decoder());
        at += 12;
      }
      dense(out, SketchRnn.OUTPUT, at, shape.decoder(), shape.outputs());
      cell(out, SketchRnn.CELL, at + 2, shape.inputs(), shape.decoder());
      return out;
    }

    /** W_xh, W_hh and the bias, whose gates are in our order and whose forget gates lack the 1. */
    private void cell(Map<String, Tensor> out, String prefix, int at, int inputs, int units)
        throws WeightsException {
      float[] fed = values(at, inputs, 4 * units);
      float[] recurrent = values(at + 1, units, 4 * units);
      float[] kernel = Arrays.copyOf(fed, fed.length + recurrent.length);
      System.arraycopy(recurrent, 0, kernel, fed.length, recurrent.length);
      out.put(prefix + "kernel", new Tensor(List.of(inputs + units, 4 * units), kernel));
      out.put(prefix + "bias", new Tensor(List.of(4 * units), values(at + 2, 4 * units)));
    }

    private void dense(Map<String, Tensor> out, String prefix, int at, int inputs, int outputs)
        throws WeightsException {
      out.put(prefix + "kernel", new Tensor(List.of(inputs, outputs), values(at, inputs, outputs)));
      out.put(prefix + "bias", new Tensor(List.of(outputs), values(at + 1, outputs)));
    }

    private float[] values(int blob, Integer... shape) throws WeightsException {
      Tensor tensor = all.get(blob);
      if (tensor.shape().equals(List.of(shape))) return tensor.values();
      throw new WeightsException(
          file,
          "blob %d of its weights has shape %s where the others need %s"
              .formatted(blob, tensor.shape(), List.of(shape)),
          AGAIN);
    }
  }
}
