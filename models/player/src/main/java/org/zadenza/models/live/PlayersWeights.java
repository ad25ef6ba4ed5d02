// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.corpus.CorpusShelf;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.LstmFile;

/**
 * The weights that come along; else, and for nsynth, drawings and letters before them, those in the
 * player's folder, {@code NAME.safetensors} there or in a folder of that name.
 *
 * @param ships whether weights of a name come along
 */
public record PlayersWeights(Path folder, Predicate<String> ships) implements Weights {
  /** With what this build ships. */
  public PlayersWeights(Path folder) {
    this(folder, LstmFile::ships);
  }

  @FunctionalInterface
  private interface Shipped<T> {
    T read() throws IOException;
  }

  @FunctionalInterface
  private interface Loaded<T> {
    T read(Path file) throws IOException;
  }

  @Override
  public DrumsRnn drums() throws IOException {
    return found(DrumsRnn.NAME, DrumsRnn::shipped, DrumsRnn::load);
  }

  @Override
  public MelodyRnn melody() throws IOException {
    return found(MelodyRnn.NAME, MelodyRnn::shipped, MelodyRnn::load);
  }

  @Override
  public PerformanceRnn performance() throws IOException {
    return found(PerformanceRnn.NAME, PerformanceRnn::shipped, PerformanceRnn::load);
  }

  @Override
  public ImportedModel.Vae vae(String name) throws IOException {
    return found(name, () -> MusicVaes.shipped(name), MusicVaes::load);
  }

  @Override
  public Palette palette() {
    return Palette.of(folder);
  }

  /** Those in the folder, if there are any: timbres of one's own are what one trains it for. */
  @Override
  public NsynthVoice nsynth() throws IOException {
    Optional<Path> own = own(Nsynth.NAME);
    if (own.isPresent()) return NsynthVoice.load(own.get());
    return found(Nsynth.NAME, NsynthVoice::shipped, NsynthVoice::load);
  }

  /** Those in the folder, if there are any, as those of nsynth. */
  @Override
  public ImportedModel.Sketches sketches(String name) throws IOException {
    Optional<Path> own = Catalogue.canBeNamed(name) ? own(name) : Optional.empty();
    if (own.isPresent()) return SketchFile.load(own.get());
    return found(name, () -> SketchFile.shipped(name), SketchFile::load);
  }

  /** Those in the folder, if there are any, as those of nsynth. */
  @Override
  public ImportedModel.Guesses guesses(String name) throws IOException {
    Optional<Path> own = Catalogue.canBeNamed(name) ? own(name) : Optional.empty();
    if (own.isPresent()) return GuessFile.load(own.get());
    return found(name, () -> GuessFile.shipped(name), GuessFile::load);
  }

  /** Those in the folder, if there are any: texts of one's own are what one trains it for. */
  @Override
  public ImportedModel.Text text(String name) throws IOException {
    Optional<Path> own = Catalogue.canBeNamed(name) ? own(name) : Optional.empty();
    if (own.isPresent()) return CharRnnFile.load(own.get());
    return found(name, () -> CharRnnFile.shipped(name), CharRnnFile::load);
  }

  @Override
  public CorpusShelf maps() {
    return new CorpusShelf(folder);
  }

  @Override
  public Palette attributes() {
    return Palette.attributes(folder);
  }

  @Override
  public Path style(String name) throws IOException {
    Path file = folder.resolve(name + ".safetensors");
    if (Catalogue.canBeNamed(name) && Files.isReadable(file)) return file;
    String known = String.join(", ", new Catalogue(folder).names());
    throw new IOException(
        "there is no such style in %s; there is %s"
            .formatted(folder, known.isEmpty() ? "none" : known));
  }

  private Optional<Path> own(String name) {
    String file = name + ".safetensors";
    return Stream.of(folder.resolve(file), folder.resolve(name).resolve(file))
        .filter(Files::isReadable)
        .findFirst();
  }

  private <T> T found(String name, Shipped<T> shipped, Loaded<T> loaded) throws IOException {
    if (ships.test(name)) return shipped.read();
    Optional<Path> own = own(name);
    if (own.isPresent()) return loaded.read(own.get());
    String file = name + ".safetensors";
    throw new IOException(
        "it has no weights here: put %s and its .json into %s, or train them with ./zadenza models train %s --data DIR --out %s"
            .formatted(file, folder, name, folder));
  }
}
