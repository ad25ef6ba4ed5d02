// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import clojure.lang.IPersistentMap;
import clojure.lang.Keyword;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.ClojureSpace;
import org.zadenza.repl.eval.JavaWords;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.session.Offers;
import org.zadenza.repl.session.Session;

/** What can be known of names: the words of the stage first, then what the player's Clojure has. */
record Lookups(Session session, Offers offers) {
  private static final String CURSOR = "__prefix__";
  private static final int MOST = 500;
  private static final Keyword DOC = Keyword.intern("doc");
  private static final Keyword ARGLISTS = Keyword.intern("arglists");

  /**
   * What a name could become.
   *
   * @param context the form around it with {@code __prefix__} in its place, empty if nobody knows
   */
  List<Map<String, Object>> completions(Language language, String prefix, String context) {
    String before = context.contains(CURSOR) ? context.substring(0, context.indexOf(CURSOR)) : "";
    List<Map<String, Object>> out = new ArrayList<>();
    for (Offers.Offer offer : offered(language, before, prefix)) {
      if (offer.name().startsWith(prefix) && out.size() < MOST) out.add(candidate(offer));
    }
    if (language == Language.CLOJURE && !prefix.isEmpty() && !Offers.isInText(before)) {
      for (Var var : vars(prefix).values()) if (out.size() < MOST) out.add(candidate(var));
    }
    return out;
  }

  private List<Offers.Offer> offered(Language language, String before, String prefix) {
    if (language == Language.CLOJURE) return offers.clojure(before + prefix, prefix);
    String line = before + prefix;
    int dot = prefix.lastIndexOf('.');
    return offers
        .java(session.tongues().java()::completions, line, line.length(), prefix.substring(dot + 1))
        .stream()
        .map(o -> new Offers.Offer(prefix.substring(0, dot + 1) + o.name(), o.group(), o.doc()))
        .toList();
  }

  private Map<String, Object> candidate(Offers.Offer offer) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("candidate", offer.name());
    Optional<Word> word =
        offer.group().equals("sounds") ? Optional.empty() : session.words().find(offer.name());
    out.put("type", word.map(Lookups::type).orElse("var"));
    out.put("ns", word.isPresent() ? ClojureSpace.WORDS : offer.group());
    if (!offer.doc().isEmpty()) out.put("doc", offer.doc());
    word.ifPresent(known -> out.put("arglists", List.of(arguments(known))));
    return out;
  }

  private static Map<String, Object> candidate(Var var) {
    return Map.of(
        "candidate", var.sym.getName(),
        "type", type(var),
        "ns", var.ns.getName().getName());
  }

  /** What the namespace of the set has beside the words, sorted. */
  private Map<String, Var> vars(String prefix) {
    Map<String, Var> out = new TreeMap<>();
    Namespace here = Namespace.find(Symbol.intern(session.tongues().namespace()));
    if (here == null) return out;
    for (Object entry : here.getMappings()) {
      Map.Entry<?, ?> mapping = (Map.Entry<?, ?>) entry;
      String name = ((Symbol) mapping.getKey()).getName();
      if (mapping.getValue() instanceof Var var
          && name.startsWith(prefix)
          && !var.ns.getName().getName().equals(ClojureSpace.WORDS)) {
        out.put(name, var);
      }
    }
    return out;
  }

  private static String type(Word word) {
    return word.isValue() ? "var" : "function";
  }

  private static String type(Var var) {
    if (var.isMacro()) return "macro";
    return var.meta().valAt(ARGLISTS) == null ? "var" : "function";
  }

  private static String arguments(Word word) {
    return "[" + String.join(" ", word.arguments()) + "]";
  }

  /** All about a name; empty if it is none. */
  Optional<Map<String, Object>> info(String name) {
    return session.words().find(name).map(word -> info(word, name)).or(() -> var(name));
  }

  private static Map<String, Object> info(Word word, String name) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("ns", ClojureSpace.WORDS);
    out.put("name", name);
    out.put("doc", text(word));
    out.put("arglists-str", word.isValue() ? "" : arguments(word));
    out.put("type", type(word));
    return out;
  }

  private static String text(Word word) {
    String java = JavaWords.example(word.name()).map(line -> "\nJava: " + line).orElse("");
    String also = word.aliases().isEmpty() ? "" : "\nAlso: " + String.join(", ", word.aliases());
    return word.doc() + "\n" + word.example() + java + also;
  }

  private Optional<Map<String, Object>> var(String name) {
    Namespace here = Namespace.find(Symbol.intern(session.tongues().namespace()));
    Object found = here == null ? null : here.getMapping(Symbol.intern(name));
    if (!(found instanceof Var var)) return Optional.empty();
    Map<String, Object> out = new LinkedHashMap<>();
    IPersistentMap meta = var.meta();
    out.put("ns", var.ns.getName().getName());
    out.put("name", var.sym.getName());
    out.put("type", type(var));
    out.put("doc", meta.valAt(DOC) instanceof String doc ? doc : "");
    out.put("arglists-str", lists(meta.valAt(ARGLISTS), "\n"));
    return Optional.of(out);
  }

  private static String lists(@Nullable Object arglists, String between) {
    List<String> out = new ArrayList<>();
    for (Object each : RT.toArray(arglists)) out.add(RT.printString(each));
    return String.join(between, out);
  }

  /** The arguments of a name, a list for each way it can be called; empty if it is none. */
  Optional<Map<String, Object>> arguments(String name) {
    return info(name)
        .map(
            known -> {
              Map<String, Object> out = new LinkedHashMap<>();
              List<List<String>> ways = new ArrayList<>();
              for (String each : known.get("arglists-str").toString().split("\n")) {
                if (!each.isEmpty()) ways.add(words(each));
              }
              out.put("eldoc", ways);
              out.put("name", known.get("name"));
              out.put("ns", known.get("ns"));
              out.put("docstring", known.get("doc"));
              out.put("type", known.get("type").equals("var") ? "variable" : "function");
              return out;
            });
  }

  private static List<String> words(String arglist) {
    String inner = arglist.substring(1, arglist.length() - 1);
    return inner.isEmpty() ? List.of() : List.of(inner.split("\\s+"));
  }

  /** Words whose name or sentence contains a text. */
  List<Map<String, Object>> about(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return session.words().about(wanted).stream()
        .limit(MOST)
        .map(
            word ->
                Map.<String, Object>of(
                    "name",
                    ClojureSpace.WORDS + "/" + word.kebabName(),
                    "type",
                    word.isValue() ? "variable" : "function",
                    "doc",
                    word.doc()))
        .toList();
  }
}
