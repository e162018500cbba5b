package org.entente.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.entente.knowledge.DataFolder;

/**
 * The questions in {@code data/queries/*.rq}, by the name of the file, and those in {@code
 * data/queries/federated/*.rq} where other services may be asked.
 */
public final class Catalogue {

  private static final String ENDING = ".rq";

  private final Map<String, Question> questions = new TreeMap<>();

  private Catalogue() {}

  /** Reads those that the graph alone answers; one that is wrong is an error. */
  public static Catalogue load(DataFolder folder) {
    Catalogue catalogue = new Catalogue();
    catalogue.add(folder, "data/queries");
    return catalogue;
  }

  /** Reads those that ask other SPARQL services too. */
  public static Catalogue loadFederated(DataFolder folder) {
    Catalogue catalogue = load(folder);
    catalogue.add(folder, "data/queries/federated");
    return catalogue;
  }

  private void add(DataFolder folder, String path) {
    for (Path file : folder.files(path, ENDING)) {
      String name = String.valueOf(file.getFileName());
      name = name.substring(0, name.length() - ENDING.length());
      try {
        questions.put(name, Question.parse(name, Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  }

  /** By name. */
  public Collection<Question> questions() {
    return questions.values();
  }

  /**
   * A question.
   *
   * @throws QuestionException when there is none of this name; says which there are
   */
  public Question question(String name) {
    Question question = questions.get(name);
    if (question == null) {
      throw new QuestionException(
          "There is no question "
              + name
              + ". There are: "
              + String.join(", ", questions.keySet())
              + ".");
    }
    return question;
  }
}
