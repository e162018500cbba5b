package org.entente.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Quotes that an index holds, by the passage they stand in; for one thread. Thousands are looked up
 * with the same cursors, and without queries, each of which makes room for as many hits as there
 * are entries.
 */
final class StoredPassages {

  /** Cursors in a part of the index. */
  private record Segment(TermsEnum terms, StoredFields stored, Bits live) {}

  private final List<Segment> segments = new ArrayList<>();

  StoredPassages(IndexReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(Fields.PASSAGE);
      if (terms != null) {
        Bits live = leaf.reader().getLiveDocs();
        segments.add(
            new Segment(
                terms.iterator(),
                leaf.reader().storedFields(),
                live == null ? new Bits.MatchAllBits(leaf.reader().maxDoc()) : live));
      }
    }
  }

  /**
   * Quotes of a passage.
   *
   * @param passage its term in the field of passages
   */
  List<Name> of(BytesRef passage) throws IOException {
    List<Name> quotes = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.terms().seekExact(passage)) {
        PostingsEnum found = segment.terms().postings(null, PostingsEnum.NONE);
        while (found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (segment.live().get(found.docID())) {
            String quote = segment.stored().document(found.docID()).get(Fields.NAME);
            quotes.add(Name.stored(quote));
          }
        }
      }
    }
    return quotes;
  }
}
