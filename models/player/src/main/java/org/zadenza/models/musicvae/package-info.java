// SPDX-License-Identifier: Apache-2.0
/** MusicVAE and GrooVAE: phrases to points of a latent space and back, and arithmetic there. */
@NullMarked
package org.zadenza.models.musicvae;

import org.jspecify.annotations.NullMarked;
