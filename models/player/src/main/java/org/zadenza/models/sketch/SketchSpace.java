// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/**
 * What is known of a latent space from the drawings that a network learnt: where those of a word
 * lie, and how well usual ones are known.
 *
 * @param anchors a place for each word, in alphabetical order; none for imported networks
 * @param usual how well held-out drawings are known
 */
public record SketchSpace(List<Anchor> anchors, Usual usual) {
  /** Nothing is known. */
  public static final SketchSpace UNKNOWN = new SketchSpace(List.of(), new Usual(0, 0));

  /** The tensor of the anchors' middles, [words, latents]. */
  public static final String MEANS = "anchors/mean";

  /** How far drawings of a word lie around it, [words, latents]. */
  public static final String SIGMAS = "anchors/sigma";

  /** Codes of some drawings of each word, [words, drawings, latents]. */
  public static final String DRAWINGS = "anchors/drawings";

  /** How many drawings of a word are kept. */
  public static final int KEPT = 8;

  /**
   * Where drawings of a word lie: the mean of their codes, the standard deviation of each number,
   * and some of the codes themselves. A value: nobody writes the arrays.
   *
   * @param drawings codes of those nearest to the mean, some more than once where there are few;
   *     none where only the mean is known
   */
  public record Anchor(String word, float[] mean, float[] sigma, List<float[]> drawings) {
    private static final double NEAR = 0.25;

    /** Copies the list. */
    public Anchor {
      drawings = List.copyOf(drawings);
    }

    /**
     * A code such as drawings of this word have: near one of them, by chance. (The mean of two
     * drawings is a third, not what they have in common.)
     *
     * @param daring how far from it, in quarters of a standard deviation; 0 is there
     */
    public float[] draw(double daring, RandomGenerator random) {
      float[] like = drawings.isEmpty() ? mean : drawings.get(random.nextInt(drawings.size()));
      double reach = drawings.isEmpty() ? daring : NEAR * daring;
      float[] z = new float[like.length];
      for (int k = 0; k < z.length; k++) {
        z[k] = (float) (like[k] + reach * sigma[k] * random.nextGaussian());
      }
      return z;
    }
  }

  /**
   * Nats a point that the network needs for drawings that it did not learn from, see {@link
   * Oddity}.
   *
   * @param mean over the drawings
   * @param deviation from one drawing to another; 0 where it is not known
   */
  public record Usual(double mean, double deviation) {
    /** Whether anything is known. */
    public boolean known() {
      return deviation > 0;
    }
  }

  /** Copies the list. */
  public SketchSpace {
    anchors = List.copyOf(anchors);
  }

  /** The anchor of a word. */
  public Optional<Anchor> anchor(String word) {
    return anchors.stream().filter(anchor -> anchor.word.equals(word)).findFirst();
  }

  /** The words that have one. */
  public List<String> words() {
    return anchors.stream().map(Anchor::word).toList();
  }

  /** The tensors of the anchors; there must be some. */
  public Map<String, Tensor> tensors() {
    int latents = anchors.getFirst().mean.length;
    float[] means = new float[anchors.size() * latents];
    float[] sigmas = new float[means.length];
    for (int k = 0; k < anchors.size(); k++) {
      System.arraycopy(anchors.get(k).mean, 0, means, k * latents, latents);
      System.arraycopy(anchors.get(k).sigma, 0, sigmas, k * latents, latents);
    }
    List<Integer> shape = List.of(anchors.size(), latents);
    Map<String, Tensor> out = new TreeMap<>();
    out.put(MEANS, new Tensor(shape, means));
    out.put(SIGMAS, new Tensor(shape, sigmas));
    if (!anchors.getFirst().drawings.isEmpty()) out.put(DRAWINGS, drawings(latents));
    return out;
  }

  private Tensor drawings(int latents) {
    int each = anchors.getFirst().drawings.size();
    float[] out = new float[anchors.size() * each * latents];
    int at = 0;
    for (Anchor anchor : anchors) {
      for (float[] drawing : anchor.drawings) {
        System.arraycopy(drawing, 0, out, at, latents);
        at += latents;
      }
    }
    return new Tensor(List.of(anchors.size(), each, latents), out);
  }

  /** The space that the tensors of a file hold. */
  public static SketchSpace read(SafeTensors tensors, List<String> words, int latents, Usual usual)
      throws WeightsException {
    if (words.isEmpty()) return new SketchSpace(List.of(), usual);
    float[] means = tensors.require(MEANS, words.size(), latents);
    float[] sigmas = tensors.require(SIGMAS, words.size(), latents);
    boolean some = tensors.has(DRAWINGS);
    float[] drawings = some ? tensors.require(DRAWINGS, words.size(), KEPT, latents) : new float[0];
    List<Anchor> anchors = new ArrayList<>();
    for (int k = 0; k < words.size(); k++) {
      int from = k * latents;
      List<float[]> own = new ArrayList<>();
      for (int n = 0; some && n < KEPT; n++) {
        int at = (k * KEPT + n) * latents;
        own.add(Arrays.copyOfRange(drawings, at, at + latents));
      }
      anchors.add(
          new Anchor(
              words.get(k),
              Arrays.copyOfRange(means, from, from + latents),
              Arrays.copyOfRange(sigmas, from, from + latents),
              own));
    }
    return new SketchSpace(anchors, usual);
  }
}
