package org.entente.source.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** An e-mail: subject, date and the text, the plain one if there are two. */
final class MailText {

  private static final int DEEPEST = 20;

  private final Budget budget;
  private final List<String> attachments = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private MailText(Budget budget) {
    this.budget = budget;
  }

  static Extracted read(byte[] bytes, Budget budget) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    try {
      Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
      MailText mail = new MailText(budget);
      mail.take(message, 0);
      return new Extracted(
          Optional.ofNullable(message.getSubject())
              .map(MarkedText::line)
              .filter(subject -> !subject.isEmpty()),
          Optional.ofNullable(message.getHeader().getField("Date"))
              .flatMap(field -> day(field.getBody())),
          mail.text.toString(),
          mail.attachments);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the sender's calendar has it; RFC 5322 puts a comment behind. */
  private static Optional<String> day(String date) {
    try {
      return Optional.of(
          OffsetDateTime.parse(
                  date.replaceFirst("\\(.*", "").replaceAll("\\s+", " ").strip(),
                  DateTimeFormatter.RFC_1123_DATE_TIME)
              .toLocalDate()
              .toString());
    } catch (DateTimeParseException e) {
      return Dates.day(date);
    }
  }

  private void take(Entity entity, int depth) throws IOException {
    budget.check();
    if (depth > DEEPEST) {
      throw new Refusal(Watch.TOO_DEEP);
    }
    Body body = entity.getBody();
    if (body instanceof Multipart multipart) {
      List<Entity> parts = multipart.getBodyParts();
      if (multipart.getSubType().equalsIgnoreCase("alternative")) {
        take(plainest(parts), depth + 1);
      } else {
        for (Entity part : parts) {
          take(part, depth + 1);
        }
      }
    } else if (body instanceof TextBody words && isText(entity)) {
      add(words, entity.getMimeType());
    } else if (!entity.getMimeType().startsWith("image/")) {
      String name = Optional.ofNullable(entity.getFilename()).orElse(entity.getMimeType());
      attachments.add("its attachment " + name + " was not read; save it as a file of its own");
    }
  }

  private static Entity plainest(List<Entity> parts) {
    return parts.stream()
        .filter(part -> "text/plain".equals(part.getMimeType()))
        .findFirst()
        .orElseGet(() -> parts.get(parts.size() - 1));
  }

  private static boolean isText(Entity entity) {
    return !"attachment".equalsIgnoreCase(entity.getDispositionType())
        && List.of("text/plain", "text/html").contains(entity.getMimeType());
  }

  private void add(TextBody body, String type) throws IOException {
    String words = decoded(body);
    boolean page = type.equals("text/html");
    String more = page ? HtmlPage.all(words, budget) : budget.spend(plain(words));
    text.append(text.length() > 0 ? "\n" : "").append(more);
  }

  private static String decoded(TextBody body) throws IOException {
    String name = Optional.ofNullable(body.getMimeCharset()).orElse("utf-8");
    Charset charset =
        name.toLowerCase(Locale.ROOT).equals("us-ascii") || !Charset.isSupported(name)
            ? StandardCharsets.UTF_8
            : Charset.forName(name);
    StringBuilder words = new StringBuilder();
    try (Reader reader = new InputStreamReader(body.getInputStream(), charset)) {
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        words.append(buffer, 0, n);
      }
    }
    return words.toString();
  }

  /** Without the signature, and lines that flow on (RFC 3676) are one. */
  private static String plain(String words) {
    String lines = words.replace("\r\n", "\n");
    int signature = lines.indexOf("\n-- \n");
    return (signature < 0 ? lines : lines.substring(0, signature + 1))
        .replaceAll("(?<=\\S) \n(?=[^\\s>])", " ");
  }
}
