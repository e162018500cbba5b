package org.entente.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Short names that the text itself gives: "United Aircraft Corporation (UAC)". */
final class Definitions {

  private static final String SHORT = "(?:the )?\"?(\\p{Lu}[\\p{L}\\p{N}&.+ ]{0,14}?)\"?";
  private static final Pattern AFTER_NAME =
      Pattern.compile(
          "\"?,? (?:\\(\\s*(?:hereinafter |also |the |known as |or |called )*"
              + SHORT
              + "\\s*[,;)]|or "
              + SHORT
              + ",)");

  /** "Norsk Havkraft AS, aka Havkraft", "… (also known as Havkraft)". */
  private static final Pattern OTHER_NAME =
      Pattern.compile(
          "\"?,? \\(?(?:aka|a\\.k\\.a\\.|(?:also|better|now|formerly|previously) (?:known"
              + " as|called)) (?:the )?\"?(\\p{Lu}[\\p{L}\\p{N}&.+-]*(?:"
              + " \\p{Lu}[\\p{L}\\p{N}&.+-]*){0,3})\"?(?=[,;)]| \\p{Ll})");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]{4,90})\\)");

  private static final Pattern GLOSS =
      Pattern.compile(
          "[(,] ?((?:\\p{Lu}\\p{Ll}+|[Rr]omani[sz]ed|lit\\.):"
              + " [^()]{0,200}(?:\\([^()]{0,200}\\)[^()]{0,200}){0,4})\\)");

  private final Map<String, List<Sense>> shortNames = new LinkedHashMap<>();

  /**
   * @param findings without overlap, in text order
   */
  Definitions(Passage passage, List<Finding> findings) {
    String text = passage.folded();
    Set<String> actors = registered(passage, findings);
    for (Finding finding : findings) {
      Matcher matcher = AFTER_NAME.matcher(text);
      matcher.region(finding.span().end(), Math.min(text.length(), finding.span().end() + 60));
      if (matcher.lookingAt()) {
        String shortName = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String name = text.substring(finding.span().start(), finding.span().end());
        boolean place =
            finding.sense(ActorSense.class).isEmpty() && actors.contains(shortName)
                || !isState(finding)
                    && findings.stream()
                        .anyMatch(
                            f ->
                                isState(f)
                                    && text.substring(f.span().start(), f.span().end())
                                        .equals(shortName));
        if (!place && (isShortFor(shortName, name) || isForeignAcronym(finding, shortName))) {
          shortNames.putIfAbsent(shortName, finding.senses());
        } else if (matcher.group(1) != null) {
          int start = matcher.start(1);
          findings.stream()
              .filter(f -> f.span().equals(new Span(start, start + shortName.length())))
              .filter(f -> renames(f, finding))
              .forEach(f -> shortNames.putIfAbsent(name, f.senses()));
        }
      }
    }
    findings.forEach(finding -> otherName(text, finding, findings));
    Map<Integer, Finding> byEnd = new LinkedHashMap<>();
    findings.forEach(f -> byEnd.put(f.span().end(), f));
    Matcher brackets = IN_BRACKETS.matcher(text);
    while (brackets.find()) {
      int end = brackets.start() - 1;
      Optional<Finding> named = Optional.ofNullable(byEnd.get(end));
      String full = brackets.group(1);
      if (named.isPresent()) {
        Span span = named.get().span();
        String shortName = text.substring(span.start(), span.end());
        boolean known = named.get().trust() == Trust.REGISTER;
        if (isAcronym(shortName) && isShortFor(shortName, full)) {
          Optional<Finding> inside =
              findings.stream()
                  .filter(
                      f -> f.span().start() >= brackets.start() && f.span().end() <= brackets.end())
                  .max(java.util.Comparator.comparingInt(f -> f.span().length()));
          if (known) {
            shortNames.putIfAbsent(full, named.get().senses());
          } else {
            inside.ifPresent(f -> shortNames.putIfAbsent(shortName, f.senses()));
          }
        }
      }
    }
  }

  /** The other name that follows a body's, which the register may know instead of that one. */
  private void otherName(String text, Finding finding, List<Finding> findings) {
    Matcher matcher = OTHER_NAME.matcher(text);
    matcher.region(finding.span().end(), Math.min(text.length(), finding.span().end() + 90));
    if (!isBody(finding) || !matcher.lookingAt()) {
      return;
    }
    Span span = new Span(matcher.start(1), matcher.end(1));
    Optional<Finding> other = findings.stream().filter(f -> f.span().equals(span)).findFirst();
    if (other.filter(f -> isBody(f) && f.trust() == Trust.REGISTER).isPresent()) {
      shortNames.putIfAbsent(
          text.substring(finding.span().start(), finding.span().end()), other.get().senses());
    } else if (other.filter(f -> !isBody(f)).isEmpty()) {
      shortNames.putIfAbsent(matcher.group(1), finding.senses());
    }
  }

  /** "Norway Seafood Ltd. (Norway)": where it is from, which is no name of a company. */
  private static boolean isState(Finding finding) {
    return finding.sense(ActorSense.class).filter(a -> a.is(ActorType.STATE)).isPresent();
  }

  private static boolean isBody(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(a -> a.how() == Naming.NAME && !a.is(ActorType.STATE))
        .isPresent();
  }

  /**
   * The stretches in brackets that give a name in another language: "(Russian: …, romanized: …)".
   */
  static List<Span> glosses(Passage passage) {
    Matcher gloss = GLOSS.matcher(passage.folded());
    List<Span> spans = new ArrayList<>();
    while (gloss.find()) {
      spans.add(new Span(gloss.start(1), gloss.end()));
    }
    return spans;
  }

  /** Every place where a short name stands. */
  List<Finding> find(Passage passage) {
    NameIndex.Builder<Sense> names = NameIndex.builder();
    shortNames.forEach((name, senses) -> senses.forEach(sense -> names.add(name, sense)));
    List<Finding> found = new ArrayList<>();
    if (!shortNames.isEmpty()) {
      for (NameIndex.Hit<Sense> hit : names.build().find(passage.folded())) {
        if (passage.sentence(hit.span()).isPresent()) {
          found.add(new Finding(hit.span(), hit.values(), Trust.DEFINITION));
        }
      }
    }
    return found;
  }

  private static Set<String> registered(Passage passage, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.sense(ActorSense.class).filter(a -> !a.rows().isEmpty()).isPresent())
        .map(f -> passage.folded().substring(f.span().start(), f.span().end()))
        .collect(Collectors.toSet());
  }

  /** "Brazilian Agricultural Research Corporation (Embrapa)": the register knows the short name. */
  private static boolean renames(Finding shortName, Finding name) {
    Optional<ActorSense> known =
        shortName
            .sense(ActorSense.class)
            .filter(a -> a.rows().size() == 1 && a.how() == Naming.NAME)
            .filter(a -> !a.is(ActorType.STATE) && !a.is(ActorType.PERSON));
    return known.isPresent()
        && name.sense(ActorSense.class)
            .filter(a -> a.rows().isEmpty() && a.type() == known.get().type())
            .isPresent();
  }

  /** "Reporters Without Borders (RSF)": short for the name in the bearer's own language. */
  private static boolean isForeignAcronym(Finding finding, String shortName) {
    return shortName.matches("\\p{Lu}{3,6}")
        && finding
            .sense(ActorSense.class)
            .filter(
                a -> a.how() == Naming.NAME && !a.is(ActorType.STATE) && !a.is(ActorType.PERSON))
            .filter(a -> a.name().contains(" "))
            .isPresent();
  }

  private static boolean isAcronym(String name) {
    return name.length() > 1
        && name.length() < 12
        && name.chars().filter(Character::isUpperCase).count() >= 2
        && !name.contains(" ");
  }

  /** Whether the letters of an acronym stand in the name in order, the first at its start. */
  static boolean isShortFor(String shortName, String name) {
    String letters = shortName.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    String words = name.toLowerCase(Locale.ROOT);
    if (shortName.equals(name) || letters.isEmpty()) {
      return false;
    }
    if (!isAcronym(shortName)) {
      return (" " + words + " ").contains(" " + shortName.toLowerCase(Locale.ROOT) + " ");
    }
    if (words.length() <= letters.length()) {
      return false;
    }
    return isSubsequence(letters, words.replaceAll("(?<=\\p{L})\\p{L}+|[^\\p{L}]", ""))
        || mostlyInitials(letters, words);
  }

  private static boolean isSubsequence(String letters, String initials) {
    int at = 0;
    for (int i = 0; i < initials.length() && at < letters.length(); i++) {
      if (initials.charAt(i) == letters.charAt(at)) {
        at++;
      }
    }
    return at == letters.length();
  }

  /** Whether the letters stand in the name in order so that half of them are words' first. */
  private static boolean mostlyInitials(String letters, String words) {
    if (letters.charAt(0) != words.charAt(0)) {
      return false;
    }
    int[] best = new int[letters.length() + 1];
    Arrays.fill(best, -1);
    best[0] = 0;
    for (int i = 0; i < words.length(); i++) {
      int gain = i == 0 || !Character.isLetter(words.charAt(i - 1)) ? 1 : 0;
      for (int at = letters.length(); at > 0; at--) {
        if (best[at - 1] >= 0 && letters.charAt(at - 1) == words.charAt(i)) {
          best[at] = Math.max(best[at], best[at - 1] + gain);
        }
      }
    }
    return best[letters.length()] * 2 >= letters.length();
  }
}
