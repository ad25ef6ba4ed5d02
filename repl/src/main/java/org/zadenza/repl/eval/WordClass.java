// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;

/**
 * A class that is made when Java starts: a static method for every word that the written classes do
 * not have, such as {@code crunch(s("bd"))}, so that a new word or model can be said in Java the
 * day it is in the language. Arguments are in Clojure's order.
 */
final class WordClass implements AutoCloseable {
  /** What a line has to import. */
  static final String NAME = "org.zadenza.made.Words";

  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final ClassDesc PATTERN = ClassDesc.of(Pattern.class.getName());
  private static final ClassDesc STAGE = ClassDesc.of(Stage.class.getName());

  private final Path folder;

  private WordClass(Path folder) {
    this.folder = folder;
  }

  /** Writes the class into a folder of its own, where a compiler can see it. */
  static WordClass of(Map<String, Word> words) throws IOException {
    WordClass out = new WordClass(Files.createTempDirectory("zadenza-words"));
    Files.createDirectories(out.file().getParent());
    Files.write(
        out.file(),
        ClassFile.of()
            .build(
                ClassDesc.of(NAME),
                made -> {
                  made.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
                  words.forEach((name, word) -> method(made, name, word));
                }));
    return out;
  }

  private static void method(ClassBuilder made, String name, Word word) {
    boolean plays = !word.category().equals(Stage.CATEGORY);
    ClassDesc answer = plays ? PATTERN : ConstantDescs.CD_Object;
    int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_VARARGS;
    made.withMethodBody(
        name,
        MethodTypeDesc.of(answer, OBJECTS),
        flags,
        code ->
            code.ldc(name)
                .aload(0)
                .invokestatic(
                    STAGE,
                    plays ? "pattern" : "word",
                    MethodTypeDesc.of(answer, ConstantDescs.CD_String, OBJECTS))
                .areturn());
  }

  Path folder() {
    return folder;
  }

  private Path file() {
    return folder.resolve(NAME.replace('.', '/') + ".class");
  }

  @Override
  public void close() throws IOException {
    for (Path path = file(); path.startsWith(folder); path = path.getParent()) {
      Files.deleteIfExists(path);
    }
  }
}
