package org.entente.server.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The templates beside this class. What is put into one is escaped unless it says otherwise. */
final class Templates {

  private static final int USUAL_LENGTH = 1 << 16;

  private final PebbleEngine engine;

  Templates() {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix(Templates.class.getPackageName().replace('.', '/'));
    this.engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(true)
            .defaultLocale(Locale.ROOT)
            .build();
  }

  /** The page that a template makes of what it is given. */
  String fill(String template, Map<String, Object> model) {
    StringWriter out = new StringWriter(USUAL_LENGTH);
    try {
      engine.getTemplate(template).evaluate(out, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
