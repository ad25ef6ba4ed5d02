// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.picture.FastStyle;

/**
 * What a model takes and gives, on every runner alike; {@link OnnxFile} says what it means.
 *
 * @param inputs all of them are needed
 */
public record Signature(List<Port> inputs, List<Port> outputs) {
  /** The most items of a batch. */
  public static final int LARGEST_BATCH = 1024;

  /** The most steps of a sequence. */
  public static final int LONGEST_SEQUENCE = 8192;

  /** The most places of a picture in each direction. */
  public static final int LARGEST_PICTURE = 2048;

  /** The most places of all pictures of a batch together: the planes inside are much larger. */
  public static final int MOST_PLACES = 1 << 21;

  /** The most numbers of one tensor. */
  public static final int MOST_NUMBERS = 1 << 24;

  private static final String BATCH = "batch";
  private static final String STEPS = "steps";
  private static final String HEIGHT = "height";
  private static final String WIDTH = "width";
  private static final int COLOURS = 3;
  private static final String SEQUENCES = "at most " + LONGEST_SEQUENCE + " steps";
  private static final String PICTURES =
      "height and width multiples of " + FastStyle.GRID + " of at most " + LARGEST_PICTURE;

  /**
   * One tensor.
   *
   * @param axes numbers, or the names of axes of any size; one name is one size
   */
  public record Port(String name, List<Object> axes) {
    /** The sizes, -1 for any. */
    public List<Long> sizes() {
      return axes.stream().map(axis -> axis instanceof Integer n ? n.longValue() : -1L).toList();
    }
  }

  /** Ports are copied. */
  public Signature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The signature of a model. */
  public static Signature of(KnownModel model) {
    return switch (model) {
      case KnownModel.Lstm lstm -> {
        int state = lstm.network().layers().stream().mapToInt(layer -> 2 * layer.units()).sum();
        int inputs = lstm.network().inputs();
        int classes = lstm.network().classes();
        yield new Signature(
            List.of(port("x", BATCH, STEPS, inputs), port("state", BATCH, state)),
            List.of(port("logits", BATCH, STEPS, classes), port("state_out", BATCH, state)));
      }
      case KnownModel.Style style ->
          new Signature(
              List.of(port("picture", BATCH, HEIGHT, WIDTH, COLOURS)),
              List.of(port("restyled", BATCH, HEIGHT, WIDTH, COLOURS)));
      case KnownModel.Vae vae -> {
        MusicVae network = vae.network();
        int steps = network.steps();
        List<Port> inputs = new ArrayList<>();
        inputs.add(port("z", BATCH, network.latents()));
        inputs.add(port("noise", BATCH, steps, OnnxFile.logits(network)));
        if (network.controls() > 0) {
          inputs.add(port("controls", BATCH, steps, network.controls()));
        }
        yield new Signature(inputs, List.of(port("rows", BATCH, steps, network.outputs())));
      }
    };
  }

  private static Port port(String name, Object... axes) {
    return new Port(name, List.of(axes));
  }

  /**
   * Checks what was given for the inputs.
   *
   * @return the tensors by name
   * @throws IllegalArgumentException says which tensor is wrong, how, and what is wanted
   */
  public Map<String, FloatTensor> inputs(List<FloatTensor> given) {
    return checked("input", inputs, given);
  }

  /** Checks what a server answered; the same errors. */
  public Map<String, FloatTensor> outputs(List<FloatTensor> given) {
    return checked("output", outputs, given);
  }

  private static Map<String, FloatTensor> checked(
      String kind, List<Port> wanted, List<FloatTensor> given) {
    Map<String, FloatTensor> byName = new HashMap<>();
    for (FloatTensor tensor : given) {
      if (wanted.stream().noneMatch(port -> port.name().equals(tensor.name()))) {
        throw new IllegalArgumentException(
            "there is no %s %s; there is %s"
                .formatted(kind, shortened(tensor.name()), names(wanted)));
      }
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("%s %s is there twice".formatted(kind, tensor.name()));
      }
    }
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, FloatTensor> out = new LinkedHashMap<>();
    for (Port port : wanted) {
      FloatTensor tensor = byName.get(port.name());
      if (tensor == null) {
        throw new IllegalArgumentException("%s %s is missing".formatted(kind, port.name()));
      }
      check(kind, port, tensor, sizes);
      out.put(port.name(), tensor);
    }
    return out;
  }

  private static void check(
      String kind, Port port, FloatTensor tensor, Map<String, Integer> sizes) {
    boolean fits = tensor.shape().size() == port.axes().size();
    for (int k = 0; fits && k < port.axes().size(); k++) {
      int size = tensor.shape().get(k);
      fits =
          switch (port.axes().get(k)) {
            case Integer wanted -> wanted == size;
            case Object axis -> {
              Integer before = sizes.putIfAbsent(axis.toString(), size);
              yield fits(axis.toString(), size) && (before == null || before == size);
            }
          };
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "%s %s has shape %s; [%s] is wanted, a batch of at most %d, %s"
              .formatted(
                  kind,
                  port.name(),
                  tensor.shape(),
                  port.axes().stream().map(Object::toString).collect(Collectors.joining(", ")),
                  LARGEST_BATCH,
                  port.axes().contains(HEIGHT) ? PICTURES : SEQUENCES));
    }
    if (port.axes().contains(HEIGHT) && tensor.numbers().length / COLOURS > MOST_PLACES) {
      throw new IllegalArgumentException(
          "%s %s has %d places; at most %d are computed at once"
              .formatted(kind, port.name(), tensor.numbers().length / COLOURS, MOST_PLACES));
    }
    for (int k = 0; k < tensor.numbers().length; k++) {
      if (!Float.isFinite(tensor.numbers()[k])) {
        throw new IllegalArgumentException(
            "%s %s holds %s at place %d".formatted(kind, port.name(), tensor.numbers()[k], k));
      }
    }
  }

  private static boolean fits(String axis, int size) {
    return switch (axis) {
      case BATCH -> size >= 1 && size <= LARGEST_BATCH;
      case HEIGHT, WIDTH -> size >= 1 && size <= LARGEST_PICTURE && size % FastStyle.GRID == 0;
      default -> size >= 1 && size <= LONGEST_SEQUENCE;
    };
  }

  private static String names(List<Port> ports) {
    return ports.stream().map(Port::name).collect(Collectors.joining(", "));
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "..";
  }
}
