package org.entente.server.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Lets through what a read-only service may be asked, within limits. */
public final class Guard implements Filter {

  /** A query of the greatest length, percent-encoded. In bytes. */
  private static final int MAX_BODY = 3 * (64 << 10);

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Access-Control-Allow-Origin", "*");
    String method = request.getMethod();
    if (!METHODS.contains(method)) {
      response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
      refuse(response, 405, "This service is read only.");
    } else if (method.equals("OPTIONS")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
      response.setHeader("Access-Control-Max-Age", "86400");
      response.setStatus(204);
    } else if (request.getHeader("Content-Encoding") != null) {
      refuse(response, 415, "Send the body as it is, without Content-Encoding.");
    } else if (method.equals("POST") && request.getContentLengthLong() < 0) {
      refuse(response, 411, "Send the Content-Length of the body.");
    } else if (request.getContentLengthLong() > MAX_BODY) {
      refuse(response, 413, "The body is longer than " + MAX_BODY + " bytes.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletResponse response, int status, String reason)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getWriter().println(reason);
  }
}
