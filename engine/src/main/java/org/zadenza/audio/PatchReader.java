// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;

/** Reads one instrument from JSON, strictly: a slip in a file is named, never guessed around. */
final class PatchReader {
  private static final List<String> VARIANT_KEYS =
      List.of("voice", "levelDb", "note", "choke", "contour", "params");
  private static final List<String> KEYS =
      List.of(
          "name",
          "aliases",
          "voice",
          "levelDb",
          "note",
          "choke",
          "contour",
          "params",
          "controls",
          "ranges",
          "variants",
          "anchors",
          "superdirt",
          "midi");
  private static final List<String> CONTOUR_KEYS = List.of("attack", "decay", "sustain", "release");
  private static final List<String> KNOB_KEYS = List.of("param", "times", "plus", "over");
  private static final double LONGEST_SECONDS = 60;
  private static final double LARGEST = 1e6;
  private static final int MOST_VARIANTS = 256;
  private static final int MOST_ALIASES = 100;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ANCHOR = 4096;

  private final PatchJson root;

  private PatchReader(PatchJson root) {
    this.root = root;
  }

  /**
   * @param file its name, for messages
   */
  static Patch read(String file, String json) {
    return new PatchReader(PatchJson.of(file, json).withoutDoubles()).patch();
  }

  /** One that comes along and has been tested: read faster. */
  static Patch bundled(String file, String json) {
    return new PatchReader(PatchJson.of(file, json)).patch();
  }

  private Patch patch() {
    root.only(KEYS);
    VoiceKind kind = kind(root, null);
    Contour contour = contour(root, kind.held() ? Contour.HELD : Contour.STRUCK);
    Map<String, List<Double>> ranges = ranges();
    Patch plain =
        new Patch(
            name("name", root.text("name", null)),
            aliases(),
            kind,
            level(root, 0),
            root.number("note", 60, 0, 127),
            root.text("choke", ""),
            contour,
            params(root, kind, standards(kind)),
            knobs(kind, ranges),
            List.of(),
            root.has("variants"),
            anchors(),
            ElsewhereReader.dirt(root, kind.held()),
            ElsewhereReader.midi(root, kind.held(), ranges));
    List<Patch> variants = new ArrayList<>();
    for (PatchJson variant : root.objects("variants", MOST_VARIANTS)) {
      variants.add(variant(plain, variant));
    }
    return variants.isEmpty() ? plain : with(plain, List.copyOf(variants));
  }

  private static Patch with(Patch p, List<Patch> variants) {
    return new Patch(
        p.name(),
        p.aliases(),
        p.kind(),
        p.levelDb(),
        p.note(),
        p.choke(),
        p.contour(),
        p.params(),
        p.knobs(),
        variants,
        true,
        p.anchors(),
        p.dirt(),
        p.midi());
  }

  /** What a variant does not say is as in the patch, or as in its own voice where that differs. */
  private Patch variant(Patch plain, PatchJson json) {
    json.only(VARIANT_KEYS);
    VoiceKind kind = kind(json, plain.kind());
    boolean same = kind == plain.kind();
    boolean alike = kind.held() == plain.kind().held();
    Contour contour = alike ? plain.contour() : kind.held() ? Contour.HELD : Contour.STRUCK;
    return new Patch(
        plain.name(),
        List.of(),
        kind,
        level(json, plain.levelDb()),
        json.number("note", plain.note(), 0, 127),
        json.text("choke", plain.choke()),
        contour(json, contour),
        params(json, kind, same ? plain.params() : standards(kind)),
        same ? plain.knobs() : plainKnobs(kind, Map.of()),
        List.of(),
        true,
        plain.anchors(),
        plain.dirt(),
        plain.midi());
  }

  private String name(String key, String name) {
    if (name.matches("[A-Za-z0-9_]+") && name.length() <= LONGEST_NAME) return name;
    throw root.problem(key, "a name is letters, digits and _, not \"" + name + "\"");
  }

  private List<String> aliases() {
    List<String> out = new ArrayList<>();
    for (String alias : root.texts("aliases")) out.add(name("aliases", alias));
    if (out.size() <= MOST_ALIASES) return List.copyOf(out);
    throw root.problem("aliases", "\"aliases\" has more than " + MOST_ALIASES + " names");
  }

  private static VoiceKind kind(PatchJson json, @Nullable VoiceKind or) {
    if (or != null && !json.has("voice")) return or;
    String word = json.text("voice", null);
    for (VoiceKind kind : VoiceKind.values()) if (kind.word().equals(word)) return kind;
    String allowed =
        Arrays.stream(VoiceKind.values()).map(VoiceKind::word).collect(Collectors.joining(", "));
    throw json.problem("voice", "unknown voice \"" + word + "\"; allowed are " + allowed);
  }

  private static double level(PatchJson json, double or) {
    return json.number("levelDb", or, -60, 24);
  }

  private static Contour contour(PatchJson json, Contour or) {
    PatchJson object = json.object("contour").only(CONTOUR_KEYS);
    return new Contour(
        object.number("attack", or.attack(), 0, LONGEST_SECONDS),
        object.number("decay", or.decay(), 0, LONGEST_SECONDS),
        object.number("sustain", or.sustain(), 0, 1),
        object.number("release", or.release(), 0, LONGEST_SECONDS));
  }

  private static List<Double> standards(VoiceKind kind) {
    return kind.params().stream().map(Param::standard).toList();
  }

  private static List<Double> params(PatchJson json, VoiceKind kind, List<Double> or) {
    PatchJson object = json.object("params").only(names(kind));
    List<Double> out = new ArrayList<>();
    for (Param p : kind.params()) {
      out.add(object.number(p.name(), or.get(out.size()), p.least(), p.most()));
    }
    return List.copyOf(out);
  }

  private static List<String> names(VoiceKind kind) {
    return kind.params().stream().map(Param::name).toList();
  }

  private Map<String, List<Double>> ranges() {
    PatchJson object = root.object("ranges");
    Map<String, List<Double>> out = new LinkedHashMap<>();
    for (String control : object.keys()) out.put(control, object.range(control));
    return out;
  }

  private static List<Knob> plainKnobs(VoiceKind kind, Map<String, List<Double>> ranges) {
    List<Knob> out = new ArrayList<>();
    for (Param param : kind.params()) {
      List<Double> range = ranges.get(param.name());
      Knob plain = Knob.plain(param.name());
      out.add(
          range == null
              ? plain
              : new Knob(Knob.controlOf(param.name()), 1, 0, 0, range.getFirst(), range.getLast()));
    }
    return out;
  }

  /** {@code "controls": {"voice": "detune", "rate": {"param": "decay", "over": 0.4}}}. */
  private List<Knob> knobs(VoiceKind kind, Map<String, List<Double>> ranges) {
    List<Knob> out = plainKnobs(kind, ranges);
    PatchJson controls = root.object("controls");
    for (String control : controls.keys()) {
      boolean plain = controls.isText(control);
      PatchJson object = plain ? controls : controls.object(control).only(KNOB_KEYS);
      String param = object.text(plain ? control : "param", null);
      int index = kind.indexOf(param);
      if (index < 0) {
        String allowed = String.join(", ", names(kind));
        throw controls.problem(
            control, "\"" + kind.word() + "\" has no param \"" + param + "\"; it has " + allowed);
      }
      List<Double> range = ranges.getOrDefault(control, List.of(-LARGEST, LARGEST));
      boolean divided = !plain && object.has("over") && !object.has("times");
      out.set(
          index,
          new Knob(
              control,
              plain ? 1 : object.number("times", divided ? 0 : 1, -LARGEST, LARGEST),
              plain ? 0 : object.number("plus", 0, -LARGEST, LARGEST),
              plain ? 0 : object.number("over", 0, -LARGEST, LARGEST),
              range.getFirst(),
              range.getLast()));
    }
    return List.copyOf(out);
  }

  private Map<String, List<Double>> anchors() {
    PatchJson object = root.object("anchors");
    Map<String, List<Double>> out = new LinkedHashMap<>();
    for (String name : object.keys()) {
      out.put(name, object.numbers(name, -LARGEST, LARGEST, LONGEST_ANCHOR));
    }
    return Map.copyOf(out);
  }

  /** Every name that {@code patch} answers to. */
  static Set<String> namesOf(Patch patch) {
    Set<String> out = new LinkedHashSet<>();
    out.add(patch.name());
    out.addAll(patch.aliases());
    return out;
  }
}
