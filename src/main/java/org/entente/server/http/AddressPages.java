package org.entente.server.http;

import java.util.Optional;

/** Pages for people at addresses that answer machines too. */
@FunctionalInterface
public interface AddressPages {

  /**
   * The page of an address.
   *
   * @param address below {@code /entente/}, without what follows: {@code ontology}, {@code queries}
   * @return who answers with HTML; empty when there is no page
   */
  Optional<Handler> page(String address);
}
