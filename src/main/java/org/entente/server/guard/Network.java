package org.entente.server.guard;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Addresses that begin alike.
 *
 * @param first the lowest of them
 * @param bits how many are the same in all
 */
record Network(InetAddress first, int bits) {

  Network {
    if (bits < 0 || bits > first.getAddress().length * 8) {
      throw new IllegalArgumentException("no such length: " + bits);
    }
    first = cut(first, bits);
  }

  /**
   * Reads an address or a network, such as {@code 10.0.0.0/8} or {@code ::1}. Never asks for a
   * name.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = InetAddresses.forString(slash < 0 ? text : text.substring(0, slash));
    int bits =
        slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
    return new Network(address, bits);
  }

  /** What one subscriber has: an address of IPv4, or a /64 of IPv6. */
  static Network ofSubscriber(InetAddress address) {
    return new Network(address, address.getAddress().length == 4 ? 32 : 64);
  }

  boolean contains(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && cut(address, bits).equals(first);
  }

  private static InetAddress cut(InetAddress address, int bits) {
    byte[] bytes = address.getAddress().clone();
    int whole = bits / 8;
    if (whole < bytes.length) {
      bytes[whole] &= (byte) (0xff00 >> (bits % 8));
      Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return InetAddresses.toAddrString(first) + "/" + bits;
  }
}
