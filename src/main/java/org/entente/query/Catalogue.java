package org.entente.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.entente.knowledge.DataFolder;

/** The questions in {@code data/queries/*.rq}, by the name of the file. */
public final class Catalogue {

  private static final String ENDING = ".rq";

  private final Map<String, Question> questions = new TreeMap<>();

  private Catalogue() {}

  /** Reads all; one that is wrong is an error. */
  public static Catalogue load(DataFolder folder) {
    Catalogue catalogue = new Catalogue();
    for (Path file : folder.files("data/queries", ENDING)) {
      String name = String.valueOf(file.getFileName());
      name = name.substring(0, name.length() - ENDING.length());
      try {
        catalogue.questions.put(name, Question.parse(name, Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return catalogue;
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
