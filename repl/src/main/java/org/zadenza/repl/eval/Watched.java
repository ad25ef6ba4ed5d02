// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.asm.ClassReader;
import clojure.asm.ClassVisitor;
import clojure.asm.ClassWriter;
import clojure.asm.Label;
import clojure.asm.MethodVisitor;
import clojure.asm.Opcodes;
import clojure.lang.Compiler;
import clojure.lang.DynamicClassLoader;
import clojure.lang.IObj;
import clojure.lang.IPersistentCollection;
import clojure.lang.IPersistentMap;
import clojure.lang.ISeq;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets Clojure be interrupted that never ends: what a player's form is compiled to looks at the
 * interrupt before every jump back and at the start of every function.
 *
 * <p>Clojure hands the classes of a form to the loader that is bound while it evaluates the form,
 * and binds one of its own. So the form is wrapped into a macro that, within, binds ours in its
 * place. What Clojure itself computes, such as {@code (count (range))} over its own functions
 * alone, does not look.
 */
final class Watched extends RestFn {
  private static final Symbol NAME = Symbol.intern("zadenza.eval", "watched");
  private static final Symbol DO = Symbol.intern("do");

  private Watched() {}

  /** Once, before anything is wrapped. */
  static void intern() {
    Namespace home = Namespace.findOrCreate(Symbol.intern(NAME.getNamespace()));
    Var.intern(home, Symbol.intern(NAME.getName()), new Watched()).setMacro();
  }

  /** The form to evaluate instead of {@code form}. */
  static Object wrapped(Object form) {
    if (!(form instanceof IPersistentCollection)) return form;
    ISeq out = RT.list(NAME, form);
    IPersistentMap meta = RT.meta(form);
    return meta == null ? out : ((IObj) out).withMeta(meta);
  }

  @Override
  public int getRequiredArity() {
    return 2;
  }

  /** A macro is given its form and its surroundings before its arguments. */
  @Override
  protected Object doInvoke(Object form, Object surroundings, Object arguments) {
    Compiler.LOADER.set(new Loader((ClassLoader) Compiler.LOADER.deref()));
    Object inner = RT.first(arguments);
    return inner instanceof ISeq call && DO.equals(call.first()) ? each(call) : inner;
  }

  /** Clojure evaluates what stands in a {@code do} form by form, with a new loader for each. */
  private static Object each(ISeq call) {
    List<Object> out = new ArrayList<>(List.of(DO));
    for (ISeq s = call.next(); s != null; s = s.next()) out.add(wrapped(s.first()));
    return RT.seq(out.toArray());
  }

  private static final class Loader extends DynamicClassLoader {
    private Loader(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Class<?> defineClass(String name, byte[] bytes, Object source) {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new Looking(writer), 0);
      return super.defineClass(name, writer.toByteArray(), source);
    }
  }

  private static final class Looking extends ClassVisitor {
    private Looking(ClassVisitor next) {
      super(Opcodes.ASM6, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] thrown) {
      MethodVisitor next = super.visitMethod(access, name, type, signature, thrown);
      boolean player = !name.startsWith("<");
      return player ? new LookingBack(next) : next;
    }
  }

  private static final class LookingBack extends MethodVisitor {
    private static final String HALT = Halt.class.getName().replace('.', '/');

    private final Set<Label> passed = new HashSet<>();

    private LookingBack(MethodVisitor next) {
      super(Opcodes.ASM6, next);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, HALT, "check", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int code, Label target) {
      if (passed.contains(target)) check();
      super.visitJumpInsn(code, target);
    }
  }
}
