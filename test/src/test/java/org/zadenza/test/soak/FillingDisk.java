// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A file on a disk that may be full. One thread. */
final class FillingDisk extends FilterWriter {
  private boolean full;

  FillingDisk(Writer file) {
    super(file);
  }

  void full(boolean now) {
    full = now;
  }

  private void room() throws IOException {
    if (full) throw new IOException("No space left on device");
  }

  @Override
  public void write(int c) throws IOException {
    room();
    out.write(c);
  }

  @Override
  public void write(char[] from, int offset, int length) throws IOException {
    room();
    out.write(from, offset, length);
  }

  @Override
  public void write(String from, int offset, int length) throws IOException {
    room();
    out.write(from, offset, length);
  }
}
