package org.entente.manifest;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * How many quads there are and the sum of their hashes.
 *
 * @param hash modulo 2^55: so much of an integer stands in an index of TDB2 itself
 */
public record GraphSum(long quads, long hash) {

  static final GraphSum EMPTY = new GraphSum(0, 0);

  private static final long MASK = (1L << 55) - 1;

  public GraphSum {
    hash &= MASK;
  }

  /** Of one quad. */
  public static GraphSum of(Quad quad) {
    StringBuilder terms = new StringBuilder(512);
    append(terms, quad.getGraph());
    append(terms, quad.getSubject());
    append(terms, quad.getPredicate());
    append(terms, quad.getObject());
    return new GraphSum(
        1, Hashing.murmur3_128().hashString(terms, StandardCharsets.UTF_8).asLong());
  }

  /** Of the quads of both, which have none in common. */
  public GraphSum plus(GraphSum other) {
    return new GraphSum(quads + other.quads, hash + other.hash);
  }

  GraphSum negated() {
    return new GraphSum(-quads, -hash);
  }

  private static void append(StringBuilder terms, Node node) {
    if (node.isURI()) {
      terms.append('u').append(node.getURI());
    } else if (node.isLiteral()) {
      terms.append('l').append(node.getLiteralLexicalForm());
      // Tags that differ in case are one term.
      terms.append('\0').append(node.getLiteralLanguage().toLowerCase(Locale.ROOT));
      terms.append('\0').append(node.getLiteralDatatypeURI());
    } else {
      terms.append('o').append(node);
    }
    terms.append('\0');
  }
}
