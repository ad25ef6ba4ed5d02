// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of packs: {@code https://...} and {@code github:user/repo/branch}. */
final class Remote {
  /** Where GitHub gives out the files of a repository. */
  static final String GITHUB = "https://raw.githubusercontent.com/";

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final Pattern WEB = Pattern.compile("https?://[^/]+/.*|https?://[^/]+");
  private static final Pattern REPOSITORY =
      Pattern.compile("github:([\\w-]+)/([\\w.-]+)(?:/([\\w.-]+))?(/.*)?");
  private static final String PLAIN = "-._~/:?&=+,;@!$'()*[]%";

  private Remote() {}

  /** True for what is no path: also for what is no address that we follow. */
  static boolean isRemote(String place) {
    return SCHEME.matcher(place).matches() && !place.matches("[A-Za-z]:[\\\\/].*");
  }

  /**
   * The address of a file.
   *
   * @param github where repositories lie
   * @throws SampleException if it is none that we follow
   */
  static URI address(String place, String github) {
    String full = place.startsWith("github:") ? github + inRepository(place) : place;
    if (!WEB.matcher(full).matches()) {
      throw new SampleException("is no address of the kinds https://... or github:user/repo");
    }
    try {
      return new URI(encoded(full)).normalize();
    } catch (URISyntaxException e) {
      throw new SampleException("is no address: " + e.getReason(), e);
    }
  }

  /** The map of a pack: the file itself, or its {@code strudel.json}. */
  static URI map(String place, String github) {
    boolean repository = place.startsWith("github:");
    String full = repository ? github + inRepository(place) : place;
    if (full.endsWith(".json")) return address(full, github);
    return address(full + (full.endsWith("/") ? "" : "/") + PackReader.MAP, github);
  }

  private static String inRepository(String place) {
    Matcher m = REPOSITORY.matcher(place);
    if (!m.matches()) {
      throw new SampleException("is no repository: it should read github:user/repo/branch");
    }
    String branch = m.group(3) == null ? "main" : m.group(3);
    return m.group(1) + "/" + m.group(2) + "/" + branch + (m.group(4) == null ? "" : m.group(4));
  }

  /** Blanks, sharps and letters from abroad as an address writes them. */
  private static String encoded(String address) {
    StringBuilder out = new StringBuilder();
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      if (plain) out.append(c);
      else out.append(String.format(java.util.Locale.ROOT, "%%%02X", b & 0xFF));
    }
    return out.toString();
  }
}
