// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.catalogue;

import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.neural.LstmNetwork;

/** A model with its weights, as a value that any runner can compute. */
public sealed interface KnownModel {
  /** What players and workers call it. */
  String name();

  /** The SHA-256 of its weights file: two workers that agree on it play the same music. */
  String hash();

  /** The licence of the weights. */
  String licence();

  /** Where the weights come from. */
  String origin();

  /** A stack of LSTMs that predicts the next event. */
  record Lstm(String name, String hash, String licence, String origin, LstmNetwork network)
      implements KnownModel {}

  /** A network that gives pictures its style. */
  record Style(String name, String hash, String licence, String origin, FastStyle network)
      implements KnownModel {}

  /** A MusicVAE; a worker computes its decoder. */
  record Vae(String name, String hash, String licence, String origin, MusicVae network)
      implements KnownModel {}
}
