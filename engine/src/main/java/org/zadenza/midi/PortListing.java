// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * A port that is there.
 *
 * @param host where it was found, such as {@code jack}
 * @param output whether it can be played; else it can be heard
 * @param open whether this session has it open
 */
public record PortListing(String host, String name, boolean output, boolean open) {}
