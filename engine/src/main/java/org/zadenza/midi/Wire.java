// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * Short MIDI messages as one number: the status in the lowest byte, then the data bytes. Channels
 * count from 0 here, as on the wire.
 */
final class Wire {
  static final int CLOCK = 0xF8;
  static final int START = 0xFA;
  static final int CONTINUE = 0xFB;
  static final int STOP = 0xFC;
  static final int RESET = 0xFF;
  static final int SYSEX = 0xF0;
  static final int SYSEX_END = 0xF7;
  static final int SONG_POSITION = 0xF2;

  static final int NOTE_OFF = 0x80;
  static final int NOTE_ON = 0x90;
  static final int POLY_TOUCH = 0xA0;
  static final int CONTROLLER = 0xB0;
  static final int PROGRAM = 0xC0;
  static final int TOUCH = 0xD0;
  static final int BEND = 0xE0;

  static final int ALL_SOUND_OFF = 120;
  static final int ALL_NOTES_OFF = 123;

  private static final int SONG_SELECT = 0xF3;
  private static final int NRPN_MSB = 99;
  private static final int NRPN_LSB = 98;
  private static final int DATA_MSB = 6;
  private static final int DATA_LSB = 38;
  private static final int MIDDLE_BEND = 8192;

  private Wire() {}

  static int of(int status, int channel, int first, int second) {
    return status | channel | (first & 0x7F) << 8 | (second & 0x7F) << 16;
  }

  static int noteOn(int channel, int key, int velocity) {
    return of(NOTE_ON, channel, key, velocity);
  }

  static int noteOff(int channel, int key) {
    return of(NOTE_OFF, channel, key, 0);
  }

  static int controller(int channel, int number, int value) {
    return of(CONTROLLER, channel, number, value);
  }

  static int program(int channel, int number) {
    return of(PROGRAM, channel, number, 0);
  }

  static int touch(int channel, int pressure) {
    return of(TOUCH, channel, pressure, 0);
  }

  static int polyTouch(int channel, int key, int pressure) {
    return of(POLY_TOUCH, channel, key, pressure);
  }

  /** From -1, all the way down, to 1; 0 is exactly the middle. */
  static int bend(int channel, double amount) {
    long steps = Math.round(amount < 0 ? amount * MIDDLE_BEND : amount * (MIDDLE_BEND - 1));
    int value = MIDDLE_BEND + Math.clamp(steps, -MIDDLE_BEND, MIDDLE_BEND - 1);
    return of(BEND, channel, value, value >> 7);
  }

  /** Where in the song, in sixteenths. */
  static int songPosition(int sixteenths) {
    return of(SONG_POSITION, 0, sixteenths, sixteenths >> 7);
  }

  static int songSelect(int song) {
    return of(SONG_SELECT, 0, song, 0);
  }

  /** The four messages of a non-registered parameter number, in order. */
  static int nrpn(int channel, int part, int number, int value) {
    return switch (part) {
      case 0 -> controller(channel, NRPN_MSB, number >> 7);
      case 1 -> controller(channel, NRPN_LSB, number);
      case 2 -> controller(channel, DATA_MSB, value >> 7);
      default -> controller(channel, DATA_LSB, value);
    };
  }

  static int status(int bytes) {
    return bytes & 0xFF;
  }

  /** The status without its channel, for messages that have one. */
  static int kind(int bytes) {
    return bytes & 0xF0;
  }

  static int channel(int bytes) {
    return bytes & 0x0F;
  }

  static int first(int bytes) {
    return bytes >> 8 & 0x7F;
  }

  static int second(int bytes) {
    return bytes >> 16 & 0x7F;
  }

  /** How many bytes a message has, by its status; 0 for what is no short message. */
  static int length(int bytes) {
    int status = status(bytes);
    return switch (status & 0xF0) {
      case NOTE_OFF, NOTE_ON, POLY_TOUCH, CONTROLLER, BEND -> 3;
      case PROGRAM, TOUCH -> 2;
      case 0xF0 ->
          switch (status) {
            case SONG_POSITION -> 3;
            case 0xF1, SONG_SELECT -> 2;
            case SYSEX, SYSEX_END -> 0;
            default -> 1;
          };
      default -> 0;
    };
  }
}
