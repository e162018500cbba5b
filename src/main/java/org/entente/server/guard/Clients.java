package org.entente.server.guard;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients apart. The address is that of the connection, unless the connection comes from a
 * proxy that is trusted: then it is the last one in the proxy's header that is not itself a trusted
 * proxy's. What stands before it anybody may have written.
 */
final class Clients {

  static final Setting<List<Network>> TRUSTED_PROXIES =
      new Setting<>(
          "trustedProxies",
          "",
          "Addresses or networks of proxies, such as 127.0.0.1 or 10.0.0.0/8, whose word on who"
              + " asks is taken; between commas.",
          Clients::networks);

  static final Setting<String> FORWARDED_HEADER =
      Setting.text(
          "forwardedHeader",
          "X-Forwarded-For",
          Pattern.compile("X-Forwarded-For|Forwarded"),
          "X-Forwarded-For or Forwarded",
          "The header in which the trusted proxy says who asks. The other one is not looked at:"
              + " proxies pass on what they do not know.");

  static final Setting<Boolean> LIMIT_LOOPBACK =
      Setting.flag(
          "limitLoopback",
          false,
          "Whether clients on this machine that come through no proxy are held to the limits of a"
              + " client too.");

  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

  private static final List<String> MARKS_OF_PROXIES =
      List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

  /** An address after {@code for=}, with or without quotes, brackets and port. */
  private static final Pattern FOR =
      Pattern.compile(
          "(?:^|;)\\s*for=\"?\\[?([0-9A-Fa-f.:]+?)]?(?::[0-9]{1,5})?\"?\\s*(?:;|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
  private static final Pattern BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?");

  private final List<Network> trusted;
  private final String header;
  private final boolean limitLoopback;
  private final AtomicBoolean warned = new AtomicBoolean();

  Clients(Settings settings) {
    this.trusted = settings.get(TRUSTED_PROXIES);
    this.header = settings.get(FORWARDED_HEADER);
    this.limitLoopback = settings.get(LIMIT_LOOPBACK);
  }

  Client of(Request request) {
    InetAddress peer = Client.address(request.getConnectionMetaData().getRemoteSocketAddress());
    if (isTrusted(peer)) {
      return Client.limited(forwarded(request).orElse(peer));
    }
    if (!peer.isLoopbackAddress() || limitLoopback) {
      return Client.limited(peer);
    }
    if (MARKS_OF_PROXIES.stream().anyMatch(request.getHeaders()::contains)) {
      warn(peer);
      return Client.limited(peer);
    }
    return Client.unlimited(peer);
  }

  /** Whether a connection may carry the requests of many. */
  boolean carriesMany(InetAddress peer) {
    return isTrusted(peer) || (peer.isLoopbackAddress() && !limitLoopback);
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private Optional<InetAddress> forwarded(Request request) {
    List<String> hops = new ArrayList<>();
    for (String value : request.getHeaders().getValuesList(header)) {
      hops.addAll(List.of(value.split(",")));
    }
    Optional<InetAddress> last = Optional.empty();
    for (int i = hops.size() - 1; i >= 0; i--) {
      Optional<InetAddress> hop = address(hops.get(i).strip());
      if (hop.isEmpty()) {
        return last;
      }
      last = hop;
      if (!isTrusted(hop.get())) {
        return hop;
      }
    }
    return last;
  }

  private Optional<InetAddress> address(String hop) {
    String text = hop;
    if (header.equals("Forwarded")) {
      var pair = FOR.matcher(hop);
      text = pair.find() ? pair.group(1) : "";
    } else {
      var port = WITH_PORT.matcher(hop);
      var brackets = BRACKETS.matcher(hop);
      text = port.matches() ? port.group(1) : brackets.matches() ? brackets.group(1) : hop;
    }
    return InetAddresses.isInetAddress(text)
        ? Optional.of(InetAddresses.forString(text))
        : Optional.empty();
  }

  private void warn(InetAddress peer) {
    if (!warned.getAndSet(true)) {
      LOG.warn(
          "A proxy at {} passes on requests, and all its clients share the limits of one, as"
              + " trustedProxies does not name it.",
          peer.getHostAddress());
    }
  }

  private static List<Network> networks(String text) {
    try {
      return Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
          .filter(word -> !word.isEmpty())
          .map(Network::parse)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "addresses or networks such as 127.0.0.1, ::1 or 10.0.0.0/8 between commas", e);
    }
  }
}
