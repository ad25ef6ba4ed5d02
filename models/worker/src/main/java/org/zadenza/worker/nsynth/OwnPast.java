// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.WaveNet;
import org.zadenza.worker.block.Block;

/**
 * Tells a network as its past what it makes itself while the note goes on as recorded, so that it
 * learns to find back from where its own mistakes lead (as DAgger does; Ross, Gordon and Bagnell,
 * 2011). The excitation keeps both in one place of the period. One crop's; one thread.
 */
final class OwnPast implements Scene.Teller {
  private final NsynthShape shape;
  private final Block conditions;
  private final Scene scene;
  private final LiveWaveNet live;
  private final float[] inputs;
  private final float[] condition;

  /**
   * Of a network that has a note in mind.
   *
   * @param conditions what it is told for each frame of the scene, [frames, conditions]
   */
  OwnPast(NsynthShape shape, WaveNet decoder, Block conditions, Scene scene) {
    this.shape = shape;
    this.conditions = conditions;
    this.scene = scene;
    live = new LiveWaveNet(decoder, 1);
    inputs = new float[1 + shape.excitations()];
    condition = new float[shape.conditions()];
  }

  @Override
  public int tell(int told, Scene.Given given) {
    int at = given.at();
    if (at % shape.hop() == 0) {
      for (int k = 0; k < condition.length; k++) {
        condition[k] = conditions.get(at / shape.hop(), k);
      }
      live.condition(0, condition);
    }
    int width = shape.excitations();
    inputs[0] = given.before()[at];
    System.arraycopy(given.excitation(), at * width, inputs, 1, width);
    live.step(inputs);
    if (at < scene.memory().own()) return told;
    double u = scene.random().nextDouble();
    return live.drawAround(0, inputs, shape.guesses(), scene.memory().temperature(), u);
  }
}
