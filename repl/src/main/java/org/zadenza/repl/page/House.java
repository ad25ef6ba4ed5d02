// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

/**
 * What all connections of a page share.
 *
 * @param talk answers the messages of those who came in
 */
record House(Gate gate, Assets assets, Audience audience, Talk talk, Refusals refusals) {}
