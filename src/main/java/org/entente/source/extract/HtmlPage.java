package org.entente.source.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * A web page: its article without what stands around it. What is an article is said by the page's
 * own mark-up where it has such, else by Readability, the rules of Firefox's reader view.
 */
final class HtmlPage {

  /** As HTML's specification names them: an older name stands for what is in use. */
  private static final Pattern CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w-]{2,40})");

  private static final String AROUND =
      "script, style, noscript, template, nav, aside, dialog, menu, iframe, button, select,"
          + " [hidden], [aria-hidden=true], [style~=(?i)display:\\s*none],"
          + " [role~=(?i)^(navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu)$]";

  /** A header or footer of an article is its own; one of the page is not. */
  private static final String PAGE_EDGES = "body > header, body > footer, footer";

  /** By the names that pages give to what stands around and between. */
  private static final Pattern BOILERPLATE =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social"
              + "|site-header|page-header|global-header|logo|related|recommend(?:ed|ations)?|more-stories|read-more|most-read|popular|trending|newsletter"
              + "|subscri(?:be|ption)|sign-?up|promo|advert(?:isement)?|ads?|sponsor(?:ed)?|banner|popup|modal"
              + "|sidebar|comments?|footer|masthead|skip-link|paywall|tags|toolbar|pagination|widget)(?=$|[\\s_-])");

  /** Readability makes links whole; nobody follows them. */
  private static final String NOWHERE = "http://localhost/";

  /** How many characters of prose make a page an article. */
  private static final int ARTICLE = 500;

  /** Above, Readability's repeated passes take too long. */
  private static final int MOST_ELEMENTS = 100_000;

  private HtmlPage() {}

  static Extracted read(byte[] bytes, Budget budget) {
    GuessedText html = decoded(bytes);
    Document page = Jsoup.parse(html.text());
    budget.check();
    HtmlMetadata metadata = HtmlMetadata.of(page);
    return new Extracted(
        metadata.title(),
        metadata.date(),
        text(article(page), budget),
        html.warning().stream().toList());
  }

  /** All of a page's text; for what has nothing around it, such as mail. */
  static String all(String html, Budget budget) {
    Document page = Jsoup.parse(html);
    page.select("[hidden], [style~=(?i)display:\\s*none]").remove();
    return text(page.body(), budget);
  }

  private static GuessedText decoded(byte[] bytes) {
    Optional<Charset> declared = declared(bytes);
    return declared.isPresent()
        ? new GuessedText(StrictText.decode(bytes, declared.get()), Optional.empty())
        : GuessedText.of(bytes);
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher declared = CHARSET.matcher(start);
    if (!declared.find()) {
      return Optional.empty();
    }
    String name = declared.group(1).toLowerCase(java.util.Locale.ROOT);
    try {
      return Optional.of(
          name.matches("iso-?8859-?1|latin-?1|(us-)?ascii")
              ? Charset.forName("windows-1252")
              // Whoever can read the declaration does not have UTF-16 before him.
              : name.startsWith("utf-16") ? StandardCharsets.UTF_8 : Charset.forName(name));
    } catch (IllegalArgumentException e) {
      throw new Refusal("it names an encoding that is not known: " + declared.group(1));
    }
  }

  private static Element article(Document page) {
    Element body = page.body();
    body.select(AROUND).remove();
    // Some servers put the whole page into a form.
    int all = body.text().length();
    removeIf(body.select("form"), form -> form.text().length() < 0.5 * all);
    removeIf(body.select("sup"), mark -> mark.text().matches("\\[?\\d{1,3}\\]?") && isNote(mark));
    int edges = body.select(PAGE_EDGES).stream().mapToInt(e -> e.text().length()).sum();
    if (edges < 0.5 * body.text().length()) {
      body.select(PAGE_EDGES).remove();
    }
    Optional<Element> own = semantic(body);
    if (own.isPresent()) {
      return own.get();
    }
    // Before Readability, which forgets the names.
    Element cleaned = cleaned(body);
    Element readable = readable(page);
    // Readability knows articles: of lists, chronologies and short notices it keeps a part.
    boolean article = prose(readable) >= 0.8 * prose(cleaned) && prose(cleaned) > ARTICLE;
    return article ? readable : cleaned;
  }

  private static void removeIf(List<Element> elements, Predicate<Element> test) {
    elements.stream().filter(test).toList().forEach(Node::remove);
  }

  private static boolean isNote(Element mark) {
    return mark.selectFirst("a") != null || mark.closest("a") != null;
  }

  /** What the page itself calls its article, if that holds most of its prose. */
  private static Optional<Element> semantic(Element body) {
    int prose = prose(body);
    for (String query : List.of("[itemprop=articleBody]", "article", "main, [role=main]")) {
      List<Element> found = body.select(query);
      Optional<Element> largest = found.stream().max((a, b) -> Integer.compare(prose(a), prose(b)));
      if (largest.isPresent() && prose > 0 && prose(largest.get()) >= 0.6 * prose) {
        return Optional.of(cleaned(largest.get()));
      }
    }
    return Optional.empty();
  }

  /** Empty when it finds nothing. */
  private static Element readable(Document page) {
    Element none = new Element("div");
    if (page.body().select("*").size() > MOST_ELEMENTS) {
      return none;
    }
    Element found = new Readability4J(NOWHERE, page.clone()).parse().getArticleContent();
    return Objects.requireNonNullElse(found, none);
  }

  private static Element cleaned(Element root) {
    int all = root.text().length();
    for (Element element : root.select("[class], [id]")) {
      String names = element.className() + " " + element.id();
      boolean small = element.text().length() < 0.3 * all;
      if (element != root && small && BOILERPLATE.matcher(names).find()) {
        element.remove();
      }
    }
    removeIf(
        root.select("ul, ol, div, section, td"), element -> element != root && isLinks(element));
    return root;
  }

  /** A list or block of nothing but links. */
  private static boolean isLinks(Element element) {
    int links = element.select("a").stream().mapToInt(a -> a.text().length()).sum();
    return element.select("a").size() > 2 && links > 0.8 * element.text().length();
  }

  /** How many characters stand in stretches that are long enough for a sentence. */
  private static int prose(Element element) {
    int[] sum = {0};
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode words && words.text().strip().length() > 60) {
            sum[0] += words.text().strip().length();
          }
        },
        element);
    return sum[0];
  }

  private static String text(Element root, Budget budget) {
    MarkedText text = new MarkedText(budget);
    Blocks blocks = new Blocks(text);
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              blocks.text(words.getWholeText());
            } else if (node instanceof Element element) {
              blocks.open(element.normalName());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              blocks.close(element.normalName());
            }
          }
        },
        root);
    blocks.end();
    return text.toString();
  }
}
