package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.entente.manifest.Damage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage on the disk is found and not served. */
class DamageTest {

  private static final int DAMAGES = 200;
  private static final int BLOCK = 8192;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  /** Flips of 1 to 16 bytes and truncations, in what is in use. */
  @Test
  void flipsAndTruncationsAreFoundWhereverTheyAre() throws IOException {
    Path place = folder.resolve("store");
    fill(place);
    String held = held(place);
    Random random = new Random(7);
    List<Path> files = used(place);
    Map<String, Integer> found = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < DAMAGES; i++) {
      Path file = files.get(i % files.size());
      byte[] whole = Files.readAllBytes(place.resolve(file));
      String damage = damage(place.resolve(file), inUse(place, file), random);
      List<String> words = opened(place);
      String name = String.valueOf(file.getFileName()).replace(".txt", "");
      if (words.stream().noneMatch(word -> word.contains(name))) {
        missed.add(file + " " + damage + ": " + words);
      }
      found.merge(words.isEmpty() ? "nowhere" : words.get(0), 1, Integer::sum);
      Files.write(place.resolve(file), whole);
    }
    assertThat(missed).isEmpty();
    assertThat(held(place)).as("mended, it is as it was").isEqualTo(held);
    System.out.println(found);
  }

  private static String held(Path place) {
    try (Store store = Store.open(place)) {
      return Held.dump(store);
    }
  }

  /** What opening the copy says, or else what a check of it does. */
  private static List<String> opened(Path copy) {
    try (Store store = Store.open(copy)) {
      List<String> problems = new ArrayList<>(List.of("check"));
      problems.addAll(problems(store));
      return problems.size() == 1 ? List.of() : problems;
    } catch (StoreDamagedException e) {
      List<String> problems = new ArrayList<>(List.of("open"));
      e.damages().stream().map(Damage::toString).forEach(problems::add);
      return problems;
    } catch (StoreException e) {
      return List.of("otherwise", String.valueOf(e.getMessage()));
    }
  }

  private static void fill(Path place) {
    try (Store store = Store.open(place)) {
      for (int i = 0; i < 12; i++) {
        store.replace(sale(i % 4, "Norland sold ferry number " + i + "."));
      }
      store.remove(Doc.BASE + "document/d3");
    }
  }

  private static DocumentContent sale(int document, String sentence) {
    return new Doc("d" + document).sale("ferry", sentence).content();
  }

  /** Also what is damaged while the store is open. */
  @Test
  void checkFindsDamageInAnOpenStore() throws IOException {
    Path place = folder.resolve("store");
    fill(place);
    try (Store store = Store.open(place)) {
      assertThat(problems(store)).isEmpty();
      Path file = place.resolve("tdb2/Data-0001/nodes-data.obj");
      byte[] whole = Files.readAllBytes(file);
      byte[] altered = whole.clone();
      altered[50] ^= 1;
      Files.write(file, altered);
      assertThat(problems(store))
          .singleElement(STRING)
          .matches("FILE tdb2/Data-0001/nodes-data.obj: the bytes 0 to [0-9]+ were altered");
      Files.write(file, whole);
      assertThat(problems(store)).isEmpty();
    }
  }

  /** What files cannot show: a graph that was changed past the store. */
  @Test
  void checkFindsGraphsThatHoldElseThanWasWritten() {
    Path place = folder.resolve("store");
    fill(place);
    try (Store store = Store.open(place)) {
      Node graph = NodeFactory.createURI(Doc.BASE + "document/d1/graph");
      Txn.executeWrite(store.dataset(), () -> store.dataset().add(graph, graph, graph, graph));
      assertThat(problems(store)).anySatisfy(p -> assertThat(p).startsWith("FILE "));
    }
    try (Store store = Store.open(place)) {
      assertThat(problems(store))
          .first()
          .asString()
          .startsWith("GRAPH graph " + Doc.BASE + "document/d1/graph: it holds other quads than")
          .containsPattern("[0-9]+ where there are [0-9]+");
    }
  }

  private static List<String> problems(Store store) {
    return store.check(Doc.BASE, data -> List.of()).stream()
        .map(p -> p.kind() + " " + p.subject() + ": " + p.message())
        .toList();
  }

  /** All files that matter, relative to the store. */
  private static List<Path> used(Path store) throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !f.endsWith("tdb.lock") && !f.endsWith("journal.jrnl"))
          .map(store::relativize)
          .filter(f -> inUse(store, f) > 0)
          .sorted()
          .toList();
    }
  }

  /** How many bytes of a file are in use, as TDB2's own files say. */
  private static long inUse(Path store, Path file) {
    String name = file.toString();
    try {
      if (name.endsWith(".idn") || name.endsWith(".dat")) {
        Path state = store.resolve(name.substring(0, name.length() - 3) + "bpt");
        int index = name.endsWith(".idn") ? 1 : 2;
        return ByteBuffer.wrap(Files.readAllBytes(state)).getLong(index * 8) * BLOCK;
      }
      return Files.size(store.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String damage(Path file, long used, Random random) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      if (random.nextInt(4) == 0) {
        long length = random.nextInt(3) == 0 ? 0 : random.nextLong(used);
        access.setLength(length);
        return "cut to " + length;
      }
      long at = random.nextLong(used);
      int count = (int) Math.min(1 + random.nextInt(16), used - at);
      byte[] bytes = new byte[count];
      access.seek(at);
      access.readFully(bytes);
      for (int i = 0; i < count; i++) {
        bytes[i] ^= (byte) (1 + random.nextInt(255));
      }
      access.seek(at);
      access.write(bytes);
      return count + " bytes at " + at;
    }
  }

  @Test
  void whatTdbTakesForAnEmptyStoreIsRefused() throws IOException {
    Path place = folder.resolve("store");
    fill(place);
    Path roots = place.resolve("tdb2/Data-0001/SPO.bpt");
    Files.write(roots, new byte[0]);
    assertThatThrownBy(() -> Store.open(place))
        .isInstanceOf(StoreDamagedException.class)
        .hasMessageContaining("SPO.bpt: it has 0 bytes where 24 were in use")
        .hasMessageContaining("load the documents again");
  }
}
