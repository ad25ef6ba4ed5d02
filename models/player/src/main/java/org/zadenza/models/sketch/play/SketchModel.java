// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch.play;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.KnownWords;
import org.zadenza.models.sketch.SketchSpace;
import org.zadenza.models.sketch.Sketcher;
import org.zadenza.models.sketch.StrokeCodec;

/**
 * A Sketch-RNN as it is played: drawings at points of its latent space, the last ones kept. Any
 * thread, one at a time (the others wait); not for timing threads.
 */
public final class SketchModel {
  private static final int KEPT = 512;

  private final String name;
  private final String sha256;
  private final SketchSpace space;
  private final KnownWords known;
  private final int latents;
  private final Sketcher sketcher;
  private long drawn;
  private final Map<Key, List<Integer>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Integer>> eldest) {
          return size() > KEPT;
        }
      };

  /** All that a drawing follows from, the weights aside; {@code z} as a list, to be compared. */
  private record Key(List<Float> z, double temperature, long seed) {
    static Key of(float[] z, double temperature, long seed) {
      Float[] numbers = new Float[z.length];
      Arrays.setAll(numbers, k -> z[k]);
      return new Key(List.of(numbers), temperature, seed);
    }
  }

  /** A network under a name, such as {@code sketch-quickdraw}. */
  public SketchModel(String name, ImportedModel.Sketches model) {
    this.name = name;
    sha256 = model.config().sha256();
    space = model.space();
    known = new KnownWords(space.words());
    latents = model.network().shape().latents();
    sketcher = new Sketcher(model.network(), space, 1);
  }

  /** The name of its weights. */
  public String name() {
    return name;
  }

  /** The SHA-256 of its weights. */
  public String sha256() {
    return sha256;
  }

  /** How many numbers a point has; 0 where it draws without one. */
  public int latents() {
    return latents;
  }

  /** The words that it has learnt by name. */
  public List<String> words() {
    return space.words();
  }

  /** How many drawings the network has been run for. */
  public synchronized long drawn() {
    return drawn;
  }

  /** Whether it has learnt a word. */
  public boolean knows(String word) {
    return known.number(word).isPresent();
  }

  /**
   * Where drawings of a word lie.
   *
   * @throws IllegalArgumentException if it has not learnt the word: says which there are
   */
  public SketchSpace.Anchor word(String word) {
    int number = known.number(word).orElse(-1);
    if (number >= 0) return space.anchors().get(number);
    throw new IllegalArgumentException(
        words().isEmpty()
            ? "%s knows no words, so it cannot draw \"%s\"; it draws by itself"
                .formatted(name, word)
            : "%s has not learnt to draw \"%s\"%s".formatted(name, word, known.instead(word)));
  }

  /** A point of the prior, another for each seed. */
  public float[] prior(long seed) {
    return Latents.prior(latents, new SplittableRandom(seed));
  }

  /**
   * Where a drawing lies.
   *
   * @throws IllegalArgumentException if the network draws without a z, and so cannot read
   */
  public synchronized float[] read(Drawing drawing) {
    return sketcher.read(drawing).mu();
  }

  /** The drawing at a point, in the middle of the paper, as {@link Figure#tokens}. */
  public synchronized List<Integer> draw(float[] z, double temperature, long seed) {
    Key key = Key.of(z, temperature, seed);
    List<Integer> known = kept.get(key);
    if (known != null) return known;
    drawn++;
    Drawing drawing = sketcher.draw(List.of(z), temperature, seed).getFirst();
    List<Integer> out = List.copyOf(Figure.tokens(centred(drawing)));
    kept.put(key, out);
    return out;
  }

  private static Drawing centred(Drawing drawing) {
    Drawing.Box box = drawing.box();
    double dx = (StrokeCodec.SIDE - box.left() - box.right()) / 2;
    double dy = (StrokeCodec.SIDE - box.top() - box.bottom()) / 2;
    return drawing.moved(dx, dy, 1);
  }
}
