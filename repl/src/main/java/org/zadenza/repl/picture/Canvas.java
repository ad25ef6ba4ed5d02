// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A picture of sixteen colours. Places are counted from the upper left corner; what lies outside is
 * left out. One thread.
 */
final class Canvas {
  /** How many colours a picture can have. */
  static final int COLOURS = 16;

  /** How large a place of a letter is. */
  static final int SCALE = 2;

  /** How wide one letter is. */
  static final int LETTER = Letters.WIDTH * SCALE;

  private static final int BITS = 4;
  private static final int STEP = (Letters.WIDTH + 1) * SCALE;

  static {
    ImageIO.setUseCache(false);
  }

  private final BufferedImage image;
  private final WritableRaster places;

  /**
   * A picture of its first colour.
   *
   * @param colours {@link #COLOURS} at most, {@code 0xrrggbb}
   */
  Canvas(int width, int height, int... colours) {
    int[] palette = new int[COLOURS];
    System.arraycopy(colours, 0, palette, 0, colours.length);
    IndexColorModel model =
        new IndexColorModel(BITS, COLOURS, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, model);
    places = image.getRaster();
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** The number of the colour of a place. */
  int at(int x, int y) {
    return places.getSample(x, y, 0);
  }

  void dot(int x, int y, int colour) {
    if (x < 0 || y < 0 || x >= width() || y >= height()) return;
    places.setSample(x, y, 0, colour);
  }

  void fill(int x, int y, int width, int height, int colour) {
    int right = Math.min(width(), x + width);
    int bottom = Math.min(height(), y + height);
    for (int row = Math.max(0, y); row < bottom; row++) {
      for (int column = Math.max(0, x); column < right; column++) dot(column, row, colour);
    }
  }

  /** How wide a text is. */
  static int textWidth(String text) {
    return text.length() * STEP - SCALE;
  }

  /** Writes a text whose upper left corner is given. */
  void text(String text, int x, int y, int colour) {
    for (int i = 0; i < text.length(); i++) {
      boolean[][] shape = Letters.shape(text.charAt(i));
      for (int row = 0; row < Letters.HEIGHT; row++) {
        for (int column = 0; column < Letters.WIDTH; column++) {
          if (!shape[row][column]) continue;
          fill(x + i * STEP + column * SCALE, y + row * SCALE, SCALE, SCALE, colour);
        }
      }
    }
  }

  /** Writes a text that ends at {@code right}, in the middle of {@code y}. */
  void label(String text, int right, int y, int colour) {
    text(text, right - textWidth(text), y - Letters.ABOVE * SCALE / 2, colour);
  }

  /** Writes a text around {@code x}. */
  void centred(String text, int x, int y, int colour) {
    text(text, x - textWidth(text) / 2, y, colour);
  }

  /** The bytes of a PNG. */
  byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory is no disk", impossible);
    }
    return out.toByteArray();
  }
}
