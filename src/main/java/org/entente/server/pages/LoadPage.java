package org.entente.server.pages;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.correction.Corrections;
import org.entente.rdf.Iris;
import org.entente.store.StoredDocument;

/** Where documents are added and removed, and what people have decided. */
final class LoadPage implements Page {

  private static final int LISTED = 500;

  private final Iris iris;
  private final Counted counted;

  LoadPage(Iris iris, Counted counted) {
    this.iris = iris;
    this.counted = counted;
  }

  /**
   * A document that can be removed.
   *
   * @param id the end of its IRI
   */
  record Kept(Ref ref, String id, String source, int engagements) {}

  @Override
  public String template() {
    return "load.html";
  }

  @Override
  public String title() {
    return "Load documents";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    List<StoredDocument> documents = counted.documents(view.dataset());
    Corrections corrections = new Corrections(view.dataset(), iris);
    return Map.of(
        "documents",
        documents.stream().limit(LISTED).map(document -> kept(view, document)).toList(),
        "more",
        Math.max(0, documents.size() - LISTED),
        "decided",
        corrections.all().stream()
            .limit(LISTED)
            .map(correction -> Decided.of(view, corrections, correction, Node.ANY))
            .toList());
  }

  private static Kept kept(View view, StoredDocument document) {
    Ref ref = view.ref(NodeFactory.createURI(document.iri()));
    return new Kept(
        new Ref(Name.of(document.title()), ref.href(), ref.external()),
        View.localName(document.iri()),
        document.source(),
        document.engagements());
  }
}
