package org.entente.server.pages;

import java.util.Map;
import org.apache.jena.graph.Node;

/** How resources of one kind are shown. */
interface ResourcePage {

  /** Whether a resource is of this kind. */
  boolean isFor(View view, Node resource);

  /** The template that shows it. */
  String template();

  /** What the template is given. */
  Map<String, Object> model(View view, Node resource, Parameters parameters);
}
