package org.entente.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.annotation.Mention.ActorMention;
import org.entente.document.Document;
import org.entente.document.DocumentReader;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;

/**
 * Prints how well actors are found: {@code MentionFigures FOLDER CACHE [-e]}, where the folder
 * holds {@code documents}, {@code gold} and {@code paragraphs} and the cache parses. With {@code
 * -e} every error is listed. The fifth of the paragraphs whose text's SHA-256 starts with a byte
 * divisible by five is left for blind measures.
 */
public final class MentionFigures {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, int[]> figures = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    DataFolder data = DataFolder.find();
    Annotator annotator =
        Annotator.create(
            data, Register.load(data), new CachingParser(Path.of(arguments[1]), Nlp4jParser::load));
    DocumentReader reader = new DocumentReader(data);
    MentionFigures all = new MentionFigures();
    for (Path gold : files(folder.resolve("gold"), ".json")) {
      MentionFigures one = new MentionFigures();
      JsonNode root = JSON.readTree(gold.toFile());
      String file = root.get("document").asText();
      Document document =
          reader.read(file, Files.readString(folder.resolve("documents").resolve(file)));
      one.document(root, annotator.annotate(document));
      one.errors.forEach(e -> all.errors.add(file + ": " + e));
      System.out.println(file + one.row("actors") + "  types" + one.row("types"));
      one.figures.forEach(
          (key, n) -> {
            int[] sum = all.figures.computeIfAbsent(key, k -> new int[3]);
            for (int i = 0; i < 3; i++) {
              sum[i] += n[i];
            }
          });
    }
    System.out.println("all documents" + all.row("actors") + "  types" + all.row("types"));
    MentionFigures paragraphs = new MentionFigures();
    long nanos = 0;
    long tokens = 0;
    for (Path file : files(folder.resolve("paragraphs"), ".jsonl")) {
      for (String line : Files.readAllLines(file)) {
        JsonNode root = JSON.readTree(line);
        String text = root.get("text").asText();
        if (!isHeldOut(text)) {
          Document document = reader.read("paragraph", text);
          long start = System.nanoTime();
          AnnotatedDocument annotated = annotator.annotate(document);
          nanos += System.nanoTime() - start;
          tokens += annotated.sentences().stream().mapToInt(s -> s.tokens().size()).sum();
          paragraphs.paragraph(root, annotated);
        }
      }
    }
    paragraphs
        .figures
        .keySet()
        .forEach(k -> System.out.println("paragraphs " + k + paragraphs.row(k)));
    System.out.printf("%d tokens, %.0f a second with parses read%n", tokens, tokens * 1e9 / nanos);
    if (arguments.length > 2) {
      all.errors.forEach(System.out::println);
      paragraphs.errors.forEach(System.out::println);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static boolean isHeldOut(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & 0xff) % 5 == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void document(JsonNode gold, AnnotatedDocument found) {
    Set<Actor> used = new java.util.HashSet<>();
    for (JsonNode actor : gold.get("actors")) {
      Set<String> names = new TreeSet<>();
      actor.get("names").forEach(n -> names.add(norm(n.asText())));
      List<Actor> hits =
          found.actors().stream()
              .filter(
                  a ->
                      Stream.concat(a.names().stream(), Stream.of(a.name()))
                          .map(MentionFigures::norm)
                          .anyMatch(names::contains))
              .toList();
      used.addAll(hits);
      if (actor.path("optional").asBoolean()) {
        continue;
      }
      String name = actor.get("names").get(0).asText();
      count("actors", hits.isEmpty() ? 0 : 1, Math.max(0, hits.size() - 1), hits.isEmpty() ? 1 : 0);
      if (hits.size() > 1) {
        errors.add("twice " + hits.stream().map(Actor::names).toList());
      }
      if (hits.isEmpty()) {
        errors.add("missed " + name);
      } else {
        String type = actor.get("type").asText();
        boolean right = hits.get(0).type().term().equals(type);
        count("types", right ? 1 : 0, right ? 0 : 1, right ? 0 : 1);
        if (!right) {
          errors.add(name + " is " + type + ", not " + hits.get(0).type().term());
        }
      }
    }
    for (Actor actor : found.actors()) {
      if (!used.contains(actor)) {
        count("actors", 0, 1, 0);
        errors.add("wrong " + actor.names() + " " + actor.type().term());
      }
    }
  }

  /** Surfaces; a demonym that no role needs is not in the gold, so that it counts for nothing. */
  private void paragraph(JsonNode gold, AnnotatedDocument found) {
    String text = found.document().text();
    List<ActorMention> mentions =
        found.mentions().stream()
            .filter(ActorMention.class::isInstance)
            .map(ActorMention.class::cast)
            .toList();
    Set<String> matched = new TreeSet<>();
    gold.get("actors")
        .fields()
        .forEachRemaining(
            entry -> {
              String surface = norm(entry.getKey().replaceAll("#\\d+$", ""));
              String type = entry.getValue().asText();
              List<ActorMention> hits =
                  mentions.stream()
                      .filter(m -> same(surface, norm(found.document().text(m.span()))))
                      .toList();
              boolean right = hits.stream().anyMatch(m -> m.actor().type().term().equals(type));
              hits.forEach(m -> matched.add(norm(found.document().text(m.span()))));
              count("found", hits.isEmpty() ? 0 : 1, 0, hits.isEmpty() ? 1 : 0);
              count(type, right ? 1 : 0, 0, right ? 0 : 1);
              if (!right) {
                errors.add(
                    (hits.isEmpty()
                            ? "missed "
                            : "mistyped " + hits.get(0).actor().type().term() + " ")
                        + entry
                        + "  | "
                        + text);
              }
              if (!right && !hits.isEmpty()) {
                count(hits.get(0).actor().type().term(), 0, 1, 0);
              }
            });
    Set<String> wrong = new TreeSet<>();
    for (ActorMention mention : mentions) {
      String surface = norm(found.document().text(mention.span()));
      boolean demonym = mention.form() == ActorMention.Form.DEMONYM;
      if (!matched.contains(surface) && !demonym && wrong.add(surface)) {
        count("found", 0, 1, 0);
        count(mention.actor().type().term(), 0, 1, 0);
        errors.add("wrong " + mention.actor().type().term() + " " + surface + "  | " + text);
      }
    }
  }

  private static boolean same(String a, String b) {
    return a.equals(b)
        || !a.isEmpty()
            && !b.isEmpty()
            && ((" " + a + " ").contains(" " + b + " ") || (" " + b + " ").contains(" " + a + " "));
  }

  private static String norm(String name) {
    String norm =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replaceAll("'s\\b|'", "")
            .replace("organization", "organisation")
            .replace("defense", "defence");
    return norm.replaceAll("[^\\p{L}\\p{N}_]+", " ").strip().replaceAll("^(the|a|an) ", "");
  }

  private void count(String key, int right, int wrong, int missed) {
    int[] n = figures.computeIfAbsent(key, k -> new int[3]);
    n[0] += right;
    n[1] += wrong;
    n[2] += missed;
  }

  private String row(String key) {
    int[] n = figures.getOrDefault(key, new int[3]);
    double p = n[0] + n[1] == 0 ? 1 : (double) n[0] / (n[0] + n[1]);
    double r = n[0] + n[2] == 0 ? 1 : (double) n[0] / (n[0] + n[2]);
    return String.format(
        Locale.ROOT,
        "  P %.3f R %.3f F1 %.3f (%d)",
        p,
        r,
        p + r == 0 ? 0 : 2 * p * r / (p + r),
        n[0] + n[2]);
  }
}
