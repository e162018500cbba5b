package org.entente.history;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.entente.commit.Commit;
import org.entente.commit.CommitListener;
import org.entente.commit.Durable;
import org.entente.history.Moment.AtCommit;
import org.entente.history.Moment.AtTime;
import org.entente.manifest.Damage;
import org.entente.manifest.DamageException;

/**
 * The changes of all commits since the history of a store began: with the store, or when it was
 * first opened by a version of the program that keeps a history.
 */
public final class History implements CommitListener {

  /** So many quads that changed since are kept in memory, some 200 bytes each. */
  private static final long IN_MEMORY = 500_000;

  /** Where it is noted when the history begins. */
  private static final String SINCE = "since";

  /** What opening a patch takes, in quads that could be read meanwhile, about. */
  public static final long A_PATCH = 50;

  private final Path folder;
  private final PatchLog log;
  private final InstantSource clock;
  private final long inMemory;
  private Predicate<Quad> kept = quad -> true;
  private volatile Begin begin = new Begin(0, Instant.EPOCH, false);
  private long last;

  /**
   * @param folder of the history; made when something is written
   * @param clock says when the history begins
   */
  public History(Path folder, InstantSource clock) {
    this(folder, clock, IN_MEMORY);
  }

  /**
   * The same.
   *
   * @param inMemory how many quads that changed since are kept in memory to have a former state;
   *     more are written into a database of its own
   */
  public History(Path folder, InstantSource clock, long inMemory) {
    this.folder = folder;
    this.log = new PatchLog(folder);
    this.clock = clock;
    this.inMemory = inMemory;
  }

  /**
   * @param number the commit after which it begins
   * @param fromNothing whether the store was empty then
   */
  private record Begin(long number, Instant time, boolean fromNothing) {

    String line() {
      String words = number + " " + time + " " + (fromNothing ? "empty" : "filled");
      return words + " " + sum(words) + "\n";
    }

    /**
     * @throws RuntimeException when it was altered
     */
    static Begin parse(String line) {
      List<String> words = Splitter.on(' ').splitToList(line);
      Begin begin =
          new Begin(
              Long.parseLong(words.get(0)),
              Instant.parse(words.get(1)),
              words.get(2).equals("empty"));
      if (!line.equals(begin.line())) {
        throw new IllegalArgumentException("the sum is another");
      }
      return begin;
    }

    private static String sum(String words) {
      return Hashing.crc32c().hashString(words, StandardCharsets.ISO_8859_1).toString();
    }
  }

  @Override
  public synchronized void opened(long number, DatasetGraph dataset)
      throws IOException, DamageException {
    last = number;
    Path file = folder.resolve(SINCE);
    Optional<Begin> noted = begin(file);
    if (noted.isPresent() && noted.get().number() <= number) {
      begin = noted.get();
    } else { // There was no history yet, or an older database was put in its place.
      begin = new Begin(number, now(), dataset.isEmpty());
      Durable.write(file, begin.line());
    }
    for (long made : log.numbers().tailSet(number + 1)) {
      log.drop(made);
    }
  }

  private static Optional<Begin> begin(Path file) throws IOException, DamageException {
    try {
      return Optional.of(Begin.parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new DamageException(
          List.of(new Damage("history/" + file.getFileName(), "it was altered or cut off")), e);
    }
  }

  /** Which files of the history are not as they were written: all are read. */
  public synchronized List<Damage> damages() throws IOException {
    List<Damage> damages = new ArrayList<>();
    try {
      begin(folder.resolve(SINCE));
    } catch (DamageException e) {
      damages.addAll(e.damages());
    }
    for (long number = begin.number() + 1; number <= last; number++) {
      log.damage(number).ifPresent(damages::add);
    }
    return damages;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public synchronized void beforeCommit(Commit commit) throws IOException {
    log.write(commit, kept);
  }

  @Override
  public synchronized void committed(Commit commit) {
    last = commit.number();
  }

  /**
   * The commit whose state a moment has.
   *
   * @throws HistoryException when the history does not reach so far back, or there is no such
   *     commit
   */
  public synchronized long commit(Moment moment) {
    if (moment instanceof AtCommit at) {
      if (at.number() > last) {
        throw new HistoryException(
            "There is no commit " + at.number() + " yet; the last is " + last + ".");
      }
      if (at.number() < begin.number()) {
        throw tooEarly();
      }
      return at.number();
    }
    AtTime at = (AtTime) moment;
    if (!reaches(at, begin.time())) {
      throw tooEarly();
    }
    long low = begin.number();
    long high = last;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (reaches(at, log.head(middle).time())) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static boolean reaches(AtTime at, Instant time) {
    return at.inclusive() ? !time.isAfter(at.time()) : time.isBefore(at.time());
  }

  private HistoryException tooEarly() {
    return new HistoryException(
        "The history of this store begins at "
            + begin.time()
            + ", with commit "
            + begin.number()
            + "; what it held before is not known.");
  }

  /** When a commit was made; empty for the state with which the history begins. */
  public Optional<Instant> time(long commit) {
    return commit <= begin.number() ? Optional.empty() : Optional.of(log.head(commit).time());
  }

  /**
   * The dataset as it was. Nobody may write to it meanwhile.
   *
   * @param now the dataset as it is, of the last commit
   */
  public synchronized Past past(DatasetGraph now, Moment moment) throws IOException {
    long commit = commit(moment);
    long since = quads(commit + 1, last);
    if (since <= inMemory) {
      return Past.inMemory(now, log, commit, last);
    }
    long all = Txn.calculateRead(now, () -> Iter.count(now.find()));
    boolean complete = begin.fromNothing() && begin.number() == 0;
    return complete && quads(1, commit) < all + since
        ? Past.forwards(log, commit, folder)
        : Past.backwards(now, log, commit, last, folder);
  }

  /**
   * A named graph as it was after some of the commits. Who writes need not wait for it: the patch
   * of a commit that is made does not change, but that it forgets what is purged.
   *
   * @param now the graph as it is
   * @param last the commit after which it is so
   * @param commits whose states are wanted
   * @param most how much may be read, in quads of all graphs; beginning a patch counts as {@link
   *     #A_PATCH}
   * @return by commit; without those for which more had to be read or which the history does not
   *     reach
   */
  public SortedMap<Long, Graph> graphs(
      Node name, Graph now, long last, SortedSet<Long> commits, long most) throws IOException {
    SortedMap<Long, Graph> graphs = new TreeMap<>();
    Graph graph = copy(now);
    long left = most;
    for (long number = last; !commits.headSet(number + 1).isEmpty(); number--) {
      if (commits.contains(number)) {
        graphs.put(number, copy(graph));
      }
      if (number <= begin.number() || commits.headSet(number).isEmpty()) {
        break;
      }
      left -= A_PATCH + log.head(number).quads();
      if (left < 0) {
        break;
      }
      log.read(number, new Undoing(name, graph));
    }
    return graphs;
  }

  private static Graph copy(Graph graph) {
    Graph copy = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(copy, graph);
    return copy;
  }

  /** Takes back in a graph what a commit changed in it; no quad is both added and removed. */
  private static final class Undoing extends RDFChangesBase {
    private final Node name;
    private final Graph graph;

    Undoing(Node name, Graph graph) {
      this.name = name;
      this.graph = graph;
    }

    @Override
    public void add(Node g, Node s, Node p, Node o) {
      if (name.equals(g)) {
        graph.delete(Triple.create(s, p, o));
      }
    }

    @Override
    public void delete(Node g, Node s, Node p, Node o) {
      if (name.equals(g)) {
        graph.add(Triple.create(s, p, o));
      }
    }
  }

  private long quads(long from, long to) {
    long quads = 0;
    for (long number = from; number <= to; number++) {
      quads += log.head(number).quads();
    }
    return quads;
  }

  /**
   * Forgets quads: no patch has them any more, nor gets those that commits remove from now on until
   * the store is closed. It may be called again for the same.
   *
   * @param kept of which quads the history goes on to tell
   */
  public synchronized void forget(Predicate<Quad> kept) throws IOException {
    this.kept = this.kept.and(kept);
    for (long number : log.numbers()) {
      log.keep(number, kept);
    }
    log.dropTwins();
  }

  /** Looks at every quad that the history tells of. */
  public synchronized void forEach(Consumer<Quad> reader) throws IOException {
    for (long number : log.numbers()) {
      log.read(
          number,
          new Filter(
              quad -> {
                reader.accept(quad);
                return true;
              },
              List.of()));
    }
  }
}
