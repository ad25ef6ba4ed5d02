// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled snippets in this JVM, on the thread that evaluates them, and keeps what they
 * answered or threw as it is, where JShell itself hands on texts only.
 */
final class SnippetEngine extends DirectExecutionControl {
  private static final ClassDesc HALT = ClassDesc.of(Halt.class.getName());

  private final Map<String, Field> variables = new HashMap<>();
  private @Nullable Object value;
  private @Nullable Throwable thrown;
  private @Nullable Class<?> last;

  /** Forgets what the last snippet gave. */
  void begin() {
    value = null;
    thrown = null;
    last = null;
  }

  /** What the snippet answered, or null. */
  @Nullable Object value() {
    return value;
  }

  /** What the snippet threw, or null. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  /**
   * The last snippet made a variable.
   *
   * @param anew whether it has a new value; else it keeps the one it had, where there was one
   */
  void defined(String name, boolean anew) {
    if (last == null) return;
    try {
      Field field = last.getField(name);
      field.setAccessible(true);
      Field before = variables.get(name);
      if (anew) variables.put(name, field);
      else if (before != null && field.getType().isAssignableFrom(before.getType())) {
        field.set(null, before.get(null));
        variables.put(name, field);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the variable " + name + " is not where JShell puts it", e);
    }
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    ClassBytecodes[] watched = new ClassBytecodes[classes.length];
    for (int i = 0; i < classes.length; i++) {
      watched[i] = new ClassBytecodes(classes[i].name(), watched(classes[i].bytecodes()));
    }
    super.load(watched);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    last = snippet.getDeclaringClass();
    try {
      value = snippet.invoke(null);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      throw e;
    }
    return "";
  }

  private static byte[] watched(byte[] bytecodes) {
    ClassFile file = ClassFile.of();
    CodeTransform watching = CodeTransform.ofStateful(Watching::new);
    return file.transformClass(
        file.parse(bytecodes), ClassTransform.transformingMethodBodies(watching));
  }

  /** Puts a look at the interrupt before every jump back and at the start of every method. */
  private static final class Watching implements CodeTransform {
    private final Set<Label> passed = new HashSet<>();

    @Override
    public void atStart(CodeBuilder builder) {
      check(builder);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (element instanceof LabelTarget target) passed.add(target.label());
      if (element instanceof BranchInstruction jump && passed.contains(jump.target())) {
        check(builder);
      }
      builder.with(element);
    }

    private static void check(CodeBuilder builder) {
      builder.invokestatic(HALT, "check", ConstantDescs.MTD_void);
    }
  }
}
