// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/**
 * How the engine is doing, for the status line.
 *
 * @param fraction of real time spent rendering, smoothed: above 0.7 the sound is in danger
 * @param voices sounding now
 * @param late cues that came after their frame and were started at once
 * @param dropped cues that found every slot taken
 * @param unknown cues whose sound nobody knows
 * @param faults voices muted because they failed
 */
public record EngineLoad(
    double fraction, int voices, long late, long dropped, long unknown, long faults) {}
