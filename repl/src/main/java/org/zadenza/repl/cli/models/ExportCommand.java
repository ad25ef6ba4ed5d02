// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.remote.Signature;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza models export NAME --onnx FILE}. */
@Command(
    name = "export",
    description = "Writes a model as an ONNX file, for Triton or any other runtime.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "A model, yours or one that comes.")
  private String name;

  @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "Where to.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = new Catalogue(Folders.ofThisMachine().models());
    KnownModel model =
        catalogue
            .find(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "there is no model %s to export; there is %s"
                            .formatted(name, names(catalogue))));
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    Files.write(file, OnnxFile.of(model));
    PrintWriter out = spec.commandLine().getOut();
    Signature signature = Signature.of(model);
    signature.inputs().forEach(port -> out.println("in   " + port.name() + " " + port.axes()));
    signature.outputs().forEach(port -> out.println("out  " + port.name() + " " + port.axes()));
    out.println("wrote " + file);
    out.flush();
    return 0;
  }

  private static String names(Catalogue catalogue) {
    try {
      return String.join(", ", catalogue.names());
    } catch (IOException e) {
      return "none that can be read: " + e.getMessage();
    }
  }
}
