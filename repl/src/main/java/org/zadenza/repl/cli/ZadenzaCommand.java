// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.zadenza.notation.NotationError;
import org.zadenza.repl.cli.models.ModelsCommand;
import org.zadenza.repl.eval.Language;
import org.zadenza.time.Rational;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zadenza}: the prompt, and the root of the command line. */
@Command(
    name = "zadenza",
    description = "A live-coding music environment in which neural models are patterns.",
    versionProvider = Version.class,
    subcommands = {
      RenderCommand.class,
      ReplayCommand.class,
      QueryCommand.class,
      EvalCommand.class,
      ConformCommand.class,
      ModelsCommand.class,
      DoctorCommand.class,
      WorkerCommand.class,
      RehearseCommand.class
    })
public final class ZadenzaCommand implements Callable<Integer> {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Says the version, the JDK and what can compute.")
  private boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Shows this.")
  private boolean help;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Sets to begin with.")
  private List<Path> files = List.of();

  @Mixin private LiveOptions options;

  @Override
  public Integer call() throws Exception {
    return new LiveStage(options, files).run();
  }

  /** Runs the program and answers its exit code. */
  public static int run(String... arguments) {
    return Stream.of(arguments).allMatch(ZadenzaCommand::isSet)
        ? play(Stream.of(arguments).map(Path::of).toList())
        : parsed(arguments);
  }

  /** A file to play, by its ending, which no command and no option has. */
  private static boolean isSet(String argument) {
    return !argument.startsWith("-")
        && !argument.startsWith("@")
        && Language.endings().anyMatch(argument::endsWith);
  }

  /** Where there is nothing to parse the prompt need not wait for it: a sixth of a second. */
  private static int play(List<Path> files) {
    try {
      return new LiveStage(new LiveOptions(), files).run();
    } catch (Exception e) {
      return refused(new PrintWriter(System.err, true), e);
    }
  }

  private static int refused(PrintWriter out, Exception why) {
    out.println("zadenza: " + plain(why));
    out.flush();
    return Exit.BAD_INPUT;
  }

  private static int parsed(String... arguments) {
    CommandLine line = new CommandLine(new ZadenzaCommand());
    line.registerConverter(Rational.class, Rational::parse);
    line.setExecutionExceptionHandler((error, command, parsed) -> refused(command.getErr(), error));
    return line.execute(arguments);
  }

  private static String plain(Exception error) {
    return switch (error) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is in the way: it is no folder";
      case AccessDeniedException denied ->
          denied.getFile() + " cannot be used: you may not read or write it";
      case UncheckedIOException outer -> plain(outer.getCause());
      case NotationError notation -> "this mini-notation cannot be read\n" + notation.pretty();
      case Refusal refusal -> refusal.getMessage();
      default -> error.getMessage() == null ? error.toString() : error.getMessage();
    };
  }
}
