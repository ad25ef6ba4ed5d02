// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/**
 * What an encoder of MP3 says in a first frame without sound: how much silence it put before and
 * after the sound, so that a loop stays as long as it was. After the description of LAME's tag.
 *
 * @param present if there is such a frame
 * @param before frames to leave out at the start, those of every decoder among them
 * @param after frames to leave out at the end
 */
record Mp3Tag(boolean present, int before, int after) {
  /** What a decoder is late by, in frames. */
  static final int DECODER_DELAY = 529;

  private static final int FIXED = 8;
  private static final int DELAYS = 21;

  /** What the frame says that begins at {@code at}. */
  static Mp3Tag read(byte[] file, int at) {
    if (at + 4 > file.length) return none();
    boolean first = (file[at + 1] >> 3 & 1) == 1;
    boolean mono = (file[at + 3] >> 6 & 3) == 3;
    int side = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
    int tag = at + 4 + side;
    if (!Bytes.begins(file, tag, "Xing") && !Bytes.begins(file, tag, "Info")) return none();
    if (tag + FIXED > file.length) return none();
    int flags = file[tag + 7];
    int length = (flags & 1) * 4 + (flags >> 1 & 1) * 4 + (flags >> 2 & 1) * 100;
    int lame = tag + FIXED + length + (flags >> 3 & 1) * 4;
    if (lame + DELAYS + 3 > file.length || file[lame] == 0) return new Mp3Tag(true, 0, 0);
    int a = file[lame + DELAYS] & 0xFF;
    int b = file[lame + DELAYS + 1] & 0xFF;
    int c = file[lame + DELAYS + 2] & 0xFF;
    int before = (a << 4 | b >> 4) + DECODER_DELAY;
    return new Mp3Tag(true, before, Math.max(0, ((b & 15) << 8 | c) - DECODER_DELAY));
  }

  private static Mp3Tag none() {
    return new Mp3Tag(false, 0, 0);
  }
}
