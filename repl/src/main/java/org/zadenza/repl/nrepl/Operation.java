// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.zadenza.repl.nrepl.Desk.Request;

/**
 * One thing that editors can ask for.
 *
 * @param doc a sentence, for those who ask {@code describe} to be verbose
 */
record Operation(String doc, What what) {
  /** How it is done. The connection's thread; returns at once. */
  @FunctionalInterface
  interface What {
    void on(Request request);
  }

  /** All of a desk, by name. */
  static Map<String, Operation> all(Desk desk) {
    Map<String, Operation> out = new LinkedHashMap<>();
    ofSessions(desk, out);
    ofEvaluations(desk, out);
    ofNames(desk, out);
    ofTheStage(desk, out);
    return out;
  }

  private static void ofSessions(Desk desk, Map<String, Operation> out) {
    out.put("clone", new Operation("Takes a new session, in the same language.", desk::take));
    out.put("close", new Operation("Ends a session and what it evaluates.", desk::leave));
    out.put(
        "describe",
        new Operation(
            "Says what can be asked here, and which versions answer.",
            request ->
                request
                    .answering()
                    .done(
                        Description.of(
                            desk,
                            request.asked().flag("verbose?") || request.asked().flag("verbose")))));
    out.put(
        "ls-sessions",
        new Operation(
            "Lists the sessions.",
            request -> request.answering().done(Map.of("sessions", desk.seats().ids()))));
    out.put(
        "out-subscribe",
        new Operation("Hears, as out, what the player is told while it plays.", desk::listen));
    out.put("out-unsubscribe", new Operation("Hears it no more.", desk::listenNoMore));
  }

  private static void ofEvaluations(Desk desk, Map<String, Operation> out) {
    out.put(
        "eval",
        new Operation(
            "Evaluates code, form by form: ns, file, line, column say where; lang (clj, java) in"
                + " which language.",
            request -> evaluate(desk, request)));
    out.put(
        "load-file",
        new Operation(
            "Evaluates the text of a file, form by form.", request -> load(desk, request)));
    out.put(
        "interrupt", new Operation("Gives up an evaluation; the music goes on.", desk::interrupt));
    out.put("stdin", new Operation("Types for an evaluation that reads.", desk::type));
  }

  private static void evaluate(Desk desk, Request request) {
    Message asked = request.asked();
    Optional<String> code = asked.text("code");
    if (code.isEmpty()) {
      request.answering().done("error", "no-code");
      return;
    }
    int most = EditorEvaluation.LONGEST;
    desk.evaluate(
        request,
        new EditorEvaluation.Source(
            code.get(),
            asked.text("file").orElse(""),
            asked.place("line", most),
            asked.place("column", most),
            false));
  }

  private static void load(Desk desk, Request request) {
    Message asked = request.asked();
    Optional<String> text = asked.text("file");
    if (text.isEmpty()) {
      request.answering().done("error", "no-file");
      return;
    }
    String path = asked.text("file-path").or(() -> asked.text("file-name")).orElse("");
    desk.evaluate(request, new EditorEvaluation.Source(text.get(), path, 1, 1, true));
  }

  private static void ofNames(Desk desk, Map<String, Operation> out) {
    What completions =
        request ->
            desk.lookUp(
                request,
                () -> request.answering().done(Map.of("completions", completions(desk, request))));
    out.put("completions", new Operation("What a name could become.", completions));
    out.put("complete", new Operation("The same, as cider-nrepl calls it.", completions));
    out.put(
        "info",
        new Operation(
            "What a word does, its arguments and an example.",
            request ->
                desk.lookUp(
                    request, () -> told(request, desk.lookups().info(name(request)), "no-info"))));
    out.put(
        "lookup",
        new Operation(
            "The same, as nREPL calls it.",
            request ->
                desk.lookUp(
                    request,
                    () ->
                        told(
                            request,
                            desk.lookups().info(name(request)).map(known -> Map.of("info", known)),
                            "lookup-error"))));
    out.put(
        "eldoc",
        new Operation(
            "The arguments of a word.",
            request ->
                desk.lookUp(
                    request,
                    () -> told(request, desk.lookups().arguments(name(request)), "no-eldoc"))));
    out.put(
        "apropos",
        new Operation(
            "Words whose name or sentence contains a text.",
            request ->
                desk.lookUp(
                    request,
                    () ->
                        request
                            .answering()
                            .done(
                                Map.of(
                                    "apropos-matches",
                                    desk.lookups()
                                        .about(request.asked().text("query").orElse("")))))));
    out.put(
        "ns-list",
        new Operation(
            "Lists the namespaces.", request -> desk.lookUp(request, () -> namespaces(request))));
  }

  private static List<Map<String, Object>> completions(Desk desk, Request request) {
    Message asked = request.asked();
    String prefix = asked.text("prefix").or(() -> asked.text("symbol")).orElse("");
    return desk.lookups()
        .completions(request.seat().language(), prefix, asked.text("context").orElse(""));
  }

  private static String name(Request request) {
    return request
        .asked()
        .text("sym")
        .or(() -> request.asked().text("symbol"))
        .map(Operation::withoutNamespace)
        .orElse("");
  }

  /** {@code every} of {@code zadenza.live/every}; a slash alone divides. */
  private static String withoutNamespace(String name) {
    return name.matches("[^/]+/.+") ? name.substring(name.indexOf('/') + 1) : name;
  }

  private static void told(Request request, Optional<Map<String, Object>> known, String missing) {
    if (known.isPresent()) request.answering().done(known.get());
    else request.answering().done(missing);
  }

  private static void namespaces(Request request) {
    try {
      List<Pattern> hidden =
          request.asked().texts("filter-regexps").stream().map(Pattern::compile).toList();
      List<String> names =
          Namespaces.names()
              .filter(name -> hidden.stream().noneMatch(h -> h.matcher(name).find()))
              .toList();
      request.answering().done(Map.of("ns-list", names));
    } catch (PatternSyntaxException e) {
      request.answering().refuse("no regular expression: " + e.getPattern());
    }
  }

  private static void ofTheStage(Desk desk, Map<String, Operation> out) {
    stage(desk, out, "hush", "(hush)", true, "Silences every slot, gives up what is evaluated.");
    stage(desk, out, "panic", "(panic)", true, "Silences everything that sounds, too.");
    stage(desk, out, "undo", "(undo)", false, "Brings back what the last change replaced.");
    stage(desk, out, "now-playing", "(now-playing)", false, "Says which text each slot plays.");
    stage(desk, out, "status", "(status)", false, "Says what plays, how fast, and what was late.");
  }

  private static void stage(
      Desk desk, Map<String, Operation> out, String name, String call, boolean stops, String doc) {
    out.put("zadenza/" + name, new Operation(doc, request -> desk.play(request, call, stops)));
  }
}
