package org.entente.server.pages;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.server.http.Service;

/** Where a network leads, with what narrows it. */
record NetworkLinks(Parameters parameters) {

  static final String NETWORK = Service.PATH + "network";
  static final String FOCUS = "focus";

  /** The network with an actor's neighbourhood, or without it when it is there. */
  String toggle(String actor) {
    return parameters.toggled(FOCUS, actor).replaceFirst("^[^?]*", NETWORK);
  }

  /** The engagements that all of these take part in, with what narrows the network. */
  String list(String... actors) {
    String narrowed = parameters.only(Facets.NAMES);
    return narrowed.isEmpty()
        ? listed(actors)
        : listed(actors).replace("#", "&" + narrowed.substring(1) + "#");
  }

  /** The engagements that all of these take part in. */
  static String listed(String... actors) {
    return Service.PATH
        + "engagements?"
        + Stream.of(actors)
            .map(actor -> "with=" + Links.parameter(actor))
            .collect(Collectors.joining("&"))
        + "#list";
  }

  /** The two beside each other. */
  String compare(String one, String other) {
    return compared(one, other);
  }

  static String compared(String one, String other) {
    return ComparePage.ADDRESS + "?a=" + Links.parameter(one) + "&b=" + Links.parameter(other);
  }
}
