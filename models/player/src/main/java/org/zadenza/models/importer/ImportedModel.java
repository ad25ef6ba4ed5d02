// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.musicrnn.MusicRnn;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.VaeShape;
import org.zadenza.models.musicvae.VaeTensors;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.picture.ConvNet;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.FeatureNet;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.SketchSpace;

/** A model that was imported, ready to play: its config and its network. */
public sealed interface ImportedModel {
  /** What is known about it. */
  ImportedConfig config();

  /** What it takes and gives, in a sentence. */
  String described();

  /** A MusicRNN. */
  record Rnn(ImportedConfig config, RnnLayout layout, MusicRnn network) implements ImportedModel {
    @Override
    public String described() {
      String attention = network.wrapper() == null ? "" : " with attention";
      int known = network.classes() + layout.further();
      String other = "; its config accounts for %d inputs: play it with an encoding of your own";
      return "MusicRNN%s, %d cells, %d inputs, %d classes%s"
          .formatted(
              attention,
              network.cells().size(),
              network.inputs(),
              network.classes(),
              known == network.inputs() ? "" : other.formatted(known));
    }
  }

  /** A MusicVAE or GrooVAE. */
  record Vae(ImportedConfig config, MusicVae network) implements ImportedModel {
    @Override
    public String described() {
      return "MusicVAE, %d steps, %d latents, %d controls, rows of %d in and %d out"
          .formatted(
              network.steps(),
              network.latents(),
              network.controls(),
              network.inputs(),
              network.outputs());
    }
  }

  /** A character RNN. */
  record Text(ImportedConfig config, CharRnn network) implements ImportedModel {
    @Override
    public String described() {
      return "character RNN, %d cells, %d letters"
          .formatted(network.network().layers().size(), network.vocabulary().size());
    }
  }

  /** An NSynth network. */
  record Sounds(ImportedConfig config, Nsynth network) implements ImportedModel {
    @Override
    public String described() {
      NsynthShape shape = network.shape();
      return "NSynth, %d layers of %d, codes of %d for every %d samples at 16 kHz%s"
          .formatted(
              shape.layers(),
              shape.residual(),
              shape.latents(),
              shape.hop(),
              shape.pitched() ? ", given the played pitch" : "");
    }
  }

  /** A network that draws. */
  record Sketches(ImportedConfig config, SketchRnn network, SketchSpace space)
      implements ImportedModel {
    @Override
    public String described() {
      SketchShape shape = network.shape();
      return "Sketch-RNN, a decoder of %d units, %d bells, drawings of at most %d points%s%s"
          .formatted(
              shape.decoder(),
              shape.mixtures(),
              shape.points(),
              shape.conditional() ? ", %d latents".formatted(shape.latents()) : ", no latents",
              space.anchors().isEmpty() ? "" : ", %d words".formatted(space.anchors().size()));
    }
  }

  /** A network that says what a drawing is of. */
  record Guesses(ImportedConfig config, GuessNet network) implements ImportedModel {
    @Override
    public String described() {
      return "guesses drawings, %d convolutions, %d words, %d weights"
          .formatted(network.layers().size(), network.words().size(), network.weights());
    }
  }

  /** A network that gives pictures its style. */
  record Pictures(ImportedConfig config, FastStyle network) implements ImportedModel {
    @Override
    public String described() {
      int[] channels = network.channels();
      return "feed-forward style, %d, %d and %d channels, %d residual blocks, %d weights"
          .formatted(
              channels[0], channels[1], channels[2], network.residuals().size(), network.weights());
    }
  }

  /** A network that describes pictures. */
  record Describer(ImportedConfig config, FeatureNet network) implements ImportedModel {
    @Override
    public String described() {
      return "features of pictures, %d layers: %s"
          .formatted(network.names().size(), String.join(", ", network.names()));
    }
  }

  /** Reads {@code NAME.safetensors} and the {@code NAME.json} beside it. */
  static ImportedModel load(Path weights) throws IOException {
    String name = weights.getFileName().toString();
    Path json = weights.resolveSibling(name.replaceFirst("\\.safetensors$", "") + ".json");
    for (Path needed : List.of(weights, json)) {
      if (!Files.isReadable(needed)) {
        throw new WeightsException(
            needed.toString(),
            "there is no such file to read",
            "a model is two files, NAME.safetensors and NAME.json");
      }
    }
    ImportedConfig config = ImportedConfig.parse(Files.readAllBytes(json), json.toString());
    SafeTensors tensors = SafeTensors.parse(Files.readAllBytes(weights), weights.toString());
    if (!tensors.hash().equals(config.sha256())) {
      throw new WeightsException(
          weights.toString(),
          "its hash is %s, but its config says %s".formatted(tensors.hash(), config.sha256()),
          "copy both files again, they belong together");
    }
    return of(tensors, config);
  }

  /** The model that some tensors are under a config. */
  static ImportedModel of(SafeTensors tensors, ImportedConfig config) throws WeightsException {
    Fields spec = new Fields(config.spec(), tensors.file(), "the config");
    return switch (config.type()) {
      case "MusicRNN" -> {
        RnnLayout layout = RnnLayout.of(spec);
        yield new Rnn(
            config,
            layout,
            MusicRnn.read(tensors, layout.attentionLength(), layout.attentionBias()));
      }
      case "MusicVAE" -> new Vae(config, VaeTensors.read(tensors, shape(spec)));
      case "NSynth" -> new Sounds(config, Nsynth.read(tensors, sizes(spec)));
      case SketchRnn.TYPE -> SketchFile.read(config, tensors, spec);
      case GuessNet.TYPE -> GuessFile.read(config, tensors, spec);
      case FastStyle.TYPE -> new Pictures(config, FastStyle.read(tensors));
      case ConvNet.TYPE -> new Describer(config, ConvNet.read(tensors));
      case CharRnn.TYPE -> new Text(config, CharRnn.read(tensors, vocabulary(spec)));
      default ->
          throw new WeightsException(
              tensors.file(),
              "it is a " + CheckpointFolder.shortened(config.type()),
              "MusicRNN, MusicVAE, NSynth, SketchRNN, GuessNet, CharRNN, FastStyle and ConvNet can"
                  + " be imported");
    };
  }

  private static VaeShape shape(Fields spec) throws WeightsException {
    Fields converter = spec.fields("dataConverter");
    String type = converter.text("type");
    if (type.equals("MultitrackConverter")) {
      throw new WeightsException(
          spec.file(), "its dataConverter is " + type, "its tracks of events cannot be played yet");
    }
    Fields arguments = converter.fields("args");
    boolean bits = spec.has("useBooleanDecoder") && spec.truth("useBooleanDecoder");
    VaeShape.Rows rows =
        type.equals("GrooveConverter")
            ? VaeShape.Rows.GROOVE
            : bits ? VaeShape.Rows.BITS : VaeShape.Rows.CLASSES;
    try {
      return new VaeShape(
          arguments.whole("numSteps", 1),
          arguments.has("numSegments") ? arguments.whole("numSegments", 1) : 0,
          rows);
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(spec.file(), wrong.getMessage(), "correct dataConverter.args");
    }
  }

  private static NsynthShape sizes(Fields spec) throws WeightsException {
    Fields shape = spec.fields("shape");
    try {
      return new NsynthShape(
          shape.whole("encoder", 1),
          shape.whole("encoderLayers", 1),
          shape.whole("encoderTaps", 1),
          shape.whole("latents", 1),
          shape.whole("hop", 1),
          shape.whole("residual", 1),
          shape.whole("skip", 1),
          shape.whole("layers", 1),
          shape.whole("taps", 1),
          shape.whole("cycle", 1),
          shape.whole("harmonics", 0),
          shape.has("levelled") && shape.truth("levelled"));
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(spec.file(), wrong.getMessage(), "correct shape of the config");
    }
  }

  private static List<String> vocabulary(Fields spec) throws WeightsException {
    List<String> letters = new ArrayList<>();
    for (JsonElement letter : spec.array("vocabulary")) {
      letters.add(Fields.text(letter, spec.file(), "a letter of the vocabulary"));
    }
    return letters;
  }
}
