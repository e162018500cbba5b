package org.entente.source.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.source.extract.Extracted;
import org.entente.source.extract.Format;
import org.entente.source.extract.Refusal;

/** What goes between the two processes, each part with its length before it. */
final class Wire {

  /** What the other process says when it is ready, so that nothing else is taken for an answer. */
  static final int READY = 0x456e7401;

  private static final int MOST_NOTES = 100_000;
  private static final byte END = 0;
  private static final byte REQUEST = 1;

  /**
   * A file to read.
   *
   * @param mostCharacters of its text
   */
  record Request(Format format, int mostCharacters, byte[] bytes) {}

  sealed interface Answer {
    /** Whether the process takes no further request. */
    boolean last();
  }

  record Read(Extracted extracted, boolean last) implements Answer {}

  record Refused(Refusal refusal, boolean last) implements Answer {}

  private Wire() {}

  static void write(DataOutputStream out, Request request) throws IOException {
    out.writeByte(REQUEST);
    string(out, request.format().name());
    out.writeInt(request.mostCharacters());
    out.writeInt(request.bytes().length);
    out.write(request.bytes());
    out.flush();
  }

  /** None when there are no more. */
  static Optional<Request> request(DataInputStream in) throws IOException {
    if (in.read() != REQUEST) {
      return Optional.empty();
    }
    Format format = Format.valueOf(string(in));
    int mostCharacters = in.readInt();
    return Optional.of(new Request(format, mostCharacters, bytes(in)));
  }

  static void write(DataOutputStream out, Answer answer) throws IOException {
    out.writeBoolean(answer.last());
    if (answer instanceof Read read) {
      Extracted extracted = read.extracted();
      out.writeBoolean(true);
      optional(out, extracted.title());
      optional(out, extracted.date());
      string(out, extracted.body());
      out.writeInt(extracted.leftOut().size());
      for (String note : extracted.leftOut()) {
        string(out, note);
      }
    } else if (answer instanceof Refused refused) {
      out.writeBoolean(false);
      string(out, refused.refusal().reason());
      out.writeInt(refused.refusal().line().orElse(END));
    }
    out.flush();
  }

  static Answer answer(DataInputStream in) throws IOException {
    boolean last = in.readBoolean();
    if (!in.readBoolean()) {
      return new Refused(new Refusal(string(in), in.readInt()), last);
    }
    Optional<String> title = optional(in);
    Optional<String> date = optional(in);
    String body = string(in);
    int notes = in.readInt();
    if (notes < 0 || notes > MOST_NOTES) {
      throw new IOException("no answer: " + notes + " notes");
    }
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < notes; i++) {
      leftOut.add(string(in));
    }
    return new Read(new Extracted(title, date, body, leftOut), last);
  }

  private static void optional(DataOutputStream out, Optional<String> words) throws IOException {
    out.writeBoolean(words.isPresent());
    if (words.isPresent()) {
      string(out, words.get());
    }
  }

  private static Optional<String> optional(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(string(in)) : Optional.empty();
  }

  private static void string(DataOutputStream out, String words) throws IOException {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String string(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
    if (bytes.length != length) {
      throw new EOFException("a part of " + length + " bytes is not whole");
    }
    return bytes;
  }
}
