package org.entente.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.knowledge.DataFolder;

/**
 * The trained model. It is loaded when the first passage is read (0.3 s, about 200 MB).
 * Thread-safe; the same text always gets the same answer, whatever was read before or beside it.
 *
 * <p>A passage is one to three sentences of one paragraph, some 75 words, as in training: longer
 * ones are read up to {@value #LIMIT} word pieces.
 */
public final class EventEncoder {

  /** More pieces than training ever showed. */
  static final int LIMIT = 256;

  private final Path folder;
  private Optional<Model> model = Optional.empty();

  private EventEncoder(Path folder) {
    this.folder = folder;
  }

  /** The model in {@code data/model}; none when the folder holds none. */
  public static Optional<EventEncoder> find(DataFolder data) {
    return in(data.resolve("data/model"));
  }

  /** The model in a folder; none when it holds none. */
  public static Optional<EventEncoder> in(Path folder) {
    return Files.exists(folder.resolve("trunk.onnx"))
        ? Optional.of(new EventEncoder(folder))
        : Optional.empty();
  }

  /** Reads a passage. */
  public EncodedPassage read(String text) {
    Model loaded = model();
    Pieces pieces = loaded.wordPiece().pieces(text, LIMIT);
    return new EncodedPassage(text, pieces, loaded);
  }

  /**
   * What a passage may state, in text order.
   *
   * @param atLeast from 0 to 1: triggers less likely than that are left out
   */
  public List<Proposal> propose(String text, double atLeast) {
    return read(text).proposals(atLeast);
  }

  private synchronized Model model() {
    if (model.isEmpty()) {
      model = Optional.of(load());
    }
    return model.get();
  }

  private Model load() {
    try {
      Path labels = folder.resolve("labels.txt");
      return new Model(
          new WordPiece(Files.readAllLines(folder.resolve("vocabulary.txt"))),
          Labels.parse(labels.toString(), Files.readAllLines(labels)),
          Files.readAllBytes(folder.resolve("trunk.onnx")),
          Files.readAllBytes(folder.resolve("roles.onnx")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    }
  }
}
