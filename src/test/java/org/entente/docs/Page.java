package org.entente.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page in Markdown, and its fenced blocks in order. */
record Page(Path file, List<String> lines) {

  private static final String FENCE = "```";

  static Page read(Path file) throws IOException {
    return new Page(file, List.copyOf(Files.readAllLines(file)));
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).equals(FENCE)) {
          end++;
        }
        if (end == lines.size()) {
          throw new IllegalStateException(file + ":" + (i + 1) + ": the block does not end");
        }
        blocks.add(Block.of(i, lines.get(i).substring(FENCE.length()), lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  /** The page with other lines in some of its blocks, given in order. */
  Page with(Map<Block, List<String>> changes) {
    List<String> changed = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Block, List<String>> change : changes.entrySet()) {
      Block block = change.getKey();
      changed.addAll(lines.subList(next, block.line() + 1));
      changed.addAll(change.getValue());
      next = block.line() + 1 + block.lines().size();
    }
    changed.addAll(lines.subList(next, lines.size()));
    return new Page(file, List.copyOf(changed));
  }
}
