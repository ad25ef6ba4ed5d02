// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a class of each lambda and each method reference in some jars, so that a start finds them
 * in its cache of classes: {@code java LambdaClasses.java JAR..}.
 *
 * <p>The JVM else spins a class for each when it first meets it, 0.4 ms each, nine hundred of them
 * before the first line is played; and it can archive those neither beside an incubating module nor
 * for ZGC. What it makes is what {@link java.lang.invoke.LambdaMetafactory} says; those that are
 * serializable, or have more than one type, are left as they are. A second time it changes nothing.
 */
final class LambdaClasses {
  private static final String FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";
  private static final String MAKE = "make";
  private static final String ONLY = "ONLY";

  private final ClassFile files;
  private final Map<ClassDesc, List<ClassDesc>> nests = new HashMap<>(); // new members by host

  private LambdaClasses(ClassLoader classes) {
    files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)),
            ClassFile.AttributesProcessingOption
                .DROP_UNSTABLE_ATTRIBUTES); // they say where in code
  }

  public static void main(String[] jars) throws IOException {
    List<URL> all = new ArrayList<>();
    for (String jar : jars) {
      for (Path beside : beside(Path.of(jar))) all.add(beside.toUri().toURL());
    }
    try (URLClassLoader classes = new URLClassLoader(all.toArray(URL[]::new))) {
      for (String jar : jars) new LambdaClasses(classes).rewrite(Path.of(jar));
    }
  }

  /** The jars of a folder, which know each other's classes. */
  private static List<Path> beside(Path jar) throws IOException {
    try (Stream<Path> files = Files.list(jar.toAbsolutePath().getParent())) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private void rewrite(Path jar) throws IOException {
    FileTime time = Files.getLastModifiedTime(jar);
    int made = 0;
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      List<Path> classes;
      try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
        classes = all.filter(file -> file.toString().endsWith(".class")).toList();
      }
      for (Path file : classes) made += new Host(files.parse(file), file).write();
      for (Map.Entry<ClassDesc, List<ClassDesc>> nest : nests.entrySet()) {
        join(zip.getPath("/" + internal(nest.getKey()) + ".class"), nest.getValue());
      }
    }
    if (made > 0) Files.setLastModifiedTime(jar, time);
  }

  /** Tells the head of a nest its new members. */
  private void join(Path file, List<ClassDesc> more) throws IOException {
    ClassModel head = files.parse(file);
    List<ClassDesc> members = new ArrayList<>();
    head.findAttribute(Attributes.nestMembers())
        .ifPresent(old -> old.nestMembers().forEach(each -> members.add(each.asSymbol())));
    members.addAll(more);
    ClassTransform without = ClassTransform.dropping(part -> part instanceof NestMembersAttribute);
    ClassTransform with =
        ClassTransform.endHandler(to -> to.with(NestMembersAttribute.ofSymbols(members)));
    Files.write(file, files.transformClass(head, without.andThen(with)));
  }

  private static String internal(ClassDesc type) {
    String text = type.descriptorString();
    return text.substring(1, text.length() - 1);
  }

  /** A class that has lambdas. */
  private final class Host {
    private final ClassModel model;
    private final Path file;
    private final ClassDesc type;
    private final ClassDesc head; // of its nest
    private final Map<Path, byte[]> made = new HashMap<>();

    Host(ClassModel model, Path file) {
      this.model = model;
      this.file = file;
      type = model.thisClass().asSymbol();
      Optional<NestHostAttribute> nest = model.findAttribute(Attributes.nestHost());
      head = nest.map(host -> host.nestHost().asSymbol()).orElse(type);
    }

    int write() throws IOException {
      MethodTransform each =
          MethodTransform.transformingCode(
              (code, part) -> {
                if (part instanceof InvokeDynamicInstruction call && isLambda(call)) {
                  replace(code, call);
                } else {
                  code.with(part);
                }
              });
      byte[] rewritten =
          files.transformClass(
              model,
              (to, part) -> {
                if (part instanceof MethodModel method && method.code().isPresent()) {
                  to.transformMethod(method, each);
                } else {
                  to.with(part);
                }
              });
      if (made.isEmpty()) return 0;
      Files.write(file, rewritten);
      for (Map.Entry<Path, byte[]> one : made.entrySet()) {
        Files.write(one.getKey(), one.getValue());
      }
      return made.size();
    }

    private boolean isLambda(InvokeDynamicInstruction call) {
      DirectMethodHandleDesc by = call.bootstrapMethod();
      return by.owner().descriptorString().equals(FACTORY) && by.methodName().equals("metafactory");
    }

    private void replace(CodeBuilder code, InvokeDynamicInstruction call) {
      String name = "%s$L%d".formatted(simple(), made.size());
      ClassDesc lambda = ClassDesc.ofDescriptor("L" + internal(type) + "$L" + made.size() + ";");
      Lambda one =
          new Lambda(
              lambda,
              call.name().stringValue(),
              call.typeSymbol(),
              (MethodTypeDesc) call.bootstrapArgs().get(0),
              (DirectMethodHandleDesc) call.bootstrapArgs().get(1),
              (MethodTypeDesc) call.bootstrapArgs().get(2));
      made.put(file.resolveSibling(name + ".class"), one.bytes(files, head));
      nests.computeIfAbsent(head, _ -> new ArrayList<>()).add(lambda);
      if (one.captured().isEmpty()) code.getstatic(lambda, ONLY, one.made().returnType());
      else code.invokestatic(lambda, MAKE, one.made());
    }

    private String simple() {
      String name = file.getFileName().toString();
      return name.substring(0, name.length() - ".class".length());
    }
  }

  /**
   * What a lambda is.
   *
   * @param made from what is captured to the interface
   * @param plain the interface's method, as it is declared
   * @param body what is called
   * @param exact the interface's method with the types that it has here
   */
  private record Lambda(
      ClassDesc type,
      String method,
      MethodTypeDesc made,
      MethodTypeDesc plain,
      DirectMethodHandleDesc body,
      MethodTypeDesc exact) {

    List<ClassDesc> captured() {
      return made.parameterList();
    }

    byte[] bytes(ClassFile files, ClassDesc head) {
      return files.build(
          type,
          to -> {
            to.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC, AccessFlag.SUPER);
            to.withInterfaceSymbols(made.returnType());
            to.with(NestHostAttribute.of(head));
            for (int k = 0; k < captured().size(); k++) {
              to.withField("c" + k, captured().get(k), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            constructor(to);
            if (captured().isEmpty()) only(to);
            else make(to);
            to.withMethodBody(method, plain, ClassFile.ACC_PUBLIC, this::call);
          });
    }

    private MethodTypeDesc constructed() {
      return made.changeReturnType(ConstantDescs.CD_void);
    }

    private void constructor(ClassBuilder to) {
      to.withMethodBody(
          ConstantDescs.INIT_NAME,
          constructed(),
          ClassFile.ACC_PRIVATE,
          code -> {
            code.aload(0);
            code.invokespecial(
                ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            for (int k = 0; k < captured().size(); k++) {
              code.aload(0);
              code.loadLocal(TypeKind.from(captured().get(k)), code.parameterSlot(k));
              code.putfield(type, "c" + k, captured().get(k));
            }
            code.return_();
          });
    }

    private void only(ClassBuilder to) {
      to.withField(ONLY, made.returnType(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
      to.withMethodBody(
          ConstantDescs.CLASS_INIT_NAME,
          ConstantDescs.MTD_void,
          ClassFile.ACC_STATIC,
          code -> {
            code.new_(type).dup();
            code.invokespecial(type, ConstantDescs.INIT_NAME, constructed());
            code.putstatic(type, ONLY, made.returnType()).return_();
          });
    }

    private void make(ClassBuilder to) {
      to.withMethodBody(
          MAKE,
          made,
          ClassFile.ACC_STATIC,
          code -> {
            code.new_(type).dup();
            for (int k = 0; k < captured().size(); k++) {
              code.loadLocal(TypeKind.from(captured().get(k)), code.parameterSlot(k));
            }
            code.invokespecial(type, ConstantDescs.INIT_NAME, constructed()).areturn();
          });
    }

    /** Hands what is captured and what is given on to the body. */
    private void call(CodeBuilder code) {
      boolean makes = body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
      if (makes) code.new_(body.owner()).dup();
      List<ClassDesc> taken = taken();
      for (int k = 0; k < captured().size(); k++) {
        code.aload(0).getfield(type, "c" + k, captured().get(k));
        Conversion.apply(code, captured().get(k), taken.get(k));
      }
      for (int k = 0; k < plain.parameterCount(); k++) {
        ClassDesc given = plain.parameterType(k);
        code.loadLocal(TypeKind.from(given), code.parameterSlot(k));
        Conversion.apply(code, given, exact.parameterType(k));
        Conversion.apply(code, exact.parameterType(k), taken.get(captured().size() + k));
      }
      invoke(code);
      ClassDesc result = makes ? body.owner() : invoked().returnType();
      Conversion.apply(code, result, exact.returnType());
      Conversion.apply(code, exact.returnType(), plain.returnType());
      code.return_(TypeKind.from(plain.returnType()));
    }

    /** The types that the body takes, its receiver first. */
    private List<ClassDesc> taken() {
      List<ClassDesc> out = new ArrayList<>();
      if (hasReceiver()) out.add(body.owner());
      out.addAll(invoked().parameterList());
      return out;
    }

    private boolean hasReceiver() {
      return switch (body.kind()) {
        case STATIC, INTERFACE_STATIC, CONSTRUCTOR -> false;
        default -> true;
      };
    }

    private MethodTypeDesc invoked() {
      return MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    }

    private void invoke(CodeBuilder code) {
      ClassDesc owner = body.owner();
      String name = body.methodName();
      switch (body.kind()) {
        case STATIC -> code.invokestatic(owner, name, invoked());
        case INTERFACE_STATIC -> code.invokestatic(owner, name, invoked(), true);
        case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, invoked());
        case VIRTUAL, SPECIAL -> code.invokevirtual(owner, name, invoked());
        case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, invoked());
        default -> throw new IllegalStateException("a lambda of a field: " + body);
      }
    }
  }

  /** From one type to another as a lambda converts them: boxed, unboxed, widened, cast. */
  private static final class Conversion {
    private static final List<String> PRIMITIVES = List.of("Z", "B", "C", "S", "I", "J", "F", "D");
    private static final List<String> BOXES =
        List.of("Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double");

    static void apply(CodeBuilder code, ClassDesc from, ClassDesc to) {
      if (from.equals(to)) return;
      if (to.equals(ConstantDescs.CD_void)) {
        if (TypeKind.from(from).slotSize() == 2) code.pop2();
        else code.pop();
      } else if (from.isPrimitive() && to.isPrimitive()) {
        code.conversion(TypeKind.from(from), TypeKind.from(to));
      } else if (from.isPrimitive()) {
        ClassDesc box = box(from);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
      } else if (to.isPrimitive()) {
        unbox(code, from, to);
      } else if (!to.equals(ConstantDescs.CD_Object)) {
        code.checkcast(to);
      }
    }

    private static void unbox(CodeBuilder code, ClassDesc from, ClassDesc to) {
      ClassDesc box = from;
      if (primitive(from) == null) {
        box = box(to);
        code.checkcast(box);
      }
      ClassDesc inside = primitive(box);
      code.invokevirtual(box, inside.displayName() + "Value", MethodTypeDesc.of(inside));
      apply(code, inside, to);
    }

    private static ClassDesc box(ClassDesc primitive) {
      return ClassDesc.of(
          "java.lang." + BOXES.get(PRIMITIVES.indexOf(primitive.descriptorString())));
    }

    private static ClassDesc primitive(ClassDesc box) {
      for (int k = 0; k < BOXES.size(); k++) {
        if (box.descriptorString().equals("Ljava/lang/" + BOXES.get(k) + ";")) {
          return ClassDesc.ofDescriptor(PRIMITIVES.get(k));
        }
      }
      return null;
    }
  }
}
