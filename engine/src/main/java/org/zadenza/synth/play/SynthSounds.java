// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.DefinedSound;
import org.zadenza.audio.DefinedSounds;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthLibrary;

/**
 * The synths of a library as one engine plays them. A synth that is defined anew sounds with the
 * next note; what sounds goes on as it was.
 */
public final class SynthSounds implements DefinedSounds, SynthLibrary.Listener {
  private final SynthLibrary library;
  private final double sampleRate;
  private final boolean live;
  private final Map<String, SynthSound> sounds = new ConcurrentHashMap<>();

  private SynthSounds(SynthLibrary library, double sampleRate, boolean live) {
    this.library = library;
    this.sampleRate = sampleRate;
    this.live = live;
  }

  /**
   * @param live all voices are made when a synth is defined; else when it is first played
   */
  public static SynthSounds of(SynthLibrary library, double sampleRate, boolean live) {
    SynthSounds out = new SynthSounds(library, sampleRate, live);
    if (live) library.listen(out);
    return out;
  }

  @Override
  public void defined(Synth synth) {
    sounds.put(synth.name(), new SynthSound(synth, sampleRate));
  }

  @Override
  public void removed(String name) {
    sounds.remove(name);
  }

  @Override
  public @Nullable DefinedSound find(String name) {
    SynthSound sound = sounds.get(name);
    if (live) return sound;
    Synth synth = library.find(name);
    if (synth == null) return null;
    if (sound != null && sound.plays(synth)) return sound;
    defined(synth);
    return sounds.get(name);
  }
}
