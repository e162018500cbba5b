package org.entente.fact;

import static org.entente.fuzz.Invariants.hold;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.fuzz.Invariants;
import org.entente.fuzz.KnowledgeFile;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;

/** A file of frames, as users may write it. */
public final class FramesFuzz {

  private static final KnowledgeFile FOLDER = new KnowledgeFile("data/frames");

  private FramesFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Path root = FOLDER.write("fuzz.yaml", data);
    Invariants.inTime(
        () -> {
          try {
            Frames.load(new DataFolder(root));
          } catch (KnowledgeException e) {
            hold(String.valueOf(e.getMessage()).contains("fuzz.yaml"), "no file is named: " + e);
          }
        });
    hold(Files.exists(root), "the folder is gone");
  }
}
