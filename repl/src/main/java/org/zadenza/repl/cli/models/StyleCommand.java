// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.FeatureNet;
import org.zadenza.models.picture.Gatys;
import org.zadenza.models.picture.Hands;
import org.zadenza.models.picture.LiveStyle;
import org.zadenza.models.picture.PictureFile;
import org.zadenza.models.picture.Plane;
import org.zadenza.models.picture.StyleLoss;
import org.zadenza.repl.cli.Exit;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zadenza models style CONTENT --net wave --out x.png}, in one pass, or {@code style CONTENT
 * STYLE --net wave --out x.png}, step by step.
 */
@Command(
    name = "style",
    description =
        "Gives a picture the style of a network, or of another picture by the features of a"
            + " network.")
final class StyleCommand implements Callable<Integer> {
  private static final int USUAL_SIZE = 768;
  private static final int USUAL_STEPS_SIZE = 256;
  private static final int SMALLEST = 16;
  private static final int LARGEST = 2048;
  private static final int MOST_STEPS = 100_000;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CONTENT", description = "The picture.")
  private Path content;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STYLE",
      description = "A picture whose style it gets (default: that of the network).")
  private @Nullable Path style;

  @Option(
      names = "--net",
      required = true,
      paramLabel = "NAME",
      description = "An imported network, its name or the path of its NAME.safetensors.")
  private String net;

  @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "Where to.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Larger pictures are made smaller, so many places at most (default 768; with STYLE 256).")
  private @Nullable Integer size;

  @Option(
      names = "--steps",
      defaultValue = "300",
      paramLabel = "N",
      description = "With STYLE: how many steps (default ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--content-weight",
      defaultValue = "1",
      paramLabel = "X",
      description = "With STYLE: how much the content counts (default ${DEFAULT-VALUE}).")
  private double contentWeight;

  @Option(
      names = "--style-weight",
      defaultValue = "1000",
      paramLabel = "X",
      description =
          "With STYLE: how much the style counts (default ${DEFAULT-VALUE}: a ratio of 1e-3).")
  private double styleWeight;

  @Option(
      names = "--content-layer",
      paramLabel = "LAYER",
      description = "With STYLE: whose features are the content (default: as of VGG conv4_2).")
  private @Nullable String contentLayer;

  @Option(
      names = "--style-layers",
      split = ",",
      paramLabel = "LAYER",
      description =
          "With STYLE: whose Gram matrices are the style (default: the first of each size, as of"
              + " VGG conv1_1 to conv5_1).")
  private @Nullable List<String> styleLayers;

  @Option(
      names = "--rate",
      defaultValue = "4",
      paramLabel = "X",
      description =
          "With STYLE: how far a step goes, in colours of 255 (default ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--noise",
      paramLabel = "SEED",
      description = "With STYLE: begin with noise of this seed, not with the content.")
  private @Nullable Long noise;

  @Override
  public Integer call() throws IOException {
    check();
    ImportedModel model = model();
    Plane picture = PictureFile.read(content, side());
    try (Hands hands = new Hands(Runtime.getRuntime().availableProcessors())) {
      Plane made =
          style == null
              ? inOnePass(model, picture, hands)
              : stepByStep(model, picture, style, hands);
      Path parent = out.toAbsolutePath().getParent();
      if (parent != null) Files.createDirectories(parent);
      Files.write(out, PictureFile.png(made));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(String.valueOf(wrong.getMessage()));
    } catch (OutOfMemoryError full) {
      throw new Refusal(
          "there is no memory left for a picture of %d x %d places: give a smaller --size"
              .formatted(picture.width(), picture.height()));
    }
    PrintWriter said = spec.commandLine().getOut();
    said.println("wrote %s, %d x %d".formatted(out, picture.width(), picture.height()));
    said.flush();
    return Exit.OK;
  }

  private int side() {
    return size != null ? size : style == null ? USUAL_SIZE : USUAL_STEPS_SIZE;
  }

  private void check() {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new Refusal("--out wants a file that ends in .png, not " + out);
    }
    if (side() < SMALLEST || side() > LARGEST) {
      throw new Refusal("--size goes from %d to %d, not %d".formatted(SMALLEST, LARGEST, side()));
    }
    if (steps < 1 || steps > MOST_STEPS) {
      throw new Refusal("--steps go from 1 to %d, not %d".formatted(MOST_STEPS, steps));
    }
  }

  private ImportedModel model() throws IOException {
    Path file = Path.of(net);
    if (!net.endsWith(".safetensors")) {
      Path folder = Folders.ofThisMachine().models();
      file = folder.resolve(net + ".safetensors");
      if (!Catalogue.canBeNamed(net) || !Files.isReadable(file)) {
        throw new Refusal(
            "there is no network %s in %s: bring one in with ./zadenza models import FOLDER --name NAME, or give the path of its NAME.safetensors"
                .formatted(net, folder));
      }
    }
    return ImportedModel.load(file);
  }

  private Plane inOnePass(ImportedModel model, Plane picture, Hands hands) {
    if (!(model instanceof ImportedModel.Pictures pictures)) {
      throw new Refusal(
          "%s has no style of its own (it is %s): give a picture whose style is meant"
              .formatted(net, model.described()));
    }
    Plane fitting = fitting(picture, FastStyle.GRID);
    Plane made = new LiveStyle(pictures.network(), hands).restyled(fitting);
    return made.cut(0, 0, picture.height(), picture.width());
  }

  /** As large or a little larger, going on as in a mirror, so that it comes back as large. */
  private static Plane fitting(Plane picture, int grid) {
    int high = (picture.height() + grid - 1) / grid * grid;
    int wide = (picture.width() + grid - 1) / grid * grid;
    return picture.cut(0, 0, high, wide);
  }

  private Plane stepByStep(ImportedModel model, Plane picture, Path of, Hands hands)
      throws IOException {
    FeatureNet network =
        switch (model) {
          case ImportedModel.Pictures pictures -> FeatureNet.of(pictures.network());
          case ImportedModel.Describer describer -> describer.network();
          default ->
              throw new Refusal(
                  "%s does not look at pictures: it is %s".formatted(net, model.described()));
        };
    StyleLoss.Wish wish =
        new StyleLoss.Wish(
            contentLayer == null ? network.usualContent() : contentLayer,
            styleLayers == null ? network.usualStyle() : styleLayers,
            contentWeight,
            styleWeight);
    Plane whole = fitting(picture, network.grid());
    Plane wanted = fitting(PictureFile.read(of, side()), network.grid());
    StyleLoss loss = new StyleLoss(network, wish, whole, wanted, hands);
    Gatys gatys = new Gatys(loss, noise == null ? whole : noise(whole, noise), rate);
    PrintWriter said = spec.commandLine().getOut();
    said.println(
        "content: %s, style: %s"
            .formatted(wish.contentLayer(), String.join(" ", wish.styleLayers())));
    said.flush();
    StyleLoss.Loss first = gatys.step();
    StyleLoss.Loss last = first;
    try (ProgressBar bar = bar()) {
      bar.step();
      for (int k = 1; k < steps; k++) {
        last = gatys.step();
        bar.step();
        bar.setExtraMessage(String.format(Locale.ROOT, "loss %.4g", last.total()));
      }
    }
    said.println(
        String.format(
            Locale.ROOT,
            "loss %.4g at first, %.4g at last (content %.4g, style %.4g)",
            first.total(),
            last.total(),
            last.content(),
            last.style()));
    return gatys.picture().cut(0, 0, picture.height(), picture.width());
  }

  private static Plane noise(Plane like, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Plane out = Plane.zeros(like.height(), like.width(), like.channels());
    for (int k = 0; k < out.numbers().length; k++) {
      out.numbers()[k] = (float) random.nextDouble(FastStyle.WHITE);
    }
    return out;
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("style")
        .setInitialMax(steps)
        .setUnit(" steps", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }
}
