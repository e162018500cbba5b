package org.entente.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.document.Span;

/**
 * Keeps parses in a folder, one file a paragraph, and asks the parser only for what is not there:
 * whoever works on frames waits for the models once and not at every run. The cache never forgets;
 * delete the folder when the parser changes.
 */
public final class CachingParser implements Parser {

  private final Path folder;
  private final Supplier<Parser> source;
  private Optional<Parser> parser = Optional.empty();

  /**
   * @param folder made when it is missing
   * @param source makes the parser when a paragraph is not in the folder; called at most once
   */
  public CachingParser(Path folder, Supplier<Parser> source) {
    this.folder = folder;
    this.source = source;
  }

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    String stretch = text.substring(paragraph.start(), paragraph.end());
    Path file = folder.resolve(sha256(stretch) + ".tsv");
    try {
      if (Files.exists(file)) {
        return read(Files.readAllLines(file), paragraph.start());
      }
      List<List<Token>> sentences = parser().parse(text, paragraph);
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "parse", ".part");
      Files.write(part, write(sentences, paragraph.start()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the parse cache " + folder, e);
    }
  }

  private synchronized Parser parser() {
    Parser loaded = parser.orElseGet(source);
    parser = Optional.of(loaded);
    return loaded;
  }

  private static List<String> write(List<List<Token>> sentences, int offset) {
    List<String> lines = new ArrayList<>();
    for (List<Token> sentence : sentences) {
      for (Token t : sentence) {
        lines.add(
            String.join(
                "\t",
                Integer.toString(t.span().start() - offset),
                Integer.toString(t.span().end() - offset),
                t.form(),
                t.lemma(),
                t.pos(),
                t.entity(),
                Integer.toString(t.head()),
                t.relation()));
      }
      lines.add("");
    }
    return lines;
  }

  private static List<List<Token>> read(List<String> lines, int offset) {
    List<List<Token>> sentences = new ArrayList<>();
    List<Token> sentence = new ArrayList<>();
    for (String line : lines) {
      if (line.isEmpty()) {
        sentences.add(List.copyOf(sentence));
        sentence.clear();
        continue;
      }
      String[] c = line.split("\t", -1);
      sentence.add(
          new Token(
              sentence.size(),
              new Span(offset + Integer.parseInt(c[0]), offset + Integer.parseInt(c[1])),
              c[2],
              c[3],
              c[4],
              c[5],
              Integer.parseInt(c[6]),
              c[7]));
    }
    return sentences;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
