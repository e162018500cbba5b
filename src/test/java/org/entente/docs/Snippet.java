package org.entente.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Compiles and runs the statements of a page in Java, and returns what they print. */
final class Snippet {

  private Snippet() {}

  static String run(String code, Path store, Path folder) throws Exception {
    String source =
        code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"))
            + "\npublic class Snippet {\n  public static void main(String[] arguments) throws Exception {\n"
            + code.lines()
                .filter(line -> !line.startsWith("import "))
                .map(line -> line.replace("Path.of(\"store\")", "Path.of(\"" + store + "\")"))
                .collect(Collectors.joining("\n"))
            + "\n  }\n}\n";
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("Snippet.java"), source);
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                file.toString());
    if (exit != 0) {
      throw new AssertionError("this does not compile:\n" + source + messages.toString(UTF_8));
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Snippet.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader
          .loadClass("Snippet")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
