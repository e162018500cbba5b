package org.entente.search;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.store.DocumentContent;
import org.entente.store.Store;

/** Documents for tests; and, as a process of its own, what stores them until it is killed. */
final class Told {

  private static final String BASE = "https://w3id.org/entente/id/";

  private Told() {}

  /** Stores documents, each again and again with other words, and tells of each commit. */
  public static void main(String[] arguments) {
    Store store = Store.open(Path.of(arguments[0]));
    for (int i = 0; ; i++) {
      store.replace(document("k" + i % 7, "Kilo" + i));
      SearchIndex.of(store).prepare();
      System.out.println(i);
    }
  }

  /** A document with a sale of a thing of this name, and the seller's names. */
  static DocumentContent document(String id, String thing) {
    return document(id, thing, false);
  }

  /**
   * The same.
   *
   * @param twice whether its passage has two quotes
   */
  static DocumentContent document(String id, String thing, boolean twice) {
    String quote = "Norland sold Sudland a " + thing;
    String text = "Lead: " + quote + ".";
    Graph graph = graph(id, text, quote);
    if (twice) {
      graph.add(
          NodeFactory.createURI(BASE + "document/" + id + "/passage/quote"),
          NodeFactory.createURI("http://www.w3.org/ns/oa#exact"),
          NodeFactory.createLiteralString("Sudland a " + thing));
    }
    return new DocumentContent(
        BASE + "document/" + id, BASE + "document/" + id + "/graph", graph, text);
  }

  private static Graph graph(String id, String text, String quote) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(
            """
            BASE <%1$s>
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX schema: <https://schema.org/>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            <document/%2$s> a ent:Document ; dcterms:source "%2$s.txt" ;
              dcterms:title "Title of %2$s" ; ent:sha256 "%3$s" ;
              schema:mentions <actor/norland>, <actor/sudland> .
            <document/%2$s/graph> prov:wasGeneratedBy <document/%2$s/extraction> .
            <document/%2$s/extraction> prov:wasAssociatedWith <software/7> .
            <software/7> schema:softwareVersion "7" .
            <actor/norland> a ent:Actor ; rdfs:label "Norland"@en ; skos:altLabel "Norland of %2$s"@en .
            <actor/sudland> a ent:Actor ; rdfs:label "Sudland"@en .
            <document/%2$s/sale> a ent:Engagement ; rdfs:label "%4$s"@en ;
              ent:participant <actor/norland> , <actor/sudland> .
            <document/%2$s/passage> oa:hasSource <document/%2$s> ;
              oa:hasSelector <document/%2$s/passage/quote> .
            <document/%2$s/passage/quote> oa:exact "%4$s" .
            """
                .formatted(BASE, id, sha256(text), quote),
            Lang.TURTLE)
        .parse(graph);
    return graph;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "%064x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
