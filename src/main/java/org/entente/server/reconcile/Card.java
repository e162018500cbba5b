package org.entente.server.reconcile;

import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.entente.knowledge.BundledText;

/** A small card that tells of something, for other programs to show in a frame. */
final class Card {

  /** Of the frame; in CSS pixels. */
  static final int WIDTH = 420;

  static final int HEIGHT = 240;

  private static final int MOST_VALUES = 3;
  private static final int MOST_ROWS = 7;

  /** Of one value; in code points. */
  private static final int LONGEST = 160;

  private static final String PAGE = BundledText.read(Card.class, "card.html");
  private static final String STYLE = BundledText.read(Card.class, "card.css").strip();

  private Card() {}

  /**
   * What browsers may do with the page: show it, in anybody's frame, and nothing else. No script,
   * no picture, no form; of styles only its own.
   */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors *";

  /** The page of an entity. */
  static String page(Node entity, String address, Values values, Vocabulary vocabulary) {
    String card = of(entity, address, values, vocabulary);
    return page(values.name(entity, Values.ENGLISH), card);
  }

  /** The page that says why there is no card. */
  static String page(String reason) {
    return page(reason, "<p>" + escape(reason) + "</p>");
  }

  private static String page(String title, String card) {
    // In one step each, the card last: nothing in it is read as a place to put something in.
    return PAGE.replace("{{title}}", escape(title).replace("{", "&#123;"))
        .replace("{{style}}", STYLE)
        .replace("{{card}}", card);
  }

  /**
   * The card alone.
   *
   * @param address of the entity's page
   */
  static String of(Node entity, String address, Values values, Vocabulary vocabulary) {
    StringBuilder card = new StringBuilder();
    List<Type> types = values.types(entity);
    card.append("<h1><a href=\"")
        .append(escape(address))
        .append("\" target=\"_blank\" rel=\"noopener\">")
        .append(escape(values.name(entity, Values.ENGLISH)))
        .append("</a></h1><p>")
        .append(escape(types.stream().map(Type::name).collect(Collectors.joining(", "))))
        .append("</p><dl>");
    vocabulary.properties().all().stream()
        .filter(Property::onCard)
        .map(property -> row(entity, property, values))
        .filter(row -> !row.isEmpty())
        .limit(MOST_ROWS)
        .forEach(card::append);
    return card.append("</dl>").toString();
  }

  /** The card of a type or a property. */
  static String of(String name, String id, String description) {
    return "<h1>"
        + escape(name)
        + "</h1><p>"
        + escape(id)
        + "</p><p>"
        + escape(description)
        + "</p>";
  }

  private static String row(Node entity, Property property, Values values) {
    List<Value> there = values.values(entity, property, Values.ENGLISH, MOST_VALUES + 1);
    if (there.isEmpty() || there.equals(List.of(new Value.Count(0)))) {
      return "";
    }
    String texts =
        there.stream()
            .limit(MOST_VALUES)
            .map(value -> cut(value.text()))
            .collect(Collectors.joining("; "));
    return "<dt>"
        + escape(property.name())
        + "</dt><dd>"
        + escape(texts + (there.size() > MOST_VALUES ? " …" : ""))
        + "</dd>";
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static String escape(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
