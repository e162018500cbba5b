package org.entente.server.guard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * Who may change the store: who knows the token. It stands in a header that no page of another site
 * can send, and pages of other sites are refused besides.
 */
final class EditAccess {

  static final Setting<String> EDIT_TOKEN =
      Setting.text(
          "editToken",
          "",
          Pattern.compile("[A-Za-z0-9._~+/=-]{16,200}"),
          "16 to 200 letters, digits and . _ ~ + / = -",
          "What who edits has to know, when the server is started with --edit; a new one at each"
              + " start unless it is set.");

  static final Setting<Long> EDIT_BODY =
      Setting.size(
          "editBody", "32 MiB", 1 << 10, 1 << 30, "The longest file that may be sent for editing.");

  private static final String BEARER = "bearer ";
  private static final int TOKEN_BYTES = 24;

  private final String token;
  private final long bodySize;

  EditAccess(Settings settings) {
    String set = settings.get(EDIT_TOKEN);
    this.token = set.isEmpty() ? random() : set;
    this.bodySize = settings.get(EDIT_BODY);
  }

  String token() {
    return token;
  }

  long bodySize() {
    return bodySize;
  }

  Optional<Refusal> refusal(Request request) {
    if (!isOwnPage(request)) {
      return Optional.of(Refusal.of("origin", 403, "Pages of other sites may not edit."));
    }
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    boolean bearer = given != null && given.toLowerCase(Locale.ROOT).startsWith(BEARER);
    if (!bearer || !equal(given.substring(BEARER.length()).strip(), token)) {
      return Optional.of(Refusal.of("token", 401, "Send the token: Authorization: Bearer TOKEN."));
    }
    return Optional.empty();
  }

  /** A program sends no origin; a browser always does with what changes something. */
  private static boolean isOwnPage(Request request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      return true;
    }
    String host = request.getHeaders().get(HttpHeader.HOST);
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** In the same time whatever is given. */
  private static boolean equal(String given, String token) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
