// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/** A {@link FastStyle} as its formulas say, number by number in double; slow. */
public final class PlainStyle {
  private final FastStyle network;

  /** Of a network. */
  public PlainStyle(FastStyle network) {
    this.network = network;
  }

  /** A plane of doubles. */
  private record Wide(int height, int width, int channels, double[] numbers) {
    double at(int y, int x, int channel) {
      boolean inside = y >= 0 && y < height && x >= 0 && x < width;
      return inside ? numbers[(y * width + x) * channels + channel] : 0;
    }
  }

  /** The picture in the network's style, 0 to 255. */
  public double[] restyled(Plane picture) {
    double[] given = new double[picture.numbers().length];
    for (int k = 0; k < given.length; k++) given[k] = picture.numbers()[k];
    Wide plane = new Wide(picture.height(), picture.width(), picture.channels(), given);
    for (NormedLayer layer : network.contract()) plane = layer(layer, plane);
    for (FastStyle.Residual residual : network.residuals()) {
      Wide more = layer(residual.second(), layer(residual.first(), plane));
      double[] sum = plane.numbers.clone();
      for (int k = 0; k < sum.length; k++) sum[k] += more.numbers[k];
      plane = new Wide(plane.height, plane.width, plane.channels, sum);
    }
    for (NormedLayer layer : network.expand()) plane = layer(layer, plane);
    double[] out = new double[plane.numbers.length];
    for (int k = 0; k < out.length; k++) {
      double colour = FastStyle.REACH * Math.tanh(plane.numbers[k]) + FastStyle.MIDDLE;
      out[k] = Math.clamp(colour, 0, FastStyle.WHITE);
    }
    return out;
  }

  private static Wide layer(NormedLayer layer, Wide plane) {
    Convolution own = layer.convolution();
    Wide summed = own.transposed() ? spread(own, plane) : gathered(own, plane);
    normalise(layer, summed);
    return summed;
  }

  /** out[y, x] = sum of in[s y + ky - before, s x + kx - before] k[ky, kx]. */
  private static Wide gathered(Convolution c, Wide in) {
    int high = c.after(in.height);
    int wide = c.after(in.width);
    int top = c.before(in.height);
    int left = c.before(in.width);
    double[] out = new double[high * wide * c.outputs()];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        for (int ky = 0; ky < c.size(); ky++) {
          for (int kx = 0; kx < c.size(); kx++) {
            for (int i = 0; i < c.inputs(); i++) {
              double value = in.at(c.stride() * y + ky - top, c.stride() * x + kx - left, i);
              int at = (y * wide + x) * c.outputs();
              for (int o = 0; o < c.outputs(); o++) out[at + o] += value * c.weight(ky, kx, i, o);
            }
          }
        }
      }
    }
    return new Wide(high, wide, c.outputs(), out);
  }

  /** out[s y + ky - before, s x + kx - before] += in[y, x] k[ky, kx]. */
  private static Wide spread(Convolution c, Wide in) {
    int high = c.after(in.height);
    int wide = c.after(in.width);
    int top = c.before(high);
    int left = c.before(wide);
    double[] out = new double[high * wide * c.outputs()];
    for (int y = 0; y < in.height; y++) {
      for (int x = 0; x < in.width; x++) {
        for (int ky = 0; ky < c.size(); ky++) {
          for (int kx = 0; kx < c.size(); kx++) {
            int toY = c.stride() * y + ky - top;
            int toX = c.stride() * x + kx - left;
            if (toY < 0 || toY >= high || toX < 0 || toX >= wide) continue;
            for (int i = 0; i < c.inputs(); i++) {
              double value = in.at(y, x, i);
              int at = (toY * wide + toX) * c.outputs();
              for (int o = 0; o < c.outputs(); o++) out[at + o] += value * c.weight(ky, kx, i, o);
            }
          }
        }
      }
    }
    return new Wide(high, wide, c.outputs(), out);
  }

  private static void normalise(NormedLayer layer, Wide plane) {
    int places = plane.height * plane.width;
    for (int channel = 0; channel < plane.channels; channel++) {
      double mean = 0;
      for (int k = 0; k < places; k++) mean += plane.numbers[k * plane.channels + channel] / places;
      double variance = 0;
      for (int k = 0; k < places; k++) {
        double off = plane.numbers[k * plane.channels + channel] - mean;
        variance += off * off / places;
      }
      double by = layer.scale()[channel] / Math.sqrt(variance + NormedLayer.EPSILON);
      for (int k = 0; k < places; k++) {
        int at = k * plane.channels + channel;
        double value = (plane.numbers[at] - mean) * by + layer.shift()[channel];
        plane.numbers[at] = layer.relu() ? Math.max(0, value) : value;
      }
    }
  }
}
