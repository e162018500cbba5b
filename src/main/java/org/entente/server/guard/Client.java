package org.entente.server.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Who asks, as far as can be known.
 *
 * @param name the address, or the network of one subscriber
 * @param limited whether it has to share with others; tools on the operator's own machine need not
 */
public record Client(String name, boolean limited) {

  private static final ThreadLocal<Client> ASKING = new ThreadLocal<>();

  /** Whose request this thread answers; empty when it was not told apart. */
  public static Optional<Client> ofThisThread() {
    return Optional.ofNullable(ASKING.get());
  }

  /** Runs something in the name of this client. */
  <T> T asking(Callable<T> work) throws Exception {
    ASKING.set(this);
    try {
      return work.call();
    } finally {
      ASKING.remove();
    }
  }

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
