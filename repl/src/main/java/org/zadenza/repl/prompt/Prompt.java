// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.keymap.KeyMap;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.zadenza.models.suggest.Suggester;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;
import org.zadenza.schedule.Snapshot;

/**
 * Reads, has it evaluated, prints, until the player leaves. Ctrl-C drops the line, Ctrl-D leaves;
 * neither stops the music by itself.
 */
public final class Prompt {
  private static final AttributedStyle RED =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
  private static final String SUGGEST = "zadenza-suggest";
  private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

  private final Terminal terminal;
  private final StageReader reader;
  private final Session session;
  private final Waiting waiting;
  private final Dialogue dialogue;
  private boolean askedToLeave;

  /**
   * @param history where lines typed earlier are kept
   * @param sounds the names that may be completed within a text
   */
  public Prompt(
      Terminal terminal,
      Session session,
      Path history,
      Supplier<? extends Collection<String>> sounds)
      throws IOException {
    this.terminal = terminal;
    this.session = session;
    this.waiting = new Waiting(session);
    this.dialogue = new Dialogue(session);
    this.reader = new StageReader(terminal, signal -> waiting.cancel());
    reader.setParser(new FormParser(dialogue));
    reader.setCompleter(completer(() -> withSynths(sounds.get())));
    reader.setHighlighter(new MiniHighlighter(session.words(), dialogue));
    reader.bind(SUGGEST, KeyMap.alt('s'), new Suggesting(this::suggestions, this::say)::press);
    reader.setVariable(LineReader.HISTORY_FILE, history);
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "%P .. ");
    reader.setVariable(LineReader.LIST_MAX, 60);
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    reader.option(LineReader.Option.AUTO_FRESH_LINE, true);
    reader.option(LineReader.Option.HISTORY_TIMESTAMPED, false);
  }

  private Collection<String> withSynths(Collection<String> sounds) {
    Collection<String> out = new TreeSet<>(sounds);
    out.addAll(session.outlets().synthNames());
    return out;
  }

  private List<String> suggestions(String beginning) {
    return session.models().texts().suggester().after(beginning, Suggester.USUAL, 0);
  }

  private Completer completer(Supplier<? extends Collection<String>> sounds) {
    Completer clojure =
        new WordCompleter(session.words(), sounds, session.models().nsynth()::names);
    Completer java =
        new JavaCompleter(
            session.words(), (text, at) -> session.tongues().java().completions(text, at), sounds);
    return (lineReader, line, candidates) ->
        (dialogue.language() == Language.JAVA ? java : clojure)
            .complete(lineReader, line, candidates);
  }

  /** The first lines: what this is, and the next three things to type. */
  public void welcome() {
    print(new AttributedString("Zadenza " + Session.VERSION, AttributedStyle.BOLD));
    print(
        new AttributedString(
            "(tutorial) teaches, (demo) plays, (doc every) explains a word, Ctrl-D" + " leaves"));
  }

  /** Prints above the line that is being typed. Any thread. */
  public void say(String message) {
    reader.printAbove(new AttributedString(message, FAINT));
  }

  /** Shows how things stand at the foot of the screen. Any thread. */
  public void showStatus(String line) {
    reader.showStatus(List.of(new AttributedString(line, AttributedStyle.INVERSE)));
  }

  /** Reads until the player leaves. */
  public void run() {
    while (!session.isOver()) {
      try {
        String line = reader.readLine(mark());
        askedToLeave = false;
        answer(line);
      } catch (UserInterruptException dropped) {
        askedToLeave = false;
      } catch (EndOfFileException leaving) {
        if (mayLeave()) session.quit();
      }
    }
    waiting.close();
    saveHistory();
  }

  private String mark() {
    return dialogue.language() == Language.JAVA ? "java> " : "z> ";
  }

  private void answer(String line) {
    dialogue
        .switched(line)
        .ifPresentOrElse(
            said -> print(new AttributedString(said)),
            () -> dialogue.pieces(line).forEach(this::answer));
  }

  private void answer(Piece piece) {
    Answer answer = waiting.answer(dialogue.language(), piece);
    String text = answer.text();
    print(answer instanceof Answer.Refused ? complaint(text) : new AttributedString(text));
  }

  /** The first line of a complaint stands out. */
  private static AttributedString complaint(String text) {
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    return new AttributedStringBuilder()
        .styled(RED, text.substring(0, end))
        .append(text.substring(end))
        .toAttributedString();
  }

  private void print(AttributedString text) {
    PrintWriter out = terminal.writer();
    out.println(text.toAnsi(terminal));
    out.flush();
  }

  /** With music on, the first Ctrl-D only asks. */
  private boolean mayLeave() {
    if (askedToLeave || !session.isPlaying()) return true;
    askedToLeave = true;
    String playing =
        session.now().lanes().stream()
            .filter(Snapshot.LaneStatus::playing)
            .map(Snapshot.LaneStatus::slot)
            .collect(Collectors.joining(", "));
    print(new AttributedString(playing + " still plays: Ctrl-D again leaves, (hush) silences"));
    return false;
  }

  private void saveHistory() {
    try {
      reader.getHistory().save();
    } catch (IOException e) {
      print(new AttributedString("the history could not be saved: " + e.getMessage()));
    }
  }
}
