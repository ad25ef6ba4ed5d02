// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.names.WordError;

/** Makes notes for who waits for them: several that were wished for together. Any thread. */
final class OfflineNotes implements SoundStream.Maker {
  private static final int AT_ONCE = 4;

  private final NsynthPlayer.Source source;
  private final NoteCache cache;
  private final NoteMaker.Mixed mixed;
  private final Consumer<String> told;
  private @Nullable NoteMaker maker;
  private boolean tried;

  OfflineNotes(
      NsynthPlayer.Source source, NoteCache cache, NoteMaker.Mixed mixed, Consumer<String> told) {
    this.source = source;
    this.cache = cache;
    this.mixed = mixed;
    this.told = told;
  }

  synchronized void ask(NoteWish wish) {
    NoteMaker now = maker();
    if (now == null) return;
    try {
      now.wish(wish);
    } catch (WordError e) {
      told.accept(e.getMessage());
    }
  }

  private @Nullable NoteMaker maker() {
    if (maker != null || tried) return maker;
    tried = true;
    try {
      NsynthVoice voice = source.read();
      maker = new NoteMaker(voice, new NoteBatch(voice.network(), AT_ONCE), cache, mixed);
    } catch (IOException | IllegalArgumentException e) {
      told.accept("it cannot play: " + e.getMessage());
    }
    return maker;
  }

  @Override
  public synchronized void make(SoundStream stream, int samples) {
    GrowingSound sound = stream.sound();
    NoteMaker now = maker;
    if (sound == null || now == null) return;
    int wanted = Math.min(samples, sound.samples().length);
    while (sound.made() < wanted && now.work()) {
      Thread.onSpinWait();
    }
  }
}
