package org.entente.encoder;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;

/**
 * The two graphs that training exports. One passage, and one trigger of it, at a time: quantised
 * graphs answer differently when other texts are in the batch.
 */
final class Model {

  /**
   * What the trunk makes of a passage; a row of logits a piece.
   *
   * @param hidden as the roles graph wants it back
   */
  record Trunk(float[] hidden, List<float[]> mentions, List<float[]> triggers) {}

  /** What the roles graph says of a trigger: logits of roles, a row a piece, and probabilities. */
  record Roles(List<float[]> roles, float[] status, float[] factuality) {}

  /**
   * Exact sums also on processors without instructions for int8 (VNNI), where products are added in
   * 16 bits by default and what does not fit is cut off: the same text gave other facts there.
   */
  private static final String EXACT = "session.x64quantprecision";

  private final WordPiece wordPiece;
  private final Labels labels;
  private final OrtSession trunk;
  private final OrtSession roles;

  Model(WordPiece wordPiece, Labels labels, byte[] trunk, byte[] roles) {
    this.wordPiece = wordPiece;
    this.labels = labels;
    this.trunk = session(trunk);
    this.roles = session(roles);
  }

  static OrtSession session(byte[] graph) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry(EXACT, "1");
      return OrtEnvironment.getEnvironment().createSession(graph, options);
    } catch (OrtException e) {
      throw new IllegalStateException("cannot load the model: " + e.getMessage(), e);
    }
  }

  WordPiece wordPiece() {
    return wordPiece;
  }

  Labels labels() {
    return labels;
  }

  Trunk trunk(Pieces pieces) {
    try (Tensors tensors = new Tensors();
        OrtSession.Result result =
            tensors
                .pieces("ids", pieces.ids())
                .pieces("cases", pieces.letters())
                .pieces("mask", ones(pieces.size()))
                .run(trunk)) {
      return new Trunk(
          Tensors.values(result, "hidden"),
          Tensors.rows(result, "mentions", labels.mentions().size()),
          Tensors.rows(result, "triggers", labels.triggers().size()));
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * @param mentions for each piece the index of its mention's label
   * @param marks for each piece 1 where it belongs to the trigger, else 0
   * @param kind index of the trigger's class
   */
  Roles roles(Trunk read, long[] mentions, long[] marks, int kind) {
    int width = labels.roles().stream().mapToInt(List::size).sum();
    try (Tensors tensors = new Tensors();
        OrtSession.Result result =
            tensors
                .rows("hidden", read.hidden(), marks.length)
                .pieces("mask", ones(marks.length))
                .pieces("marks", marks)
                .one("kind", kind)
                .pieces("mentions", mentions)
                .run(roles)) {
      return new Roles(
          Tensors.rows(result, "roles", width),
          Tagging.softmax(Tensors.values(result, "status")),
          Tagging.softmax(Tensors.values(result, "factuality")));
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private static long[] ones(int length) {
    long[] ones = new long[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static IllegalStateException failed(OrtException e) {
    return new IllegalStateException("the model failed: " + e.getMessage(), e);
  }
}
