package org.entente.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.query.Dataset;
import org.apache.jena.system.Txn;

/** Compares what the program finds with what people found. */
public final class Evaluate {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Evaluate() {}

  /**
   * Compares what a store says of documents with their gold facts.
   *
   * @param dataset holds documents and ontology; its default graph is the union of all
   * @param gold files of gold facts; {@link #files} lists those of a folder
   * @param documents the folder of their texts
   */
  public static DocumentEvaluation documents(Dataset dataset, List<Path> gold, Path documents) {
    return dataset.isInTransaction()
        ? compare(dataset, gold, documents)
        : Txn.calculateRead(dataset, () -> compare(dataset, gold, documents));
  }

  private static DocumentEvaluation compare(Dataset dataset, List<Path> gold, Path documents) {
    StoreReading store = new StoreReading(dataset);
    Map<String, DocumentScorer> scores = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Path file : gold) {
      try {
        GoldDocument wanted = GoldDocument.read(file);
        String text = Files.readString(documents.resolve(wanted.document()));
        Optional<FoundDocument> found = store.read(wanted.document());
        if (found.isEmpty()) {
          problems.add(
              file + ": the store has no document " + wanted.document() + "; load it first");
        } else {
          scores.put(wanted.document(), new DocumentScorer(wanted, found.get(), text).score());
        }
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        problems.add(file + ": " + e.getMessage());
      }
    }
    return DocumentEvaluation.of(scores, problems);
  }

  /**
   * Compares readings of annotated paragraphs with their annotations.
   *
   * @param files JSON Lines as {@code data/gold/paragraphs/FORMAT.md} describes them
   * @param heldOut whether to take only the fifth that is kept aside, else only the rest
   * @param read what the program makes of a text; called from two threads at once
   */
  public static ParagraphEvaluation paragraphs(
      List<Path> files, boolean heldOut, Function<String, Reading> read) {
    return paragraphs(files, paragraph -> paragraph.heldOut() == heldOut, read);
  }

  /** The same of the paragraphs that are wanted. */
  public static ParagraphEvaluation paragraphs(
      List<Path> files, Predicate<Paragraph> wanted, Function<String, Reading> read) {
    return ParagraphEvaluation.of(Paragraph.read(files), wanted, read);
  }

  /**
   * Compares who the program takes marked names for with who is meant.
   *
   * @param file a table as {@code data/gold/identity/README.md} describes it
   * @param read what the program makes of a text
   * @throws org.entente.knowledge.KnowledgeException when the table is wrong, with file and line
   */
  public static IdentityEvaluation identity(Path file, Function<String, IdentityReading> read) {
    return IdentityEvaluation.of(MarkedName.read(file), read);
  }

  /** The files of a folder with this ending, by name. */
  public static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Figures as a JSON object: name to precision, recall, f1, right, wrong, missed. */
  public static String json(Figures figures) {
    return written(figures.values());
  }

  /** The same of names: accuracy by kind of name, the figures by kind of answer. */
  public static String json(IdentityEvaluation evaluation) {
    return written(evaluation.values());
  }

  private static String written(Object values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
