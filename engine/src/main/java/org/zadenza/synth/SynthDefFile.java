// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SuperCollider's file format for synth definitions, "SCgf" version 2, with one definition: what
 * {@code /d_recv} is sent. All numbers are big-endian (SuperCollider's help, "Synth Definition File
 * Format").
 */
public final class SynthDefFile {
  private static final int MAGIC = 0x53436766;
  private static final int VERSION = 2;

  private SynthDefFile() {}

  /** The bytes of a file that defines the synth. */
  public static byte[] of(Synth synth) {
    return write(Layout.forServer(synth));
  }

  /** The bytes of a file. */
  public static byte[] write(Layout layout) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(layout, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Layout layout, DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeShort(1);
    text(out, layout.name());
    out.writeInt(layout.constants().size());
    for (float constant : layout.constants()) out.writeFloat(constant);
    out.writeInt(layout.parameters().size());
    for (float standard : layout.parameters().values()) out.writeFloat(standard);
    out.writeInt(layout.parameters().size());
    int index = 0;
    for (String parameter : layout.parameters().keySet()) {
      text(out, parameter);
      out.writeInt(index++);
    }
    out.writeInt(layout.units().size());
    for (Layout.Unit unit : layout.units()) write(unit, out);
    out.writeShort(0);
  }

  private static void write(Layout.Unit unit, DataOutputStream out) throws IOException {
    text(out, unit.className());
    out.writeByte(unit.rate().ordinal());
    out.writeInt(unit.inputs().size());
    out.writeInt(unit.outputs().size());
    out.writeShort(unit.special());
    for (Layout.Input input : unit.inputs()) {
      out.writeInt(input.unit());
      out.writeInt(input.index());
    }
    for (Rate rate : unit.outputs()) out.writeByte(rate.ordinal());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    out.writeByte(ascii.length);
    out.write(ascii);
  }

  /**
   * Reads a file of one definition.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Layout read(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      int magic = in.readInt();
      int version = in.readInt();
      int definitions = in.readShort();
      if (magic != MAGIC || version != VERSION || definitions != 1) {
        throw new IllegalArgumentException("this is no SCgf file of version 2 with one definition");
      }
      return layout(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("the synth definition ends too early", e);
    }
  }

  private static Layout layout(DataInputStream in) throws IOException {
    String name = text(in);
    List<Float> constants = floats(in);
    List<Float> standards = floats(in);
    Map<String, Float> parameters = new LinkedHashMap<>();
    for (int i = count(in); i > 0; i--) {
      String parameter = text(in);
      int index = in.readInt();
      if (index < 0 || index >= standards.size()) {
        throw new IllegalArgumentException("there is no default for " + parameter);
      }
      parameters.put(parameter, standards.get(index));
    }
    List<Layout.Unit> units = new ArrayList<>();
    for (int i = count(in); i > 0; i--) units.add(unit(in));
    if (in.readShort() != 0) throw new IllegalArgumentException("variants are not read");
    return new Layout(name, constants, parameters, units);
  }

  private static Layout.Unit unit(DataInputStream in) throws IOException {
    String className = text(in);
    Rate rate = rate(in);
    int inputs = count(in);
    int outputs = count(in);
    int special = in.readShort();
    List<Layout.Input> from = new ArrayList<>();
    for (int i = 0; i < inputs; i++) from.add(new Layout.Input(in.readInt(), in.readInt()));
    List<Rate> rates = new ArrayList<>();
    for (int i = 0; i < outputs; i++) rates.add(rate(in));
    return new Layout.Unit(className, rate, special, from, rates);
  }

  private static Rate rate(DataInputStream in) throws IOException {
    int number = in.readUnsignedByte();
    if (number < Rate.values().length) return Rate.values()[number];
    throw new IllegalArgumentException("there is no rate " + number);
  }

  private static List<Float> floats(DataInputStream in) throws IOException {
    List<Float> out = new ArrayList<>();
    for (int i = count(in); i > 0; i--) out.add(in.readFloat());
    return out;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count >= 0 && count <= in.available()) return count;
    throw new IllegalArgumentException("the synth definition counts " + count + " of something");
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] ascii = new byte[in.readUnsignedByte()];
    in.readFully(ascii);
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
