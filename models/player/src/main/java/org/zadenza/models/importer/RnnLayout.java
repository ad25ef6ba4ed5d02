// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonElement;
import org.zadenza.models.codec.ChordEncoding;
import org.zadenza.models.safetensors.WeightsException;

/**
 * What the tensors of a MusicRNN do not say.
 *
 * @param converter how music becomes events, by Magenta.js's name
 * @param attentionLength over how many steps an attention looks, 0 for none
 * @param attentionBias whether it adds its query's bias, which Magenta.js leaves out
 * @param chords how chords become controls
 * @param counterBits how many bits of the step's number are inputs
 */
public record RnnLayout(
    String converter,
    int attentionLength,
    boolean attentionBias,
    ChordEncoding chords,
    int counterBits) {
  private static final int MOST_BITS = 62;

  static RnnLayout of(Fields spec) throws WeightsException {
    int bits = 0;
    if (spec.has("auxInputs")) {
      for (JsonElement element : spec.array("auxInputs")) {
        Fields input = Fields.of(element, spec.file(), "an auxInput");
        if (!input.text("type").equals("BinaryCounter")) {
          throw new WeightsException(
              spec.file(),
              "its auxInput is " + CheckpointFolder.shortened(input.text("type")),
              "there is only BinaryCounter");
        }
        bits += Math.min(MOST_BITS, input.fields("args").whole("numBits", 1));
      }
    }
    return new RnnLayout(
        spec.has("dataConverter") ? spec.fields("dataConverter").text("type") : "unknown",
        spec.has("attentionLength") ? spec.whole("attentionLength", 1) : 0,
        spec.has("attentionBias") && spec.truth("attentionBias"),
        spec.has("chordEncoder") ? chords(spec) : ChordEncoding.NONE,
        bits);
  }

  private static ChordEncoding chords(Fields spec) throws WeightsException {
    String name = spec.text("chordEncoder");
    return ChordEncoding.ofMagenta(name)
        .orElseThrow(
            () ->
                new WeightsException(
                    spec.file(),
                    "its chordEncoder is " + CheckpointFolder.shortened(name),
                    "MajorMinorChordEncoder, TriadChordEncoder and PitchChordEncoder are known"));
  }

  /** How many inputs a network of this layout takes beside its one-hot event. */
  public int further() {
    return chords.depth() + counterBits;
  }
}
