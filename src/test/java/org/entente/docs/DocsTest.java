package org.entente.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages say what the program does: blocks marked {@code run} are executed (see {@link Block}),
 * and what they print is compared with the page. {@code -Ddocs.update=true} writes into the pages
 * what the program prints now.
 */
class DocsTest {

  private static final boolean UPDATE = Boolean.getBoolean("docs.update");
  private static final String HOME = "entente.home";

  private static Optional<String> homeBefore = Optional.empty();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  /** As the launcher does. */
  @BeforeAll
  static void useTheCheckout() {
    homeBefore = Optional.ofNullable(System.getProperty(HOME));
    System.setProperty(HOME, Path.of("").toAbsolutePath().toString());
  }

  @AfterAll
  static void useWhatWasUsedBefore() {
    homeBefore.ifPresentOrElse(
        home -> System.setProperty(HOME, home), () -> System.clearProperty(HOME));
  }

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    for (Path root : List.of(Path.of("docs"), Path.of("data"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsWhatTheProgramPrints(Path file) throws Exception {
    Page page = Page.read(file);
    List<Block> blocks = page.blocks();
    if (blocks.stream().noneMatch(block -> block.is("run"))) {
      return;
    }
    Map<Block, List<String>> changes = changes(blocks);
    String difference =
        changes.entrySet().stream()
            .map(
                change ->
                    "%s:%d%n%s"
                        .formatted(
                            file,
                            change.getKey().line() + 1,
                            Difference.of(change.getKey().lines(), change.getValue())))
            .collect(Collectors.joining("\n\n"));
    if (UPDATE && !changes.isEmpty()) {
      Files.write(file, page.with(changes).lines());
      System.out.println("Updated " + difference);
    } else {
      assertThat(changes)
          .as(
              "The program prints something else than the page shows (- page, + now).%n"
                  + "When it is right: mvn test -Dtest=DocsTest -Ddocs.update=true%n%s",
              difference)
          .isEmpty();
    }
  }

  /** Runs a page and returns the outputs that are not as it shows them, with what they are now. */
  private Map<Block, List<String>> changes(List<Block> blocks) throws Exception {
    Session session = new Session(folder);
    Map<Block, List<String>> changes = new LinkedHashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.is("file")) {
        session.file(block.option("file").orElseThrow(), block.text());
      }
      if (!block.is("run")) {
        continue;
      }
      boolean shown = i + 1 < blocks.size() && blocks.get(i + 1).is("output");
      Optional<String> printed;
      try {
        printed = session.run(block, shown ? blocks.get(i + 1).language() : "text");
      } catch (Exception | AssertionError e) {
        throw new AssertionError("the block at line " + (block.line() + 1) + ": " + e, e);
      }
      if (shown && printed.isPresent()) {
        Block output = blocks.get(i + 1);
        List<String> now = Shown.of(printed.get(), output);
        if (!Shown.comparable(now).equals(Shown.comparable(output.lines()))) {
          changes.put(output, Shown.withTimesOf(output.lines(), now));
        }
      }
    }
    return changes;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void holdsQueriesAndGraphsThatParse(Path file) throws Exception {
    for (Block block : Page.read(file).blocks()) {
      if (block.is("output")) {
        continue;
      }
      switch (block.language()) {
        case "sparql" -> QueryFactory.create(block.text(), Syntax.syntaxSPARQL_11);
        case "turtle" -> parse(block.text(), Lang.TURTLE);
        case "trig" -> parse(block.text(), Lang.TRIG);
        default -> {}
      }
    }
  }

  private static void parse(String text, Lang language) {
    RDFParser.fromString(text, language).parse(DatasetGraphFactory.create());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksToWhatIsThere(Path file) throws Exception {
    String text = String.join("\n", Page.read(file).lines());
    Matcher link = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)").matcher(text);
    Path root = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    while (link.find()) {
      assertThat(root.resolve(link.group(1))).as("link in %s", file).exists();
    }
  }
}
