package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Goods of one verb from or to several: "bought jets from Chad and tanks from Mali", "sold 14 jets
 * to Chad and ten to Mali".
 */
final class Lots {

  private static final Set<String> SIDES = Set.of("from", "to");

  private static final Set<String> BETWEEN = Set.of(",", ";", "and", "plus", "while", "as");

  /** What stands for some of the goods told before it. */
  private static final Set<String> PARTS =
      Set.of("rest", "remainder", "half", "third", "more", "others", "most", "some");

  private static final Set<String> LISTING = Set.of(",", "and", "or", "the", "&");

  /**
   * Some of the goods, and from or to whom they go.
   *
   * @param span of all that is said of these goods
   */
  record Lot(Span span, Optional<Token> goods, List<Slot<Actor>> others) {

    /** What it consists of. */
    List<Slot<Fact.Thing>> things(SentenceMentions where, Things things) {
      return goods.stream()
          .filter(word -> !isStandIn(where, word))
          .flatMap(noun -> things.of(where, noun).stream())
          .filter(thing -> span.contains(thing.evidence()))
          .toList();
    }
  }

  private final SentenceMentions where;
  private final Sentence sentence;

  private Lots(SentenceMentions where) {
    this.where = where;
    this.sentence = where.sentence();
  }

  /** The lots that stand behind a word; none where there are not several. */
  static List<Lot> behind(SentenceMentions where, int index) {
    List<Lot> lots = new Lots(where).read(index + 1);
    return lots.size() > 1 ? lots : List.of();
  }

  /** One draft for each lot; the draft itself where there is only one. */
  static List<Draft> each(SentenceMentions where, Things things, FactLexicon lexicon, Draft draft) {
    if (draft.kind() != EngagementKind.TRANSFER
        || !draft.mayBeParted()
        || !draft.sums().isEmpty()) {
      return List.of(draft);
    }
    int first = draft.words().stream().mapToInt(Token::index).min().orElse(0);
    List<Lot> sides = behind(where, first);
    boolean ofSides = !sides.isEmpty();
    List<Lot> lots = ofSides ? sides : new Lots(where).ofDoers(draft, things);
    Optional<Role> role = lots.stream().findFirst().flatMap(lot -> role(draft, lot));
    if (role.isEmpty()
        || ofSides && !lots.stream().allMatch(lot -> mayHave(draft, lot, role.get()))) {
      return List.of(draft);
    }
    return lots.stream()
        .map(
            lot -> {
              Draft each = of(where, things, draft, lots, lot, role.get());
              lot.goods()
                  .filter(word -> isStandIn(where, word))
                  .ifPresentOrElse(
                      word -> standIn(lexicon, each, draft, word),
                      () -> draft.ellipsis().ifPresent(each::ellipsis));
              return each;
            })
        .toList();
  }

  /** Gives goods that a number or "the rest" stands for what the verb's first goods are. */
  static void standIn(FactLexicon lexicon, Draft each, Draft whole, Token word) {
    each.ellipsis(word);
    whole.objects().values().stream()
        .filter(thing -> thing.evidence().end() <= word.span().start())
        .findFirst()
        .ifPresent(
            thing -> {
              each.object(new Slot<>(thing.value(), word.span()));
              SpokenThings.count(lexicon, each, word, thing.value());
            });
  }

  /** "Ten", "the rest": goods that are not named again; no year. */
  static boolean isStandIn(SentenceMentions where, Token word) {
    return PARTS.contains(word.word())
        || word.pos().equals("CD")
            && where.at(word, DateMention.class).isEmpty()
            && where.at(word, AmountMention.class).isEmpty()
            && where.at(word, QuantityMention.class).isEmpty();
  }

  /** "Chad sent 40 jets, Mali ten and Peru the tanks", "gave Chad 40 jets and Mali two tanks". */
  private List<Lot> ofDoers(Draft draft, Things things) {
    Token verb = draft.anchor();
    List<Integer> others = verb.isVerb() ? others(verb) : List.of();
    Optional<Lot> first = others.isEmpty() ? Optional.empty() : first(verb, others.get(0) - 1);
    if (first.isEmpty()) {
      return List.of();
    }
    List<Lot> lots = new ArrayList<>(List.of(first.get()));
    for (int i = 0; i < others.size(); i++) {
      int end = i + 1 < others.size() ? others.get(i + 1) - 1 : sentence.tokens().size();
      Optional<Lot> lot = next(others.get(i), end, things);
      if (lot.isEmpty()) {
        return List.of();
      }
      lots.add(lot.get());
    }
    return dated(lots);
  }

  /** Where others stand behind a verb, each right before goods. */
  private List<Integer> others(Token verb) {
    List<Integer> others = new ArrayList<>();
    for (int i = verb.index() + 2; i < sentence.tokens().size(); i++) {
      if (isClause(sentence.token(i))) {
        break;
      }
      if (BETWEEN.contains(sentence.token(i - 1).word()) && doer(i).isPresent()) {
        others.add(i);
      }
    }
    return others;
  }

  /** The goods right behind a verb, of who gets them there or else of who does it. */
  private Optional<Lot> first(Token verb, int end) {
    int from = verb.index() + 1;
    Optional<Slot<Actor>> receiver = doer(from);
    List<Slot<Actor>> whose =
        receiver
            .map(List::of)
            .orElseGet(
                () ->
                    sentence
                        .children(verb, "nsubj")
                        .flatMap(who -> where.allAt(who, ActorMention.class).stream())
                        .map(who -> new Slot<>(who.actor(), who.span()))
                        .toList());
    Optional<Token> goods =
        goods(from, end).filter(noun -> noun.is("dobj") || receiver.isPresent());
    // "Sold drones to Kenya and Oman two ships": it may have sold them to both.
    Token last = sentence.token(end - 1);
    boolean open =
        last.is("pobj")
            && sentence.head(last).filter(to -> to.word().matches("to|for")).isPresent();
    return whose.size() != 1 || goods.isEmpty() || open
        ? Optional.empty()
        : Optional.of(new Lot(span(from, end), goods, whose));
  }

  /** "Mali ten", "Peru the tanks"; not "the Maldives a week later". */
  private Optional<Lot> next(int from, int end, Things things) {
    Slot<Actor> doer = doer(from).orElseThrow();
    int behind =
        sentence.tokens(doer.evidence()).stream().mapToInt(Token::index).max().orElse(from) + 1;
    int to = behind;
    while (to < end && isOfPhrase(sentence.token(to))) {
      to++;
    }
    Optional<Token> goods =
        sentence.tokens().subList(behind, to).stream()
            .filter(word -> word.isNoun() || isStandIn(where, word))
            .filter(word -> where.at(word, ActorMention.class).isEmpty())
            .reduce((one, other) -> other);
    Lot lot = new Lot(span(from, to), goods, List.of(doer));
    return goods
        .filter(word -> isStandIn(where, word) || !lot.things(where, things).isEmpty())
        .map(word -> lot);
  }

  /** Who stands right before goods: "Mali 40 jets", "the navy of Mali the ships". */
  private Optional<Slot<Actor>> doer(int at) {
    int from = sentence.token(at).pos().equals("DT") ? at + 1 : at;
    return from >= sentence.tokens().size()
        ? Optional.empty()
        : where
            .at(sentence.token(from), ActorMention.class)
            .filter(name -> name.span().start() >= sentence.token(at).span().start())
            .filter(name -> opensGoods(name.span()))
            .map(name -> new Slot<>(name.actor(), name.span()));
  }

  /** Whether "the", "a" or a number that is no year and of no model stands right behind. */
  private boolean opensGoods(Span name) {
    return sentence.tokens().stream()
        .filter(token -> token.span().start() >= name.end())
        .findFirst()
        .filter(token -> token.pos().equals("DT") || token.pos().equals("CD"))
        .filter(token -> !token.form().matches("\\d{3}"))
        .filter(token -> where.at(token, DateMention.class).isEmpty())
        .filter(token -> where.at(token, AmountMention.class).isEmpty())
        .isPresent();
  }

  private static boolean isOfPhrase(Token token) {
    return token.isNoun()
        || token.pos().matches("DT|CD|JJ.*|HYPH|VBN|VBG|PRP\\$|POS")
        || token.word().equals("of");
  }

  private Span span(int from, int to) {
    return sentence.token(from).span().cover(sentence.token(to - 1).span());
  }

  private List<Lot> read(int from) {
    List<Lot> lots = new ArrayList<>();
    int start = from;
    for (int i = from; i < sentence.tokens().size(); i++) {
      Token token = sentence.token(i);
      if (isClause(token) && i > from) {
        break;
      }
      List<Slot<Actor>> others =
          SIDES.contains(token.word()) && isSameSide(lots, token) ? named(i + 1) : List.of();
      if (others.isEmpty()) {
        continue;
      }
      Optional<Token> goods = goods(start, i);
      if (!lots.isEmpty() && (goods.isEmpty() || !isNext(start, i))) {
        return List.of();
      }
      int end = others.get(others.size() - 1).evidence().end();
      int first = lots.isEmpty() ? sentence.token(start).span().start() : beginning(start, i);
      lots.add(new Lot(new Span(first, end), goods, others));
      while (i + 1 < sentence.tokens().size() && sentence.token(i + 1).span().start() < end) {
        i++;
      }
      start = i + 1;
      if (start >= sentence.tokens().size()) {
        break;
      }
    }
    return dated(lots);
  }

  private static boolean isClause(Token token) {
    return token.isVerb() && !NounPhrases.BEFORE.contains(token.relation())
        || token.is("mark")
        || token.pos().startsWith("W");
  }

  /** Whether a preposition is the one of the lots before. */
  private boolean isSameSide(List<Lot> lots, Token preposition) {
    return lots.isEmpty()
        || sentence.tokens(lots.get(0).span()).stream()
            .anyMatch(t -> t.word().equals(preposition.word()));
  }

  /** Those who are listed from a word on. */
  private List<Slot<Actor>> named(int from) {
    List<Slot<Actor>> found = new ArrayList<>();
    int end = -1;
    for (int i = from; i < sentence.tokens().size(); i++) {
      Token token = sentence.token(i);
      if (token.span().start() < end) {
        continue;
      }
      Optional<ActorMention> actor =
          where
              .at(token, ActorMention.class)
              .filter(mention -> mention.form() == ActorMention.Form.NAME)
              .filter(mention -> mention.span().start() <= token.span().start());
      if (actor.isPresent()) {
        found.add(new Slot<>(actor.get().actor(), actor.get().span()));
        end = actor.get().span().end();
      } else if (!LISTING.contains(token.word())) {
        break;
      }
    }
    return found;
  }

  /** The last noun or bare number between two words that is no name of an actor and no date. */
  private Optional<Token> goods(int from, int to) {
    return sentence.tokens().subList(from, to).stream()
        .filter(word -> word.isNoun() && !isBeside(word) || isStandIn(where, word))
        .filter(noun -> where.at(noun, ActorMention.class).isEmpty())
        .filter(noun -> where.at(noun, DateMention.class).isEmpty())
        .reduce((one, other) -> other);
  }

  /** "Despite protests", "with help", "a country": what stands beside goods, and is none. */
  private boolean isBeside(Token noun) {
    return noun.is("appos")
        || noun.is("pobj") && sentence.head(noun).filter(p -> !p.word().equals("of")).isPresent();
  }

  /** Whether another lot begins with these words: "and 40 tanks"; nobody else is named there. */
  private boolean isNext(int from, int to) {
    List<Token> words = sentence.tokens().subList(from, to);
    return words.stream().anyMatch(word -> BETWEEN.contains(word.word()))
        && words.stream()
            .noneMatch(
                word ->
                    word.is("pobj")
                        && where.at(word, ActorMention.class).isPresent()
                        && sentence
                            .head(word)
                            .filter(p -> p.index() >= from && !isWhose(from, p))
                            .isPresent());
  }

  /** "Eni of Italy". */
  private static boolean isWhose(int behind, Token preposition) {
    return preposition.index() == behind && preposition.word().equals("of");
  }

  /** Behind what is said of the lot before: "in 2019" of "from Chad in 2019 and tanks". */
  private int beginning(int from, int to) {
    return sentence.tokens().subList(from, to).stream()
        .filter(word -> BETWEEN.contains(word.word()))
        .findFirst()
        .orElse(sentence.token(from))
        .span()
        .start();
  }

  /** Each lot with the date behind it, where the first has one: "from Chad in 2019 and …". */
  private List<Lot> dated(List<Lot> lots) {
    List<Lot> dated = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      Lot lot = lots.get(i);
      boolean last = i + 1 == lots.size();
      boolean each = i > 0 && hasDate(dated.get(0).span());
      int end =
          !last ? lots.get(i + 1).span().start() : each ? sentence.span().end() : lot.span().end();
      dated.add(new Lot(new Span(lot.span().start(), end), lot.goods(), lot.others()));
    }
    return dated;
  }

  private boolean hasDate(Span span) {
    return where.all(DateMention.class).stream().anyMatch(date -> span.contains(date.span()));
  }

  private static Optional<Role> role(Draft draft, Lot lot) {
    return lot.others().stream().flatMap(other -> role(draft, other.value()).stream()).findFirst();
  }

  private static Optional<Role> role(Draft draft, Actor actor) {
    return draft.participants().keySet().stream()
        .filter(part -> part.actor().id() == actor.id())
        .map(Participation::role)
        .findFirst();
  }

  private static boolean mayHave(Draft draft, Lot lot, Role role) {
    return lot.others().stream()
        .allMatch(other -> role(draft, other.value()).filter(has -> has != role).isEmpty());
  }

  private static Draft of(
      SentenceMentions where, Things things, Draft draft, List<Lot> lots, Lot lot, Role role) {
    Set<Integer> all = new HashSet<>();
    lots.forEach(one -> one.others().forEach(other -> all.add(other.value().id())));
    List<Slot<Participation>> parts = new ArrayList<>();
    lot.others()
        .forEach(
            other ->
                parts.add(new Slot<>(new Participation(role, other.value()), other.evidence())));
    draft.participants().values().stream()
        .filter(part -> !all.contains(part.value().actor().id()))
        .forEach(parts::add);
    Draft each = draft.among(parts);
    part(each, lots, lot);
    boolean own = lot.goods().isPresent();
    each.objects()
        .values()
        .removeIf(
            thing ->
                own
                    ? !lot.span().contains(thing.evidence())
                    : thing.evidence().start() > draft.anchor().span().end());
    if (each.objects().isEmpty() && !draft.objects().isEmpty()) {
      lot.things(where, things).forEach(each::object);
    }
    return each;
  }

  /** Keeps what is said of the other lots out of the draft of one. */
  static void part(Draft draft, List<Lot> lots, Lot own) {
    for (Lot other : lots) {
      if (other != own) {
        draft.elsewhere(other.span());
        other.others().stream()
            .map(Slot::value)
            .filter(actor -> !draft.actorIds().contains(actor.id()))
            .forEach(draft::bystander);
      }
    }
  }

  /** Whether goods come from those that are named, and do not go to them. */
  static boolean isFrom(SentenceMentions where, Lot lot) {
    return where.sentence().tokens(lot.span()).stream()
        .anyMatch(token -> token.word().equals("from"));
  }
}
