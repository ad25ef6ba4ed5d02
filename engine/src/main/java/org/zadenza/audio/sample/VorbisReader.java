// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.nio.charset.StandardCharsets;

/**
 * Ogg Vorbis, by JOrbis. The first stream of a file is read, up to the frame that its last page
 * names; pages whose checksums do not fit are left out. One thread, watched.
 */
final class VorbisReader {
  private static final int PIECE = 4096;
  private static final int HEADERS = 3;

  private final byte[] file;
  private final long mostBytes;
  private final Headway headway;
  private final SyncState sync = new SyncState();
  private final StreamState stream = new StreamState();
  private final Page page = new Page();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final Comment comment = new Comment();
  private final float[][][] sound = new float[1][][];
  private int place;
  private long lastFrame;

  private VorbisReader(byte[] file, long mostBytes, Headway headway) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.headway = headway;
    sync.init();
    info.init();
    comment.init();
  }

  static boolean knows(byte[] file) {
    return Bytes.begins(file, 0, "OggS");
  }

  static Recording read(byte[] file, long mostBytes) {
    return Watch.overFiles().run(headway -> new VorbisReader(file, mostBytes, headway).recording());
  }

  private Recording recording() {
    if (!nextPage()) throw new SampleException("is broken: no page of it can be trusted");
    stream.init(page.serialno());
    stream.reset();
    stream.pagein(page);
    for (int i = 0; i < HEADERS; i++) header(i);
    DspState state = new DspState();
    if (state.synthesis_init(info) != 0) throw new SampleException("is broken");
    Tape tape = new Tape(info.channels, mostBytes);
    Block block = new Block(state);
    int[] from = new int[info.channels];
    while (nextPacket()) {
      if (block.synthesis(packet) == 0) state.synthesis_blockin(block);
      for (int n = state.synthesis_pcmout(sound, from); n > 0; ) {
        keep(tape, from, n);
        state.synthesis_read(n);
        n = state.synthesis_pcmout(sound, from);
      }
    }
    if (tape.frames() == 0) throw new SampleException("is broken: no sound in it can be trusted");
    if (lastFrame > 0) tape.cutTo(lastFrame);
    return tape.recording(info.rate);
  }

  /** The comments may say anything about their length, and are not heard: ours are empty. */
  private void header(int number) {
    if (!nextPacket()) throw new SampleException("ends in the middle of its header");
    if (number == 0 && !Bytes.begins(packet.packet_base, packet.packet + 1, "vorbis")) {
      throw new SampleException("is an Ogg file, but not Vorbis; save it as FLAC");
    }
    if (number == 1) {
      byte[] empty = "\3vorbis\0\0\0\0\0\0\0\0\1".getBytes(StandardCharsets.ISO_8859_1);
      packet.packet_base = empty;
      packet.packet = 0;
      packet.bytes = empty.length;
    }
    if (number == 2) CodeBooks.check(packet.packet_base, packet.packet, packet.bytes);
    if (info.synthesis_headerin(comment, packet) < 0) throw new SampleException("is broken");
  }

  private void keep(Tape tape, int[] from, int frames) {
    tape.reserve(frames);
    for (int c = 0; c < tape.channels(); c++) {
      for (int i = 0; i < frames; i++) tape.put(c, i, sound[0][c][from[c] + i]);
    }
    tape.advance(frames);
  }

  /** The next packet of the first stream; false at its end. */
  private boolean nextPacket() {
    while (true) {
      int found = stream.packetout(packet);
      headway.step();
      if (found > 0) return true;
      if (found == 0 && !nextPageOfStream()) return false;
    }
  }

  private boolean nextPageOfStream() {
    while (nextPage()) {
      if (stream.pagein(page) != 0) continue;
      lastFrame = Math.max(lastFrame, page.granulepos());
      return true;
    }
    return false;
  }

  private boolean nextPage() {
    while (sync.pageout(page) != 1) {
      int bytes = Math.min(PIECE, file.length - place);
      if (bytes == 0) return false;
      int at = sync.buffer(bytes);
      System.arraycopy(file, place, sync.data, at, bytes);
      sync.wrote(bytes);
      place += bytes;
      headway.step();
    }
    return true;
  }
}
