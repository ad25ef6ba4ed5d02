// SPDX-License-Identifier: Apache-2.0
/**
 * A corpus as it lies in the latent space of a model that has read it: {@link
 * org.zadenza.models.corpus.CorpusReader} reads it, {@link org.zadenza.models.corpus.Survey} finds
 * what lies together and what lies apart, {@link org.zadenza.models.corpus.CorpusMap} is what is
 * kept and played.
 */
@NullMarked
package org.zadenza.models.corpus;

import org.jspecify.annotations.NullMarked;
