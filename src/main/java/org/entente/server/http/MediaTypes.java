package org.entente.server.http;

import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaRange;
import org.apache.jena.atlas.web.MediaType;

/** Which of several forms a client wants, by RFC 9110, section 12.5.1. */
final class MediaTypes {

  private MediaTypes() {}

  /**
   * The best of what is offered.
   *
   * @param accept the header, empty when there is none
   * @param offered media types, the one that the server likes best first
   * @return empty when none is acceptable
   */
  static Optional<String> choose(String accept, List<String> offered) {
    if (accept.isBlank()) {
      return offered.stream().findFirst();
    }
    AcceptList wanted;
    try {
      wanted = new AcceptList(accept);
    } catch (RuntimeException e) {
      return offered.stream().findFirst();
    }
    String best = null;
    double most = 0;
    for (String offer : offered) {
      double quality = quality(wanted, MediaType.create(offer));
      if (quality > most) {
        most = quality;
        best = offer;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Of the most specific range that takes it in. */
  private static double quality(AcceptList wanted, MediaType offer) {
    int specific = -1;
    double quality = 0;
    for (MediaRange range : wanted.entries()) {
      int depth = depth(range, offer);
      if (depth > specific) {
        specific = depth;
        quality = range.get_q();
      }
    }
    return quality;
  }

  private static int depth(MediaRange range, MediaType offer) {
    if (range.getType().equals("*")) {
      return 0;
    }
    if (!range.getType().equalsIgnoreCase(offer.getType())) {
      return -1;
    }
    if (range.getSubType().equals("*")) {
      return 1;
    }
    return range.getSubType().equalsIgnoreCase(offer.getSubType()) ? 2 : -1;
  }
}
