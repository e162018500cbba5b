package org.entente.source.extract;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The title in the properties of an office file. Few writers look at it: it may be that of the file
 * from which this one was copied, or a word processor made it of the file's name.
 */
final class FileTitle {

  private static final Pattern NONE =
      Pattern.compile(
          "(?i)(?:untitled.*|microsoft word.*|.*\\.(?:docx?|indd|qxd|pdf|rtf|odt|tex|wpd)|\\S{0,30})");

  private FileTitle() {}

  /** The title unless a heading at the text's beginning says better. */
  static Optional<String> of(@Nullable String property, String text) {
    return Optional.ofNullable(property)
        .map(MarkedText::line)
        .filter(title -> !NONE.matcher(title).matches())
        .filter(title -> !text.startsWith("#"));
  }
}
