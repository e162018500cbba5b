package org.entente.manifest;

import com.google.common.hash.Hasher;
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
    Hasher hasher = Hashing.murmur3_128().newHasher();
    put(hasher, quad.getGraph());
    put(hasher, quad.getSubject());
    put(hasher, quad.getPredicate());
    put(hasher, quad.getObject());
    return new GraphSum(1, hasher.hash().asLong());
  }

  /** Of the quads of both, which have none in common. */
  public GraphSum plus(GraphSum other) {
    return new GraphSum(quads + other.quads, hash + other.hash);
  }

  GraphSum negated() {
    return new GraphSum(-quads, -hash);
  }

  private static void put(Hasher hasher, Node node) {
    if (node.isURI()) {
      hasher.putByte((byte) 'u').putString(node.getURI(), StandardCharsets.UTF_8);
    } else if (node.isLiteral()) {
      hasher.putByte((byte) 'l').putString(node.getLiteralLexicalForm(), StandardCharsets.UTF_8);
      // Tags that differ in case are one term.
      String language = node.getLiteralLanguage().toLowerCase(Locale.ROOT);
      hasher.putByte((byte) 0).putString(language, StandardCharsets.UTF_8);
      hasher.putByte((byte) 0).putString(node.getLiteralDatatypeURI(), StandardCharsets.UTF_8);
    } else {
      hasher.putByte((byte) 'o').putString(node.toString(), StandardCharsets.UTF_8);
    }
    hasher.putByte((byte) 0);
  }
}
