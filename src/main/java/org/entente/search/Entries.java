package org.entente.search;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.entente.search.Words.Word;

/**
 * The index, in memory. It is brought up to date by reading all names, or those that may have
 * changed, and writing those that differ from what was written before.
 */
final class Entries {

  private static final double BUFFER_MB = 48;
  private static final long ABSENT = 0;

  /** With a key of its own: nobody can write two names that it takes for one. */
  private final HashFunction hashing =
      Hashing.sipHash24(new SecureRandom().nextLong(), new SecureRandom().nextLong());

  /** Of {@link #written}: key and value, three quarters full. */
  private static final long ENTRY_BYTES = 2 * Long.BYTES * 4 / 3;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  private final IndexWriter writer;

  /** What was written: by the hash of the IRI a hash of the entry. */
  private Long2LongOpenHashMap written = hashes(16);

  private final SearcherManager searchers;

  private Map<Node, Kind> kinds = Map.of();

  Entries() {
    try {
      IndexWriterConfig configuration = new IndexWriterConfig();
      configuration.setRAMBufferSizeMB(BUFFER_MB);
      configuration.setUseCompoundFile(false); // It is for fewer open files, and there are none.
      this.writer = new IndexWriter(directory, configuration);
      this.searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes it what the dataset says; call it in a transaction, one thread at a time.
   *
   * @param checkpoint called often; may throw to end it, then this index is of no more use
   */
  void update(DatasetGraph dataset, Runnable checkpoint) {
    Long2LongOpenHashMap before = written;
    Long2LongOpenHashMap now = hashes(Math.max(16, before.size()));
    try {
      kinds =
          StoreNames.read(
              dataset,
              checkpoint,
              entry -> {
                checkpoint.run();
                long id = hash(entry.key());
                long content = hash(entry.toString());
                boolean there = before.containsKey(id);
                if (now.put(id, content) == ABSENT && (!there || before.remove(id) != content)) {
                  write(id, entry, there);
                }
              });
      for (long gone : before.keySet()) {
        writer.deleteDocuments(id(gone));
      }
      written = now;
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes it what the dataset says, when only some resources have changed since the last time; call
   * it in a transaction, one thread at a time.
   *
   * @param changed these, and perhaps more
   * @param checkpoint as in the other method
   */
  void update(DatasetGraph dataset, Set<Node> changed, Runnable checkpoint) {
    ResourceNames names = new ResourceNames(dataset, kinds);
    if (names.classes(changed)) {
      update(dataset, checkpoint);
      return;
    }
    search(
        searcher -> {
          StoredPassages stored = new StoredPassages(searcher.getIndexReader());
          for (Node resource : names.told(changed)) {
            checkpoint.run();
            become(names.entries(resource), ids(resource.getURI(), stored));
          }
          return stored;
        });
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes it say these of a resource.
   *
   * @param before ids of what it said of it; used up
   */
  private void become(List<Entry> entries, LongOpenHashSet before) throws IOException {
    for (Entry entry : entries) {
      long id = hash(entry.key());
      long content = hash(entry.toString());
      boolean there = before.remove(id);
      if (written.put(id, content) != content) {
        write(id, entry, there);
      }
    }
    for (long id : before) {
      written.remove(id);
      writer.deleteDocuments(id(id));
    }
  }

  /** Of all entries of a resource. */
  private LongOpenHashSet ids(String iri, StoredPassages stored) throws IOException {
    LongOpenHashSet ids = new LongOpenHashSet();
    if (written.containsKey(hash(iri))) {
      ids.add(hash(iri));
    }
    for (Name quote : stored.of(term(Fields.PASSAGE, hash(iri)).bytes())) {
      ids.add(hash(new Entry(iri, Kind.PASSAGE, List.of(quote), 0).key()));
    }
    return ids;
  }

  private void write(long id, Entry entry, boolean there) {
    try {
      if (there) {
        writer.updateDocument(id(id), document(id, entry));
      } else {
        writer.addDocument(document(id, entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls with the newest state. */
  <T> T search(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that can be found, a line each: IRI, text and language. */
  Set<String> contents() {
    return search(
        searcher -> {
          Set<String> lines = new TreeSet<>();
          StoredFields stored = searcher.storedFields();
          Query all = new MatchAllDocsQuery();
          for (ScoreDoc hit : searcher.search(all, Integer.MAX_VALUE - 1).scoreDocs) {
            Document entry = stored.document(hit.doc);
            for (String text : entry.getValues(Fields.NAME)) {
              Name name = Name.stored(text);
              lines.add(entry.get(Fields.IRI) + " " + name.text() + "@" + name.language());
            }
          }
          return lines;
        });
  }

  /** What it takes in memory. */
  long bytes() {
    try {
      long bytes = written.size() * ENTRY_BYTES;
      for (String file : directory.listAll()) {
        bytes += directory.fileLength(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that is done with a searcher. */
  interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  private static Long2LongOpenHashMap hashes(int size) {
    Long2LongOpenHashMap hashes = new Long2LongOpenHashMap(size);
    hashes.defaultReturnValue(ABSENT);
    return hashes;
  }

  private long hash(String text) {
    long hash = hashing.hashString(text, StandardCharsets.UTF_16LE).asLong();
    return hash == ABSENT ? 1 : hash;
  }

  private Document document(long id, Entry entry) {
    Document document = new Document();
    if (entry.kind() == Kind.PASSAGE) {
      BytesRef iri = term(Fields.PASSAGE, hash(entry.iri())).bytes();
      document.add(new StringField(Fields.PASSAGE, iri, Field.Store.NO));
    }
    document.add(new StringField(Fields.ID, id(id).bytes(), Field.Store.NO));
    document.add(new StoredField(Fields.IRI, entry.iri()));
    document.add(new StringField(Fields.KIND, entry.kind().word(), Field.Store.YES));
    document.add(new NumericDocValuesField(Fields.KIND, entry.kind().ordinal()));
    document.add(new NumericDocValuesField(Fields.ENGAGEMENTS, entry.engagements()));
    document.add(new NumericDocValuesField(Fields.LENGTH, entry.names().get(0).text().length()));
    Set<String> words = new HashSet<>();
    Set<String> wholes = new HashSet<>();
    for (Name name : entry.names()) {
      document.add(new StoredField(Fields.NAME, name.stored()));
      List<Word> found = Words.of(name.text());
      found.forEach(word -> words.add(word.text()));
      if (name.source() != Name.Source.QUOTE) {
        // To cut the names of many entries into words takes longer than to find them.
        List<String> texts = found.stream().map(Word::text).toList();
        document.add(new StoredField(Fields.WORDS, String.join(" ", texts)));
        if (!found.isEmpty()) {
          wholes.add(Matching.beginning(texts));
        }
      }
    }
    words.forEach(word -> document.add(new StringField(Fields.WORD, word, Field.Store.NO)));
    if (entry.kind().isNamed()) {
      words.forEach(word -> document.add(new StringField(Fields.NAME_WORD, word, Field.Store.NO)));
    }
    wholes.forEach(whole -> document.add(new StringField(Fields.WHOLE, whole, Field.Store.NO)));
    return document;
  }

  private static Term id(long hash) {
    return term(Fields.ID, hash);
  }

  private static Term term(String field, long hash) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (hash >>> (8 * i));
    }
    return new Term(field, new BytesRef(bytes));
  }
}
