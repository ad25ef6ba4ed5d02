// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModels;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.text.EventJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models list}. */
@Command(name = "list", description = "Which models there are.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object a model.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String name : ChosenModel.NAMES) {
      if (LstmFile.ships(name)) {
        ModelConfig config = LstmFile.config(name);
        out.println(json ? json(config) : ModelsCommand.line(config));
      }
    }
    for (String name : MusicVaes.NAMES) {
      if (MusicVaes.ships(name)) {
        ImportedConfig config = MusicVaes.config(name);
        out.println(json ? EventJson.line(line(config)) : plain(config));
      }
    }
    for (String name : SketchFile.NAMES) {
      if (SketchFile.ships(name)) {
        ImportedConfig config = SketchFile.config(name);
        out.println(json ? EventJson.line(line(config)) : plain(config));
      }
    }
    for (String name : GuessFile.NAMES) {
      if (GuessFile.ships(name)) {
        ImportedConfig config = GuessFile.config(name);
        out.println(json ? EventJson.line(line(config)) : plain(config));
      }
    }
    for (String name : CharRnnFile.NAMES) {
      if (CharRnnFile.ships(name)) {
        ImportedConfig config = CharRnnFile.config(name);
        out.println(json ? EventJson.line(line(config)) : plain(config));
      }
    }
    for (ImportedConfig config : ImportedModels.in(Folders.ofThisMachine().models())) {
      out.println(json ? EventJson.line(line(config)) : plain(config));
    }
    out.flush();
    return 0;
  }

  private static JsonObject line(ImportedConfig config) {
    JsonObject line = new JsonObject();
    line.addProperty("name", config.name());
    line.addProperty("architecture", config.type());
    line.addProperty("licence", config.licence());
    return line;
  }

  private static String plain(ImportedConfig config) {
    return "%-16s %s, %s".formatted(config.name(), config.type(), config.origin());
  }

  private static String json(ModelConfig config) {
    JsonObject line = new JsonObject();
    line.addProperty("name", config.name());
    line.addProperty("architecture", config.architecture());
    line.addProperty("licence", config.licence());
    return EventJson.line(line);
  }
}
