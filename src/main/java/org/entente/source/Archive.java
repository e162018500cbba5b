package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.entente.source.extract.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a ZIP file, in its order, also of ZIP files in it. Nothing is unpacked to disk.
 */
final class Archive implements Iterator<Reading> {

  /** What is left of what one file that the user named may unpack to, with all archives in it. */
  static final class Allowance {
    private long bytes = 4_000_000_000L;
    private int entries = 100_000;
    private boolean tooDeep;

    void spend(long more) {
      bytes -= more;
      if (bytes < 0) {
        throw new Refusal("it unpacks to more than 4,000,000,000 bytes; the rest was not read");
      }
    }

    void entry() {
      if (--entries < 0) {
        throw new Refusal("it holds more than 100,000 files; the rest was not read");
      }
    }
  }

  private static final String LOCKED =
      "it is protected by a password or packed in a way that is not known; unpack it";

  /** Text shrinks to a fifth, mark-up to a fiftieth; what shrinks more is made to fill memory. */
  private static final int HIGHEST_RATIO = 200;

  private static final long SMALL = 1_000_000;
  static final int DEEPEST = 3;

  private final String place;
  private final String name;
  private final Sources sources;
  private final Allowance allowance;
  private final int depth;
  private final ZipArchiveInputStream zip;
  private final Deque<Iterator<Reading>> ahead = new ArrayDeque<>();
  private boolean any;
  private boolean over;

  /**
   * The documents of an archive; of those that lie too deep only the first is a problem, since a
   * hostile one holds thousands.
   */
  static Iterator<Reading> open(
      String place, String name, Content content, Sources sources, Allowance allowance, int depth)
      throws IOException {
    if (depth <= DEEPEST) {
      return new Archive(place, name, content, sources, allowance, depth);
    }
    if (allowance.tooDeep) {
      return Collections.emptyIterator();
    }
    allowance.tooDeep = true;
    throw new Refusal(
        "it lies in more than three archives, as others there may; unpack them first");
  }

  private Archive(
      String place, String name, Content content, Sources sources, Allowance allowance, int depth)
      throws IOException {
    this.place = place;
    this.name = name;
    this.sources = sources;
    this.allowance = allowance;
    this.depth = depth;
    this.zip = new ZipArchiveInputStream(content.open(), "UTF-8", true, true);
  }

  @Override
  public boolean hasNext() {
    while (!ahead.isEmpty() && !ahead.element().hasNext()) {
      ahead.remove();
    }
    while (ahead.isEmpty() && !over) {
      advance();
      while (!ahead.isEmpty() && !ahead.element().hasNext()) {
        ahead.remove();
      }
    }
    return !ahead.isEmpty();
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException(place);
    }
    return ahead.element().next();
  }

  private void advance() {
    try {
      ZipArchiveEntry entry = following();
      if (entry == null) {
        over = true;
        zip.close();
        if (!any) {
          one(new Reading.Refused(place, "the archive holds no document"));
        }
        return;
      }
      allowance.entry();
      String inside = inside(entry.getName());
      if (!entry.isDirectory() && Kind.isDocument(inside) && !isHidden(inside)) {
        any = true;
        take(entry, inside);
      }
    } catch (Refusal e) {
      over = true;
      one(Reading.Refused.of(place, e));
    } catch (IOException | IllegalArgumentException e) {
      over = true;
      one(new Reading.Refused(place, "it is damaged: " + e.getMessage()));
    }
  }

  /**
   * The next entry. Of some ways to pack Commons Compress says by a fault that it has not got them.
   */
  private @Nullable ZipArchiveEntry following() throws IOException {
    try {
      return zip.getNextEntry();
    } catch (NoClassDefFoundError | NullPointerException e) {
      throw new Refusal(LOCKED);
    }
  }

  private void take(ZipArchiveEntry entry, String inside) throws IOException {
    String at = place + "/" + inside;
    if (!zip.canReadEntryData(entry)) {
      one(new Reading.Refused(at, LOCKED));
      return;
    }
    byte[] bytes;
    try {
      bytes = Content.all(counted(), sources.limit());
    } catch (Refusal e) {
      one(Reading.Refused.of(at, e));
      over = allowance.bytes < 0;
      return;
    }
    ahead.add(sources.open(at, name + "/" + inside, Content.of(bytes), allowance, depth + 1));
  }

  /** The entry's next bytes; as of {@link #following}, of some ways to pack by a fault. */
  private int unpacked(byte[] buffer, int offset, int length) throws IOException {
    try {
      return zip.read(buffer, offset, length);
    } catch (NullPointerException e) {
      throw new Refusal(LOCKED);
    }
  }

  /** The entry's bytes, as long as they are within what is left and not out of all proportion. */
  private InputStream counted() {
    return new InputStream() {
      private long read;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = unpacked(buffer, offset, length);
        if (n > 0) {
          read += n;
          allowance.spend(n);
          if (read > SMALL && read > HIGHEST_RATIO * Math.max(1, zip.getCompressedCount())) {
            throw new Refusal(
                "it unpacks to more than 200 times its size; it is damaged or hostile");
          }
        }
        return n;
      }
    };
  }

  private void one(Reading reading) {
    ahead.add(List.of(reading).iterator());
  }

  private static String inside(String entry) {
    return entry.replace('\\', '/').replaceAll("(^|/)(\\.{1,2}/)+", "$1").replaceAll("^/+", "");
  }

  private static boolean isHidden(String inside) {
    return inside.matches("(?:.*/)?(?:\\.|__MACOSX/).*");
  }
}
