package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.EngagementKind;

/**
 * What one verb tells of several times: "ordered 50 missiles in 2008 and a further 38 in 2010",
 * "lent Chad $40 million in 2018 and another $60 million in 2021".
 */
final class Instalments {

  private static final Set<String> JOINING = Set.of("and", ",", ";", "then", "plus");

  /** What stands before how many more there are. */
  private static final Set<String> MORE =
      Set.of("of", "for", "a", "another", "further", "additional", "some");

  /** Before a date. */
  private static final Set<String> WHEN = Set.of("in", "on", "by", "at", "during", "late", "early");

  private final SentenceMentions where;
  private final Sentence sentence;
  private final FactLexicon lexicon;

  private Instalments(SentenceMentions where, FactLexicon lexicon) {
    this.where = where;
    this.sentence = where.sentence();
    this.lexicon = lexicon;
  }

  /**
   * An instalment behind the first.
   *
   * @param span from what joins it to its date
   * @param number how many or how much it is
   */
  private record Instalment(Span span, Token number) {}

  /** One draft for each instalment; the draft itself where there is only one. */
  static List<Draft> each(SentenceMentions where, Things things, FactLexicon lexicon, Draft draft) {
    if (draft.kind() != EngagementKind.TRANSFER
        || !draft.mayBeParted()
        || !draft.anchor().isVerb()) {
      return List.of(draft);
    }
    Instalments reader = new Instalments(where, lexicon);
    List<Instalment> more = reader.behind(draft);
    return more.isEmpty() ? List.of(draft) : reader.split(things, draft, more);
  }

  private List<Draft> split(Things things, Draft draft, List<Instalment> more) {
    List<Slot<Participation>> parts = List.copyOf(draft.participants().values());
    List<Draft> all = new ArrayList<>();
    Draft first = draft.among(parts);
    draft.ellipsis().ifPresent(first::ellipsis);
    all.add(first);
    for (Instalment one : more) {
      first.elsewhere(one.span());
      Draft each = draft.among(parts);
      each.objects().clear();
      each.elsewhere(new Span(draft.anchor().span().end(), one.span().start()));
      more.stream().filter(o -> o != one).forEach(o -> each.elsewhere(o.span()));
      List<Token> words = sentence.tokens(one.span());
      words.stream()
          .filter(Token::isNoun)
          .flatMap(noun -> things.of(where, noun).stream())
          .forEach(each::object);
      if (each.objects().isEmpty()) {
        Lots.standIn(lexicon, each, draft, one.number());
      }
      draft.sums().stream().filter(words::contains).forEach(each::sum);
      words.stream()
          .filter(word -> !draft.sums().isEmpty())
          .filter(word -> where.at(word, AmountMention.class).isPresent())
          .forEach(each::sum);
      all.add(each);
    }
    first
        .objects()
        .values()
        .removeIf(o -> more.stream().anyMatch(one -> one.span().contains(o.evidence())));
    sentence.tokens().stream()
        .filter(draft.sums()::contains)
        .filter(word -> more.stream().noneMatch(one -> one.span().contains(word.span())))
        .forEach(first::sum);
    return all;
  }

  /** The instalments behind the first date of a draft's clause. */
  private List<Instalment> behind(Draft draft) {
    List<Instalment> found = new ArrayList<>();
    List<Token> words = sentence.tokens();
    int i = draft.anchor().index() + 1;
    while (i < words.size() && date(words.get(i)).isEmpty()) {
      if (isClause(words.get(i))) {
        return List.of();
      }
      i++;
    }
    while (i < words.size()) {
      int from = behindDate(i);
      Optional<Instalment> next = next(from);
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
      int end = next.get().span().end();
      while (i < words.size() && words.get(i).span().end() < end) {
        i++;
      }
    }
    return found;
  }

  /** The index behind the date at an index. */
  private int behindDate(int index) {
    Optional<DateMention> date = date(sentence.token(index));
    int i = index;
    while (i < sentence.tokens().size() && date.equals(date(sentence.token(i)))) {
      i++;
    }
    return i;
  }

  /** "And a further 38 missiles in 2010": no verb and nobody in between, and no verb behind. */
  private Optional<Instalment> next(int from) {
    List<Token> words = sentence.tokens();
    int i = from;
    while (i < words.size() && JOINING.contains(words.get(i).word())) {
      i++;
    }
    if (i == from || i >= words.size()) {
      return Optional.empty();
    }
    while (i < words.size()
        && (MORE.contains(words.get(i).word()) || words.get(i).form().matches("[$€£¥]"))) {
      i++;
    }
    if (i >= words.size() || !words.get(i).pos().equals("CD") || date(words.get(i)).isPresent()) {
      return Optional.empty();
    }
    Token number = words.get(i);
    boolean sum = where.at(number, AmountMention.class).isPresent();
    if (!sum && i + 1 < words.size() && words.get(i + 1).pos().equals("CD")) {
      // "20 million dollars in 2012 and 30 million in 2013": of what is not said.
      return Optional.empty();
    }
    for (int at = i + 1; at < words.size(); at++) {
      Token word = words.get(at);
      if (date(word).isPresent()) {
        int end = behindDate(at);
        boolean subject = end < words.size() && isVerbal(words.get(end));
        return subject || !WHEN.contains(words.get(at - 1).word())
            ? Optional.empty()
            : Optional.of(
                new Instalment(
                    new Span(words.get(from).span().start(), words.get(end - 1).span().end()),
                    number));
      }
      if (isClause(word)
          // "12 of them in May", "two years before the vote in 2014"
          || at == i + 1 && word.word().equals("of")
          || lexicon.isUncounted(word.lemma())
          || word.form().matches("[,;:()]")
          || word.word().equals("and")
          || where.at(word, ActorMention.class).isPresent()
          || word.isNoun() && lexicon.isAgent(word.lemma())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isVerbal(Token word) {
    return word.isVerb() || word.pos().equals("MD");
  }

  private static boolean isClause(Token word) {
    return isVerbal(word) && !NounPhrases.BEFORE.contains(word.relation())
        || word.is("mark")
        || word.pos().startsWith("W");
  }

  private Optional<DateMention> date(Token word) {
    return where.at(word, DateMention.class);
  }
}
