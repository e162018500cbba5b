package org.entente.server.pages;

import java.util.Map;

/** A page at an address of its own. */
interface Page {

  /** The template that shows it. */
  String template();

  /** What it is called, before " · Entente". */
  String title();

  /** What the template is given. */
  Map<String, Object> model(View view, Parameters parameters);
}
