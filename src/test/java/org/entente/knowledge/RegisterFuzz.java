package org.entente.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.fuzz.Invariants.hold;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.entente.fuzz.Invariants;
import org.entente.fuzz.KnowledgeFile;

/** A table of the register, as users may write it; the first byte says which. */
public final class RegisterFuzz {

  private static final List<String> NAMES =
      List.of("states.tsv", "actors.tsv", "things.tsv", "places.tsv", "engagements.tsv");

  private static final KnowledgeFile FOLDER = new KnowledgeFile("data/register");

  private RegisterFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String name = NAMES.get((data[0] & 0xff) % NAMES.size());
    Path root = FOLDER.write(name, Arrays.copyOfRange(data, 1, data.length));
    FOLDER.add("edition.txt", "2026-11-26\n".getBytes(UTF_8));
    Invariants.inTime(
        () -> {
          try {
            Register.load(new DataFolder(root))
                .actors()
                .forEach(actor -> hold(!actor.id().isBlank(), "no id"));
          } catch (KnowledgeException e) {
            hold(String.valueOf(e.getMessage()).contains(name), "no file is named: " + e);
          }
        });
  }
}
