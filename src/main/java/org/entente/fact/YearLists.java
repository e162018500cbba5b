package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/**
 * The years of "in 1983, 1994, 2001 and 2004": all of them or none are an engagement's, however the
 * parser hangs them.
 */
final class YearLists {

  private YearLists() {}

  /** The dates of a sentence in text order, years of a list together, each other one alone. */
  static List<List<DateMention>> of(SentenceMentions where) {
    List<List<DateMention>> lists = new ArrayList<>();
    for (DateMention date : where.all(DateMention.class)) {
      List<DateMention> before = lists.isEmpty() ? List.of() : lists.get(lists.size() - 1);
      if (!before.isEmpty() && isNext(where.sentence(), before.get(before.size() - 1), date)) {
        before.add(date);
      } else {
        lists.add(new ArrayList<>(List.of(date)));
      }
    }
    return lists;
  }

  /** Whether a date is one of several years. */
  static boolean isAmong(SentenceMentions where, DateMention date) {
    return of(where).stream().anyMatch(list -> list.size() > 1 && list.contains(date));
  }

  private static boolean isNext(Sentence sentence, DateMention before, DateMention date) {
    List<Token> first = sentence.tokens(before.span());
    List<Token> next = sentence.tokens(date.span());
    return first.size() == 1
        && next.size() == 1
        && isYear(before)
        && isYear(date)
        && !isSubject(sentence, next.get(0))
        && sentence.tokens().subList(first.get(0).index() + 1, next.get(0).index()).stream()
            .allMatch(between -> between.form().matches(",|and"));
  }

  /** "In 1998 and 2004 saw a dispute". */
  private static boolean isSubject(Sentence sentence, Token year) {
    int after = year.index() + 1;
    return year.is("nsubj")
        || after < sentence.tokens().size()
            && (sentence.token(after).isVerb() || sentence.token(after).pos().equals("MD"));
  }

  private static boolean isYear(DateMention date) {
    return date.relation() == DateMention.Relation.AT
        && date.from().equals(date.to())
        && date.from().month() == 0;
  }
}
