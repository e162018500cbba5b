package org.entente.server.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Who asks, as far as can be known.
 *
 * @param name the address, or the network of one subscriber
 * @param limited whether it has to share with others; tools on the operator's own machine need not
 */
public record Client(String name, boolean limited) {

  static Client limited(InetAddress address) {
    return new Client(Network.ofSubscriber(address).toString(), true);
  }

  static Client unlimited(InetAddress address) {
    return new Client(Network.ofSubscriber(address).toString(), false);
  }

  /** The other end of a connection; the loopback address where there is no network between. */
  static InetAddress address(java.net.SocketAddress peer) {
    return peer instanceof InetSocketAddress tcp && tcp.getAddress() != null
        ? tcp.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
