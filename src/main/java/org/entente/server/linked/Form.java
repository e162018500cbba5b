package org.entente.server.linked;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.server.http.Syntax;

/**
 * A form that a document comes in: one of RDF's, or a page.
 *
 * @param ending of its addresses, without the dot
 * @param syntax empty for a page
 */
record Form(String ending, String mediaType, Optional<Syntax> syntax) {

  static final Form HTML = new Form("html", "text/html", Optional.empty());

  /** Those of a description, the one that the server likes best first. */
  static final List<Form> ALL =
      Stream.concat(Stream.of(Syntax.values()).map(Form::of), Stream.of(HTML)).toList();

  static Form of(Syntax syntax) {
    return new Form(syntax.ending(), syntax.mediaType(), Optional.of(syntax));
  }

  static List<String> mediaTypes() {
    return ALL.stream().map(Form::mediaType).toList();
  }

  static Form ofMediaType(String mediaType) {
    return ALL.stream().filter(f -> f.mediaType.equals(mediaType)).findFirst().orElseThrow();
  }

  /** The form that the last of a path asks for by its ending. */
  static Optional<Form> ofPath(String path) {
    return ALL.stream().filter(form -> path.endsWith("." + form.ending)).findFirst();
  }

  /** A path without this form's ending. */
  String strip(String path) {
    return path.substring(0, path.length() - ending.length() - 1);
  }
}
