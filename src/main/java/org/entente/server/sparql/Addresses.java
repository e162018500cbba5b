package org.entente.server.sparql;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses of the internet protocol, by IANA's registries of special-purpose addresses. */
final class Addresses {

  private static final Pattern NUMBER = Pattern.compile("\\[.*\\]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private Addresses() {}

  /** Whether a host is written as a number, not as a name that has to be looked up. */
  static boolean isNumber(String host) {
    return NUMBER.matcher(host).matches();
  }

  /** Whether everybody reaches it: not this machine, no private network, no group of machines. */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64;
    boolean protocols = first == 192 && second == 0 && third == 0;
    boolean benchmarks = first == 198 && (second & 0xfe) == 18;
    return first != 0 && first < 240 && !shared && !protocols && !benchmarks;
  }

  /** Only global unicast, 2000::/3; an address of version 4 within counts as that. */
  private static boolean isPublic6(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b) {
      return isPublic(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (first == 0x20 && second == 0x02) {
      return isPublic(Arrays.copyOfRange(bytes, 2, 6));
    }
    return (first & 0xe0) == 0x20;
  }

  private static boolean isPublic(byte[] version4) {
    try {
      return isPublic(InetAddress.getByAddress(version4));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
