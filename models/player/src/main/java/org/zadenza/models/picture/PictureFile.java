// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures as files: PNG, JPEG, GIF and BMP are read, PNG is written. What is clear is white. */
public final class PictureFile {
  /** The most places of a picture that is read from a file. */
  public static final int MOST_PLACES = 64_000_000;

  private static final long MOST_BYTES = 256L << 20;
  private static final int CHANNELS = 3;
  private static final String KINDS = "give a PNG, JPEG, GIF or BMP that other programs open";

  static {
    ImageIO.setUseCache(false);
  }

  private PictureFile() {}

  /**
   * Reads a picture.
   *
   * @param most places in each direction: a larger one is made smaller
   * @throws IOException says which file, what is wrong, what to do
   */
  public static Plane read(Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file + ": there is no such picture to read");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than 256 MB: give a smaller picture");
    }
    return decode(Files.readAllBytes(file), file.toString(), MOST_PLACES, most);
  }

  /**
   * Reads the bytes of a picture.
   *
   * @param name for errors
   * @param places the most that are decoded; asked before anything is
   * @param most places in each direction: a larger one is made smaller
   */
  public static Plane decode(byte[] bytes, String name, int places, int most) throws IOException {
    BufferedImage image;
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new IOException(name + " is no picture: " + KINDS);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        image = decoded(reader, name, places);
      } finally {
        reader.dispose();
      }
    }
    return plane(smaller(image, most));
  }

  private static BufferedImage decoded(ImageReader reader, String name, int places)
      throws IOException {
    long wide;
    long high;
    try {
      wide = reader.getWidth(0);
      high = reader.getHeight(0);
      if (wide * high <= places) return reader.read(0);
    } catch (IOException | RuntimeException damaged) {
      throw new IOException(
          "%s is damaged (%s): %s".formatted(name, damaged.getMessage(), KINDS), damaged);
    }
    throw new IOException(
        "%s has %d x %d places, more than the %d that are read: make it smaller first"
            .formatted(name, wide, high, places));
  }

  /** Halved as long as it is more than twice too large, so that no place is passed over. */
  private static BufferedImage smaller(BufferedImage image, int most) {
    BufferedImage out = drawn(image, image.getWidth(), image.getHeight());
    while (Math.max(out.getWidth(), out.getHeight()) > most) {
      double by = Math.max(0.5, most / (double) Math.max(out.getWidth(), out.getHeight()));
      int wide = Math.max(1, (int) Math.round(out.getWidth() * by));
      int high = Math.max(1, (int) Math.round(out.getHeight() * by));
      out = drawn(out, wide, high);
    }
    return out;
  }

  private static BufferedImage drawn(BufferedImage image, int wide, int high) {
    BufferedImage out = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = out.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, wide, high, Color.WHITE, null);
    pen.dispose();
    return out;
  }

  private static Plane plane(BufferedImage image) {
    int wide = image.getWidth();
    int[] colours = image.getRGB(0, 0, wide, image.getHeight(), null, 0, wide);
    float[] out = new float[CHANNELS * colours.length];
    for (int k = 0; k < colours.length; k++) {
      out[CHANNELS * k] = colours[k] >> 16 & 0xff;
      out[CHANNELS * k + 1] = colours[k] >> 8 & 0xff;
      out[CHANNELS * k + 2] = colours[k] & 0xff;
    }
    return new Plane(image.getHeight(), wide, CHANNELS, out);
  }

  /** The bytes of a PNG. */
  public static byte[] png(Plane picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    int[] colours = new int[picture.places()];
    for (int k = 0; k < colours.length; k++) {
      colours[k] =
          colour(picture, CHANNELS * k) << 16
              | colour(picture, CHANNELS * k + 1) << 8
              | colour(picture, CHANNELS * k + 2);
    }
    image.setRGB(0, 0, picture.width(), picture.height(), colours, 0, picture.width());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory is no disk", impossible);
    }
    return out.toByteArray();
  }

  private static int colour(Plane picture, int at) {
    return Math.clamp(Math.round(picture.numbers()[at]), 0, 255);
  }
}
