// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.Obuffer;
import org.jspecify.annotations.Nullable;

/**
 * MP3 (and MPEG's layers I and II), by JLayer. A frame that cannot be decoded is silence, so that
 * what comes after it stays in its place. One thread, watched.
 */
final class Mp3Reader {
  private static final int TAG_HEADER = 10;
  private static final int CHANNELS = 2;

  private final byte[] file;
  private final int begin;
  private final long mostBytes;
  private final Headway headway;
  private int broken;
  private int good;

  private Mp3Reader(byte[] file, long mostBytes, Headway headway) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.headway = headway;
    begin = afterTags(file);
  }

  static boolean knows(byte[] file) {
    return Bytes.begins(file, 0, "ID3") || isFrame(file, 0);
  }

  static Recording read(byte[] file, long mostBytes) {
    return Watch.overFiles().run(headway -> new Mp3Reader(file, mostBytes, headway).recording());
  }

  private static boolean isFrame(byte[] file, int at) {
    if (at + 3 >= file.length || file[at] != -1 || (file[at + 1] & 0xE0) != 0xE0) return false;
    boolean layer = (file[at + 1] & 0x06) != 0;
    boolean version = (file[at + 1] & 0x18) != 0x08;
    boolean bits = (file[at + 2] & 0xF0) != 0xF0;
    return layer && version && bits && (file[at + 2] & 0x0C) != 0x0C;
  }

  /** Names and pictures come first, as long as they say, which may be a lie. */
  private static int afterTags(byte[] file) {
    int at = 0;
    while (Bytes.begins(file, at, "ID3") && at + TAG_HEADER <= file.length) {
      int size = 0;
      for (int i = 6; i < TAG_HEADER; i++) size = size << 7 | file[at + i] & 0x7F;
      at = (int) Math.min(file.length, (long) at + TAG_HEADER + size);
    }
    return at;
  }

  private Recording recording() {
    Bitstream bits = new Bitstream(new Told(file, begin, headway));
    Decoder decoder = new Decoder();
    Mp3Tag tag = Mp3Tag.read(file, begin);
    Header header = next(bits);
    if (header == null) throw new SampleException("is broken: no sound in it can be trusted");
    int rate = header.frequency();
    Tape tape = new Tape(header.mode() == Header.SINGLE_CHANNEL ? 1 : CHANNELS, mostBytes);
    Frame frame = new Frame(tape);
    decoder.setOutputBuffer(frame);
    boolean sounds = !tag.present();
    while (header != null && header.frequency() == rate) {
      if (sounds) decode(decoder, header, bits, frame);
      sounds = true;
      bits.closeFrame();
      header = next(bits);
    }
    if (good <= broken) throw new SampleException("is broken: no sound in it can be trusted");
    tape.cutTo(tape.frames() - tag.after());
    tape.cutFrom(tag.before());
    return tape.recording(rate);
  }

  /** The next frame's head; null at the end, or where nothing more can be found. */
  private @Nullable Header next(Bitstream bits) {
    headway.step();
    try {
      return bits.readFrame();
    } catch (BitstreamException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private void decode(Decoder decoder, Header header, Bitstream bits, Frame frame) {
    frame.clear_buffer();
    try {
      decoder.decodeFrame(header, bits);
      good++;
    } catch (DecoderException | IndexOutOfBoundsException | NullPointerException e) {
      broken++;
    }
    frame.keep(length(header));
  }

  private static int length(Header header) {
    if (header.layer() == 1) return Frame.LONGEST / 3;
    boolean half = header.layer() == 3 && header.version() != Header.MPEG1;
    return half ? Frame.LONGEST / 2 : Frame.LONGEST;
  }

  /** One frame of sound, as JLayer gives it: 32 numbers of one channel at a time. */
  private static final class Frame extends Obuffer {
    private static final int LONGEST = 1152;

    /** JLayer's full scale. */
    private static final float SCALE = 1f / 32_700;

    private final Tape tape;
    private final float[][] sound = new float[CHANNELS][LONGEST];
    private final int[] filled = new int[CHANNELS];

    Frame(Tape tape) {
      this.tape = tape;
    }

    void keep(int frames) {
      tape.reserve(frames);
      for (int c = 0; c < tape.channels(); c++) {
        for (int i = 0; i < frames; i++) tape.put(c, i, i < filled[c] ? sound[c][i] : 0);
      }
      tape.advance(frames);
    }

    @Override
    public void append(int channel, short value) {
      if (filled[channel] < LONGEST) sound[channel][filled[channel]++] = value * SCALE;
    }

    @Override
    public void appendSamples(int channel, float[] more) {
      for (float x : more) {
        if (filled[channel] < LONGEST) sound[channel][filled[channel]++] = x * SCALE;
      }
    }

    @Override
    public void clear_buffer() {
      Arrays.fill(filled, 0);
    }

    @Override
    public void write_buffer(int ignored) {}

    @Override
    public void set_stop_flag() {}

    @Override
    public void close() {}
  }

  /** Tells that the decoder has got on whenever it takes something new. */
  private static final class Told extends FilterInputStream {
    private final Headway headway;

    Told(byte[] file, int begin, Headway headway) {
      super(new ByteArrayInputStream(file, begin, file.length - begin));
      this.headway = headway;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      if (read >= 0) headway.step();
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) headway.step();
      return read;
    }
  }
}
