// SPDX-License-Identifier: Apache-2.0
/**
 * A peer of the Ableton Link protocol, so that every machine in the room plays at one tempo and in
 * one phase: a {@link org.zadenza.link.LinkPeer} speaks on the network from a thread of its own,
 * what it knows is a {@link org.zadenza.link.LinkState}, and a {@link
 * org.zadenza.link.LinkFollower} leads the scheduler by it.
 *
 * <p>What is agreed on is a {@link org.zadenza.link.Timeline} in <em>ghost time</em>, a clock that
 * nobody has and everybody measures. All times inside are microseconds, all beats millionths. The
 * rules live in {@link org.zadenza.link.LinkNode}, which knows no socket and no thread.
 */
@NullMarked
package org.zadenza.link;

import org.jspecify.annotations.NullMarked;
