// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.PictureFile;
import org.zadenza.models.picture.Plane;
import org.zadenza.models.picture.Restyle;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.repl.session.Session;

/**
 * Restyles what pages draw, one picture at a time: who comes while one is under way is told so at
 * once, and counted, so that nothing waits and nothing comes late. By the worker where there is
 * one, else on a thread here that gives way to the music.
 */
final class Restyler implements AutoCloseable {
  private static final int COLOURS = 3;

  private final Session session;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform()
              .daemon(true)
              .priority(Thread.MIN_PRIORITY)
              .name("zadenza-page-restyler")
              .factory());
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong restyled = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private KnownModel.@Nullable Style known;

  Restyler(Session session) {
    this.session = session;
  }

  /** Begins, or says that another is under way; never waits. */
  void restyle(Incoming.Picture taken, Consumer<String> answer) {
    dropped.addAndGet(taken.dropped());
    if (!busy.compareAndSet(false, true)) {
      dropped.incrementAndGet();
      answer.accept(message(taken.id()).toString());
      return;
    }
    try {
      thread.execute(
          () -> {
            JsonObject out = answered(taken);
            busy.set(false);
            answer.accept(out.toString());
          });
    } catch (RejectedExecutionException closed) {
      busy.set(false);
    }
  }

  private static JsonObject message(long id) {
    JsonObject out = Outgoing.of("restyled");
    out.addProperty("id", id);
    return out;
  }

  private JsonObject answered(Incoming.Picture taken) {
    JsonObject out = message(taken.id());
    try {
      Plane picture = picture(taken.picture());
      Base64.Encoder text = Base64.getEncoder();
      out.addProperty(
          "picture", text.encodeToString(PictureFile.png(restyled(model(taken.net()), picture))));
      restyled.incrementAndGet();
    } catch (IOException | RuntimeException e) {
      out.addProperty("said", String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError full) {
      out.addProperty("said", "there is no memory left to restyle a picture");
    }
    return out;
  }

  private static Plane picture(byte[] png) throws IOException {
    Plane out =
        PictureFile.decode(png, "the picture", Restyle.LARGEST * Restyle.LARGEST, Restyle.LARGEST);
    int high = out.height() / FastStyle.GRID * FastStyle.GRID;
    int wide = out.width() / FastStyle.GRID * FastStyle.GRID;
    if (high == 0 || wide == 0) throw new IOException("the picture is too small");
    return out.cut(0, 0, high, wide);
  }

  /** Read when it is first asked for. */
  private KnownModel.Style model(String name) {
    KnownModel.Style now = known;
    if (now != null && now.name().equals(name)) return now;
    KnownModel.Style read =
        session
            .models()
            .pictures(name)
            .orElseThrow(() -> new IllegalArgumentException(name + " is no network for pictures"));
    known = read;
    return read;
  }

  private Plane restyled(KnownModel.Style model, Plane picture) {
    FloatTensor given =
        new FloatTensor(
            "picture", List.of(1, picture.height(), picture.width(), COLOURS), picture.numbers());
    Map<String, FloatTensor> out = session.batches().run(model, List.of(given));
    return new Plane(picture.height(), picture.width(), COLOURS, out.get("restyled").numbers());
  }

  /** Such as {@code , 120 frames restyled, 31 dropped}; empty before the first. */
  String text() {
    long done = restyled.get();
    long lost = dropped.get();
    return done + lost == 0 ? "" : ", " + done + " frames restyled, " + lost + " dropped";
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
