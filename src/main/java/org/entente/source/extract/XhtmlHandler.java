package org.entente.source.extract;

import java.util.Locale;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika makes of any format. */
final class XhtmlHandler extends DefaultHandler {

  /** No writer nests elements so deep; hostile files do, to exhaust whoever reads them. */
  private static final int DEEPEST = 1000;

  private final Blocks blocks;
  private final Budget budget;

  /** Depth within a page's header or footer, which stands on every page. */
  private int edge;

  /** What the element that was opened last stands for. */
  private final java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();

  XhtmlHandler(Blocks blocks, Budget budget) {
    this.blocks = blocks;
    this.budget = budget;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    budget.check();
    if (budget.isFull()) {
      throw new Budget.Full();
    }
    if (open.size() >= DEEPEST) {
      throw new Refusal(Watch.TOO_DEEP);
    }
    String tag = tag(name.isEmpty() ? qualified : name);
    String style = Optional.ofNullable(attributes.getValue("class")).orElse("");
    if (edge > 0 || style.matches("header|footer|package-entry|embedded|annotation")) {
      edge++;
    }
    String shown = tag.equals("p") && style.equalsIgnoreCase("title") ? "h1" : tag;
    open.push(shown);
    if (edge == 0) {
      blocks.open(shown);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    String shown = open.pop();
    if (edge > 0) {
      edge--;
    } else {
      blocks.close(shown);
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (edge == 0) {
      blocks.text(new String(chars, start, length));
    }
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    characters(chars, start, length);
  }

  private static String tag(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }
}
