// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.FontException;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.schedule.Reporter;

/** The soundfont of a session: read beside the music, then given to whoever plays. Any thread. */
public final class Fonts {
  private static final String WHERE = "soundfont";

  private final Reporter messages;
  private final List<Consumer<@Nullable Soundfont>> players = new CopyOnWriteArrayList<>();
  private @Nullable Soundfont font;
  private int asked;

  Fonts(Reporter messages) {
    this.messages = messages;
  }

  /** Gives somebody the font now and whenever it is another; null for none. */
  public synchronized void heardBy(Consumer<@Nullable Soundfont> player) {
    players.add(player);
    player.accept(font);
  }

  /**
   * Reads a file on a thread of its own and says what came of it; the last that was asked for
   * stands.
   */
  void readBeside(Path file) {
    int turn = next();
    Thread.ofPlatform()
        .name("zadenza-soundfont")
        .daemon(true)
        .priority(Thread.MIN_PRIORITY)
        .start(() -> messages.tell(WHERE, read(file, turn)));
  }

  /** Reads a file while the player waits; what came of it. */
  String read(Path file) {
    return read(file, next());
  }

  /** Back to the bundled instruments. */
  void off() {
    give(null, next());
  }

  private synchronized int next() {
    return ++asked;
  }

  private String read(Path file, int turn) {
    if (!Files.isRegularFile(file)) return "there is no file " + file;
    try {
      Soundfont read = Soundfont.read(file);
      give(read, turn);
      return file.getFileName() + " plays gm_piano to gm_gunshot: " + read.size() + " instruments";
    } catch (FontException e) {
      return file.getFileName() + " " + e.getMessage() + "; nothing has changed";
    } catch (IOException e) {
      return file.getFileName() + " cannot be read; may you read it?";
    }
  }

  private synchronized void give(@Nullable Soundfont read, int turn) {
    if (turn != asked) return;
    font = read;
    for (Consumer<@Nullable Soundfont> player : players) player.accept(read);
  }
}
