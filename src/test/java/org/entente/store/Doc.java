package org.entente.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.rdf.Ent;
import org.entente.rdf.Statements;

/** A document that is being written: each sentence with the fact that stands on it. */
final class Doc {

  static final String BASE = "https://w3id.org/entente/id/";

  static final String PREFIXES =
      """
      BASE <%s>
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX entc: <https://w3id.org/entente/concept/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX org: <http://www.w3.org/ns/org#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX schema: <https://schema.org/>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX oa: <http://www.w3.org/ns/oa#>
      """
          .formatted(BASE);

  static Graph turtle(String body) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(PREFIXES + body, Lang.TURTLE).parse(graph);
    return graph;
  }

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder turtle = new StringBuilder();

  Doc(String name) {
    this.name = name;
  }

  Doc text(String sentence) {
    text.append(sentence).append('\n');
    return this;
  }

  Doc say(String triples) {
    turtle.append(triples).append('\n');
    return this;
  }

  Doc sale(String key, String sentence) {
    return sale(key, sentence, "Sale of a ferry");
  }

  Doc sale(String key, String sentence, String label) {
    String more =
        """
        ent:supplier <actor/norland> ; ent:recipient <actor/sudland> ; ent:object <thing/ferry> ;
        ent:participant <actor/norland> , <actor/sudland> ; ent:dateSigned "2021" ; ent:amount <F/amount/1> .
        <F/amount/1> a schema:MonetaryAmount ; schema:value 5 .
        <F/statement/1> a rdf:Statement ; rdf:subject <F> ; rdf:predicate ent:dateSigned ; rdf:object "2021" ;
          prov:wasDerivedFrom <P>
        """;
    return fact("engagement/" + key, "ent:Engagement, ent:Transfer", label, sentence, more);
  }

  Doc meeting(String key, String sentence) {
    return fact(
        "engagement/" + key,
        "ent:Engagement, ent:Meeting",
        "Meeting",
        sentence,
        "ent:participant <actor/norland> ; ent:place <place/oslo> . <place/oslo> a ent:Place");
  }

  Doc observation(String key, String sentence) {
    return fact(
        "observation/" + key,
        "ent:Observation",
        "Growth",
        sentence,
        "ent:about <actor/norland> ; ent:measure \"trade\"");
  }

  Doc fact(String path, String types, String label, String sentence, String more) {
    int start = text.indexOf(sentence);
    if (start < 0) {
      start = text.length();
      text(sentence);
    }
    String fact = "document/" + name + "/" + path;
    // Passages are named by their words.
    String passage = "document/" + name + "/passage/" + Integer.toHexString(sentence.hashCode());
    return say(
        """
        <F> a %s ; rdfs:label "%s"@en ; prov:wasDerivedFrom <P> ; %s .
        <P> a oa:SpecificResource ; oa:hasSource <D> ; oa:hasSelector <P/quote> , <P/position> .
        <P/quote> a oa:TextQuoteSelector ; oa:exact "%s" .
        <P/position> a oa:TextPositionSelector ; oa:start %d ; oa:end %d .
        """
            .formatted(types, label, more, sentence, start, start + sentence.length())
            .replace("<F", "<" + fact)
            .replace("<P", "<" + passage));
  }

  /** An actor that the document describes. */
  Doc actor(String id, String kind, String label, String... names) {
    say(
        "<actor/%s> a ent:Actor, ent:%s ; rdfs:label \"%s\"@en . <D> schema:mentions <actor/%s> ."
            .formatted(id, kind, label, id));
    return names(id, names);
  }

  /** Names of an actor that the document uses. */
  Doc names(String id, String... names) {
    for (String name : names) {
      say("<actor/%s> skos:altLabel \"%s\"@en .".formatted(id, name));
    }
    return say("<D> schema:mentions <actor/%s> .".formatted(id));
  }

  /** A deal of two actors, each with the words that name it. */
  Doc deal(String key, String sentence, String one, String ones, String other, String others) {
    fact(
        "engagement/" + key,
        "ent:Engagement, ent:Agreement",
        "Deal",
        sentence,
        "ent:party <actor/%s>, <actor/%s> ; ent:participant <actor/%s>, <actor/%s>"
            .formatted(one, other, one, other));
    return party(key, one, ones).party(key, other, others);
  }

  private Doc party(String key, String actor, String words) {
    int start = text.indexOf(words);
    String passage = "document/" + name + "/passage/" + Integer.toHexString(words.hashCode());
    Node fact = NodeFactory.createURI(BASE + "document/" + name + "/engagement/" + key);
    Node statement =
        Statements.name(
            Triple.create(
                fact, Ent.party.asNode(), NodeFactory.createURI(BASE + "actor/" + actor)));
    return say(
        """
        <S> a rdf:Statement ; rdf:subject <F> ; rdf:predicate ent:party ; rdf:object <actor/%s> ;
          prov:wasDerivedFrom <P> .
        <P> a oa:SpecificResource ; oa:hasSource <D> ; oa:hasSelector <P/quote> , <P/position> .
        <P/quote> a oa:TextQuoteSelector ; oa:exact "%s" .
        <P/position> a oa:TextPositionSelector ; oa:start %d ; oa:end %d .
        """
            .formatted(actor, words, start, start + words.length())
            .replace("<F>", "<" + fact + ">")
            .replace("<S>", "<" + statement + ">")
            .replace("<P", "<" + passage));
  }

  DocumentContent content() {
    String document = BASE + "document/" + name;
    String all =
        """
        <D> a ent:Document ; dcterms:source "%s.txt" ; dcterms:title "T" ; ent:sha256 "%s" ;
          schema:mentions <actor/norland> , <actor/sudland> .
        <actor/norland> a ent:State . <actor/sudland> a ent:State . <thing/ferry> a ent:Equipment .
        """
                .formatted(name, Fingerprint.of(text.toString()))
            + turtle;
    return new DocumentContent(
        document,
        document + "/graph",
        turtle(all.replace("<D>", "<" + document + ">")),
        text.toString());
  }
}
