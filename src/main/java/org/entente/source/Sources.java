package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entente.source.extract.Extracted;
import org.entente.source.extract.GuessedText;
import org.entente.source.extract.Refusal;
import org.entente.source.sandbox.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads texts from files, folders and standard input. What cannot be read is a value among the
 * others, never an exception: a bad document does not stop the rest.
 */
public final class Sources {

  /** The largest text, in bytes, unless told otherwise: some 3,000 pages. */
  public static final long DEFAULT_LIMIT = 20_000_000;

  /** What stands for standard input among the places. */
  public static final String STANDARD_INPUT = "-";

  static final String LEADS_OUT =
      "it is a link that leads out of the folder; name the file itself to read it";

  static final String FAULT = "reading it failed with a fault of the program";

  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  private final long limit;
  private final InputStream standardInput;

  public Sources() {
    this(DEFAULT_LIMIT, System.in);
  }

  /**
   * @param limit of one text, in bytes
   * @param standardInput what {@code -} reads; left open
   */
  public Sources(long limit, InputStream standardInput) {
    if (limit < 1 || limit > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("no usable limit: " + limit);
    }
    this.limit = limit;
    this.standardInput = standardInput;
  }

  /** Of one text, in bytes. */
  long limit() {
    return limit;
  }

  /**
   * Reads every place in turn.
   *
   * @param places paths of files (of any name) and folders (their documents, also in folders below,
   *     by name, hidden ones left out), or {@code -}; a file that is met twice is read once.
   *     Archives and files of records give many documents
   * @return lazy: one text is in memory at a time unless the caller keeps it. Its size is known
   *     when there is no archive or file of records among the places
   */
  public Stream<Reading> read(List<String> places) {
    Set<Path> met = new HashSet<>();
    List<Supplier<Iterator<Reading>>> readings = new ArrayList<>();
    boolean many = false;
    for (String place : places) {
      if (place.equals(STANDARD_INPUT)) {
        readings.add(this::standardInput);
        continue;
      }
      try {
        many |= add(place, Path.of(place), met, readings);
      } catch (InvalidPathException e) {
        readings.add(refused(place, "it is no path: " + e.getReason()));
      }
    }
    return stream(readings, many);
  }

  /**
   * Reads some of a folder's files, named as {@link #read(List)} of the folder names them.
   *
   * @param files names within the folder that are in the listing
   */
  public Stream<Reading> read(Listing listing, Collection<String> files) {
    Set<Path> met = new HashSet<>();
    List<Supplier<Iterator<Reading>>> readings = new ArrayList<>();
    boolean many = false;
    for (String name : files) {
      Path file = listing.file(name);
      file(file.toString(), name, file, met).ifPresent(readings::add);
      many |= Kind.isOfMany(name);
    }
    return stream(readings, many);
  }

  private static Stream<Reading> stream(
      List<Supplier<Iterator<Reading>>> readings, boolean sizeIsUnknown) {
    Iterator<Reading> all = new Chain(readings);
    return StreamSupport.stream(
        sizeIsUnknown
            ? Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED)
            : Spliterators.spliterator(all, readings.size(), Spliterator.ORDERED),
        false);
  }

  /** About how many documents there are, counted by files' names, rows and lines. */
  public long about(List<String> places) {
    long about = 0;
    for (String place : places) {
      try {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
          for (Folder.Entry entry : Folder.list(path)) {
            about += entry instanceof Folder.Document document ? Kind.about(document.file()) : 1;
          }
        } else {
          about += place.equals(STANDARD_INPUT) ? 1 : Kind.about(path);
        }
      } catch (InvalidPathException e) {
        about++;
      }
    }
    return about;
  }

  /** Whether there may be more documents than places. */
  private boolean add(
      String place, Path path, Set<Path> met, List<Supplier<Iterator<Reading>>> readings) {
    if (!Files.isDirectory(path)) {
      Path last = path.getFileName();
      file(place, last == null ? place : last.toString(), path, met).ifPresent(readings::add);
      return Kind.isOfMany(place);
    }
    boolean many = false;
    for (Folder.Entry entry : Folder.list(path)) {
      if (entry instanceof Folder.Problem problem) {
        readings.add(refused(problem.name(), problem.reason()));
      } else if (entry instanceof Folder.Document document) {
        Path file = document.file();
        if (leadsOut(path, file)) {
          readings.add(refused(file.toString(), LEADS_OUT));
          continue;
        }
        file(file.toString(), document.name(), file, met).ifPresent(readings::add);
        many |= Kind.isOfMany(document.name());
      }
    }
    return many;
  }

  /** Whoever made a folder is not to choose which of the reader's other files are read. */
  static boolean leadsOut(Path folder, Path file) {
    try {
      return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      // Reading it will say why.
      return false;
    }
  }

  private static Supplier<Iterator<Reading>> refused(String place, String reason) {
    return () -> one(new Reading.Refused(place, reason));
  }

  /** How to read a file; empty when it was met before. */
  private Optional<Supplier<Iterator<Reading>>> file(
      String place, String name, Path path, Set<Path> met) {
    try {
      if (!met.add(path.toRealPath())) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of(refused(place, reason(e)));
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of(refused(place, "it is neither a file nor a folder; pipe it into -"));
    }
    return Optional.of(() -> open(place, name, Content.of(path), new Archive.Allowance(), 1));
  }

  private Iterator<Reading> standardInput() {
    try {
      byte[] bytes = Content.all(standardInput, limit);
      return open("stdin", "stdin", Content.of(bytes), new Archive.Allowance(), 1);
    } catch (Refusal e) {
      return one(Reading.Refused.of("stdin", e));
    } catch (IOException e) {
      return one(new Reading.Refused("stdin", reason(e)));
    }
  }

  /**
   * What a file holds: itself, or many.
   *
   * @param place how the user knows it, for problems
   * @param name of its document, or before that of each
   * @param depth in how many archives it lies, and one
   */
  Iterator<Reading> open(
      String place, String name, Content content, Archive.Allowance allowance, int depth) {
    try {
      Kind kind = Kind.of(name, content);
      if (kind instanceof Kind.Archive) {
        return Archive.open(place, name, content, this, allowance, depth);
      }
      if (kind instanceof Kind.Records records) {
        return new Records(place, name, records, content, limit);
      }
      return one(new Reading.Loaded(source(name, kind, content.all(limit))));
    } catch (Refusal e) {
      return one(Reading.Refused.of(place, e));
    } catch (IOException e) {
      return one(new Reading.Refused(place, reason(e)));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      // One file is not to stop the others, whatever it finds in us.
      LOG.debug("reading {} failed", place, e);
      return one(new Reading.Refused(place, FAULT + " (" + e + "); -v shows where"));
    }
  }

  private Source source(String name, Kind kind, byte[] bytes) {
    if (bytes.length == 0) {
      throw new Refusal("it is empty");
    }
    Source source;
    if (kind instanceof Kind.Formatted formatted) {
      Extracted extracted = Sandbox.shared().extract(formatted.format(), bytes, (int) limit);
      if (Decoding.isEmpty(extracted.body())) {
        throw new Refusal("there is no text in it");
      }
      source = new Source(name, extracted.text(), extracted.leftOut());
    } else {
      GuessedText plain = Decoding.plain(bytes);
      source = new Source(name, plain.text(), plain.warning().stream().toList());
    }
    if (Decoding.isEmpty(source.text())) {
      throw new Refusal("it is empty");
    }
    return source;
  }

  private static Iterator<Reading> one(Reading reading) {
    return List.of(reading).iterator();
  }

  /** One iterator after the other, each made when its turn comes. */
  private static final class Chain implements Iterator<Reading> {
    private final Iterator<Supplier<Iterator<Reading>>> rest;
    private Iterator<Reading> current = List.<Reading>of().iterator();

    Chain(List<Supplier<Iterator<Reading>>> all) {
      this.rest = all.iterator();
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && rest.hasNext()) {
        current = rest.next().get();
      }
      return current.hasNext();
    }

    @Override
    public Reading next() {
      return hasNext() ? current.next() : rest.next().get().next();
    }
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "there is no permission to read it";
    }
    return "it cannot be read: " + e.getMessage();
  }
}
