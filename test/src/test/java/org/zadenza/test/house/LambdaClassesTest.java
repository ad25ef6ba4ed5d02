// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds in its cache in place of lambdas does what they do. */
@Tag("slow")
class LambdaClassesTest {
  private static final Path TOOL = SourceTree.HOME.resolve("repl/src/start/LambdaClasses.java");

  /** Each kind of body, of capture and of conversion. */
  private static final String KINDS =
      """
      import java.io.Serializable;
      import java.util.*;
      import java.util.function.*;

      public class Kinds {
        interface Named { String name(); default Supplier<String> loud() { return () -> name() + priv(); }
          private String priv() { return "!"; } static int twice(int x) { return 2 * x; } }
        static class Base { protected String who() { return "base"; } }
        static class Upper extends Base {
          @Override protected String who() { return "upper"; }
          Supplier<String> above() { return super::who; }
          Supplier<String> here() { return this::who; }
          private long hidden(int a, double b) { return Math.round(a * b); }
          class Inner { ToLongFunction<Integer> reach() { return x -> hidden(x, 1.5); } }
        }
        record Pair<A, B>(A a, B b) {}
        enum Kind { ONE { @Override IntSupplier number() { return () -> ordinal() + 1; } };
          abstract IntSupplier number(); }
        interface Many { Object all(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t); }
        static String all(boolean z, byte b, char c, short s, int i, long l, float f, double d, Object t) {
          return "" + z + b + c + s + i + l + f + d + t; }
        private static <T extends Comparable<T>> T most(T a, T b) { return a.compareTo(b) > 0 ? a : b; }

        public static void main(String[] args) {
          List<Object> out = new ArrayList<>();
          int i = 7; long l = 8L; double d = 0.5; String s = "s"; boolean z = true; float f = 2f; byte y = 3;
          Supplier<String> captures = () -> i + " " + l + " " + d + s + z + f + y;
          out.add(captures.get());
          Many many = Kinds::all;
          out.add(many.all(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "t"));
          Function<Integer, Long> boxes = x -> (long) x + l;
          out.add(boxes.apply(4));
          ToDoubleFunction<Integer> widens = Integer::intValue;
          out.add(widens.applyAsDouble(5));
          ToLongFunction<Integer> unboxes = x -> x;
          out.add(unboxes.applyAsLong(6));
          IntFunction<int[]> arrays = int[]::new;
          out.add(arrays.apply(3).length);
          Function<String, Integer> unbound = String::length;
          out.add(unbound.apply("four"));
          BiFunction<String, String, Boolean> two = String::equals;
          out.add(two.apply("a", "a"));
          BiFunction<Integer, String, Pair<Integer, String>> makes = Pair::new;
          out.add(makes.apply(1, "b"));
          Supplier<List<String>> fresh = ArrayList::new;
          out.add(fresh.get());
          Consumer<List<Object>> drops = list -> list.add("dropped");
          drops.accept(out);
          Consumer<String> dropsResult = out::add;
          dropsResult.accept("result");
          LongConsumer wide = out::add;
          wide.accept(9);
          BinaryOperator<String> generic = Kinds::most;
          out.add(generic.apply("x", "y"));
          UnaryOperator<Integer> back = x -> x + i;
          out.add(back.apply(1));
          Comparator<Pair<Integer, String>> order = Comparator.comparing(Pair::a);
          out.add(order.compare(new Pair<>(1, ""), new Pair<>(2, "")));
          Upper upper = new Upper();
          out.add(upper.above().get() + upper.here().get());
          out.add(upper.new Inner().reach().applyAsLong(3));
          Named named = () -> "named";
          out.add(named.loud().get() + Named.twice(4));
          IntUnaryOperator statics = Named::twice;
          out.add(statics.applyAsInt(5));
          out.add(Kind.ONE.number().getAsInt());
          Runnable serial = (Runnable & Serializable) () -> out.add("serial");
          serial.run();
          Callable3<String> throwing = () -> { throw new java.io.IOException("thrown"); };
          try { throwing.call(); } catch (Exception e) { out.add(e.toString()); }
          Supplier<Supplier<String>> nested = () -> () -> s + i;
          out.add(nested.get().get());
          Supplier<String> one = () -> "same";
          out.add(new ArrayList<>(List.of(3, 1, 2)).stream().sorted(Collections.reverseOrder()).map(String::valueOf).toList());
          try { Function<Object, Object> cast = (Function) (Function<String, Integer>) String::length; cast.apply(5); }
          catch (ClassCastException e) { out.add("cast"); }
          out.forEach(System.out::println);
        }
        interface Callable3<V> { V call() throws Exception; }
      }
      """;

  @TempDir Path folder;

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void rewrite(List<Path> jars) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), TOOL.toString()));
    jars.forEach(jar -> command.add(jar.toString()));
    assertEquals("", run(command));
  }

  /** Packs a folder of classes. */
  private Path jar(String name, Path classes) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    URI uri = URI.create("jar:" + jar.toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = zip.getPath("/" + classes.relativize(file).toString().replace('\\', '/'));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return jar;
  }

  @Test
  void everyKindOfLambdaDoesAsBefore() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("Kinds.java"), KINDS);
    Path classes = folder.resolve("classes");
    String[] options = {"-nowarn", "-Xlint:none", "-d", classes.toString(), source.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options));
    Path jar = jar("kinds", classes);
    List<String> play = List.of(java(), "-cp", jar.toString(), "Kinds");
    String before = run(play);
    long lambdas = lambdas(jar);
    rewrite(List.of(jar));
    assertEquals(before, run(play));
    assertTrue(lambdas > 25, lambdas + " lambdas");
    assertEquals(0, lambdas(jar));
    byte[] once = Files.readAllBytes(jar);
    rewrite(List.of(jar));
    assertEquals(0, Arrays.compare(once, Files.readAllBytes(jar)), "a second time changes nothing");
  }

  @Test
  void whatBecomesOfTheProgramIsSound() throws IOException, InterruptedException {
    List<Path> jars = new ArrayList<>();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : path.split(File.pathSeparator)) {
      Path part = Path.of(entry);
      String name = part.getFileName().toString();
      if (Files.isDirectory(part) && entry.endsWith("/target/classes")) {
        jars.add(jar("part" + jars.size(), part));
      } else if (name.startsWith("zadenza-") && name.endsWith(".jar")) {
        jars.add(Files.copy(part, folder.resolve(name)));
      }
    }
    assertTrue(jars.size() >= 4, jars + " of " + path);
    long lambdas = 0;
    for (Path jar : jars) lambdas += lambdas(jar);
    assertTrue(lambdas > 2000, lambdas + " lambdas");
    rewrite(jars);
    List<URL> all = new ArrayList<>();
    for (Path jar : jars) all.add(jar.toUri().toURL());
    try (URLClassLoader loader = new URLClassLoader(all.toArray(URL[]::new))) {
      ClassHierarchyResolver known = ClassHierarchyResolver.ofResourceParsing(loader);
      ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known));
      for (Path jar : jars) {
        assertEquals(0, lambdas(jar), jar.toString());
        for (byte[] bytes : classes(jar)) assertEquals(List.of(), files.verify(bytes));
      }
    }
  }

  private static List<byte[]> classes(Path jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar);
        Stream<Path> all = Files.walk(zip.getPath("/"))) {
      return all.filter(file -> file.toString().endsWith(".class"))
          .map(LambdaClassesTest::bytes)
          .toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many lambdas the JVM would make a class of. */
  private static long lambdas(Path jar) throws IOException {
    return classes(jar).stream()
        .map(ClassFile.of()::parse)
        .mapToLong(LambdaClassesTest::lambdas)
        .sum();
  }

  private static long lambdas(ClassModel model) {
    return model.methods().stream()
        .map(MethodModel::code)
        .flatMap(code -> code.stream().flatMap(body -> body.elementStream()))
        .filter(part -> part instanceof InvokeDynamicInstruction call && isLambda(call))
        .count();
  }

  private static boolean isLambda(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().methodName().equals("metafactory");
  }
}
