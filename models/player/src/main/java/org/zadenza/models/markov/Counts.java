// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

/**
 * Numbers by 64-bit key, 0 where none was set: an open hash table, 16 bytes an entry, for the
 * millions of contexts of a large collection.
 */
final class Counts {
  private long[] keys = new long[1024];
  private long[] values = new long[1024];
  private int size;

  /** The number of a key. */
  long get(long key) {
    return values[slot(key)];
  }

  /** Adds to the number of a key and returns what it was before. */
  long add(long key, long amount) {
    int slot = slot(key);
    long before = values[slot];
    values[slot] = before + amount;
    if (before == 0) {
      keys[slot] = key;
      size++;
      if (size > keys.length / 3 * 2) {
        grow();
      }
    }
    return before;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[Math.multiplyExact(2, oldKeys.length)];
    values = new long[keys.length];
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldValues[k] != 0) {
        int slot = slot(oldKeys[k]);
        keys[slot] = oldKeys[k];
        values[slot] = oldValues[k];
      }
    }
  }
}
