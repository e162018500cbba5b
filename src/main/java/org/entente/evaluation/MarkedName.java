package org.entente.evaluation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entente.document.Span;
import org.entente.identity.Slug;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Table;

/**
 * A name in a text and who is meant by it; {@code data/gold/identity/README.md} says how these were
 * made.
 *
 * @param where file and line
 * @param kind what makes the name hard: {@code body}, {@code acronym}…
 * @param shared whether others bear the name too
 * @param text one to four sentences
 * @param span where the name stands in it
 * @param answers each of which is right; at least one
 */
public record MarkedName(
    String where, String kind, boolean shared, String text, Span span, List<Answer> answers) {

  /** Who is meant. */
  public sealed interface Answer {

    /** An actor of the register. */
    record Known(String row) implements Answer {}

    /** An actor that the register does not know. */
    record New(ActorType type) implements Answer {}

    /** The text does not tell which of these; all have to be kept. */
    record Open(List<String> rows) implements Answer {
      public Open {
        rows = List.copyOf(rows);
      }
    }

    /** No actor at all: a place, a thing. */
    record NoActor() implements Answer {}
  }

  private static final String OPEN = "[[";
  private static final String CLOSE = "]]";

  public MarkedName {
    answers = List.copyOf(answers);
  }

  /**
   * Reads a table of marked names.
   *
   * @throws org.entente.knowledge.KnowledgeException when a row is wrong, with file and line
   */
  public static List<MarkedName> read(Path file) {
    return Table.read(file).rows().stream().map(MarkedName::of).toList();
  }

  /** Whether it belongs to the tenth, chosen by the hash of its text, that nobody looks at. */
  public boolean heldOut() {
    return Integer.parseInt(Slug.sha256(text).substring(0, 2), 16) % 10 == 0;
  }

  /** The words that are marked. */
  public String name() {
    return text.substring(span.start(), span.end());
  }

  /** The text in one line, the name in double brackets as in the file. */
  String marked() {
    return (text.substring(0, span.start()) + OPEN + name() + CLOSE + text.substring(span.end()))
        .replace("\n\n", " ¶ ");
  }

  private static MarkedName of(Table.Row row) {
    String marked = row.get("text").replace(" ¶ ", "\n\n");
    int start = marked.indexOf(OPEN);
    int end = marked.indexOf(CLOSE) - OPEN.length();
    if (start < 0 || end <= start || marked.indexOf(OPEN, start + 1) >= 0) {
      throw row.error("one name has to be marked, as [[Georgia]]");
    }
    String text = marked.replace(OPEN, "").replace(CLOSE, "");
    return new MarkedName(
        row.file().getFileName() + ":" + row.line(),
        row.get("kind"),
        isShared(row),
        text,
        new Span(start, end),
        row.list("answer").stream().map(answer -> answer(row, answer)).toList());
  }

  private static boolean isShared(Table.Row row) {
    return switch (row.get("name")) {
      case "shared" -> true;
      case "own" -> false;
      default -> throw row.error("name is shared or own, not " + row.get("name"));
    };
  }

  private static Answer answer(Table.Row row, String answer) {
    List<String> words = Arrays.asList(answer.split(" "));
    List<String> rest = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "none" -> new Answer.NoActor();
      case "nil" -> new Answer.New(type(row, String.join("", rest)));
      case "ambiguous" -> new Answer.Open(rest);
      default -> new Answer.Known(answer);
    };
  }

  private static ActorType type(Table.Row row, String term) {
    return ActorType.ofTerm(term)
        .orElseThrow(() -> row.error(term.toLowerCase(Locale.ROOT) + " is no class of actors"));
  }
}
