package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.Role;

/**
 * Several payments by one verb that stands only once: "lent Chad $20 million and Mali $50 million",
 * "gave $3 million to Chad and $5 million to Mali", "Norway promised $3 million, Oman $5 million".
 */
final class Gapping {

  /** How many words at most part an actor and its sum: "the Netherlands some $3 million". */
  private static final int NEAR = 4;

  private static final Set<String> TO = Set.of("to", "for");

  private static final Set<String> IN = Set.of("in", "of");

  private static final Set<String> ENDS = Set.of(";", ":", ".", "(");

  private final SentenceMentions where;
  private final Sentence sentence;
  private final Draft draft;
  private final List<AmountMention> sums;

  private Gapping(SentenceMentions where, Draft draft) {
    this.where = where;
    this.sentence = where.sentence();
    this.draft = draft;
    this.sums = sums();
  }

  /** One draft for each payment; the draft itself where there is only one. */
  static List<Draft> each(SentenceMentions where, Draft draft) {
    boolean pays = draft.anchor().isVerb() && !draft.sums().isEmpty() && draft.isComplete();
    return pays ? new Gapping(where, draft).each() : List.of(draft);
  }

  private List<Draft> each() {
    if (sums.size() < 2) {
      return List.of(draft);
    }
    List<Optional<Slot<Actor>>> before = new ArrayList<>();
    List<Optional<Slot<Actor>>> after = new ArrayList<>();
    for (AmountMention sum : sums) {
      before.add(before(sum));
      after.add(after(sum));
    }
    Role doer = role("subject");
    Role receiver = role("to");
    boolean others = before.stream().skip(1).allMatch(Optional::isPresent);
    if (others && before.get(0).isPresent()) {
      Role known =
          before.stream()
              .flatMap(Optional::stream)
              .flatMap(actor -> sentence.headOf(actor.evidence()).stream())
              .flatMap(name -> behindPreposition(name).stream())
              .findFirst()
              .orElseGet(() -> role("indirect"));
      return each(known, before);
    }
    if (after.stream().skip(1).allMatch(Optional::isPresent) && draft.has(receiver.term())) {
      return each(receiver, after);
    }
    return others && draft.has(doer.term()) ? each(doer, before) : List.of(draft);
  }

  /** The sums behind the verb, up to where another clause begins. */
  private List<AmountMention> sums() {
    List<AmountMention> found = new ArrayList<>();
    for (AmountMention sum : where.all(AmountMention.class)) {
      if (sum.span().start() > draft.anchor().span().end()) {
        int from =
            found.isEmpty()
                ? draft.anchor().index() + 1
                : last(found.get(found.size() - 1)).index() + 1;
        if (isBroken(from, first(sum).index())) {
          break;
        }
        found.add(sum);
      }
    }
    return found;
  }

  /** Whether another clause begins between two words. */
  private boolean isBroken(int from, int to) {
    return sentence.tokens().subList(from, Math.max(from, to)).stream()
        .anyMatch(
            token ->
                ENDS.contains(token.form())
                    || token.isVerb() && !token.pos().equals("VBN")
                    || token.is("mark"));
  }

  private Optional<Slot<Actor>> before(AmountMention sum) {
    int at = first(sum).index();
    for (int i = at - 1; i > draft.anchor().index() && i >= at - NEAR; i--) {
      Token token = sentence.token(i);
      Optional<Slot<Actor>> actor = actor(token);
      if (actor.isPresent()) {
        return actor.filter(a -> !token.is("pobj") || behindPreposition(token).isPresent());
      }
      if (token.is("prep") || token.form().equals(",")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "From China $3 billion and from Japan $1 billion": the part that one of those has. */
  private Optional<Role> behindPreposition(Token name) {
    Optional<String> preposition = preposition(name);
    return draft.participants().values().stream()
        .filter(
            part ->
                preposition.isPresent()
                    && sentence
                        .headOf(part.evidence())
                        .flatMap(this::preposition)
                        .equals(preposition))
        .map(part -> part.value().role())
        .findFirst();
  }

  private Optional<String> preposition(Token name) {
    return name.is("pobj") ? sentence.head(name).map(Token::word) : Optional.empty();
  }

  private Optional<Slot<Actor>> after(AmountMention sum) {
    int at = behindGoods(last(sum).index() + 1);
    if (at >= sentence.tokens().size() || !TO.contains(sentence.token(at).lemma())) {
      return Optional.empty();
    }
    for (int i = at + 1; i < sentence.tokens().size() && i <= at + NEAR; i++) {
      Optional<Slot<Actor>> actor = actor(sentence.token(i));
      if (actor.isPresent()) {
        return actor;
      }
    }
    return Optional.empty();
  }

  /** Behind "in aid", "of military aid". */
  private int behindGoods(int from) {
    List<Token> words = sentence.tokens();
    if (from >= words.size() || !IN.contains(words.get(from).lemma())) {
      return from;
    }
    int at = from + 1;
    while (at < words.size()
        && at <= from + NEAR
        && (words.get(at).isNoun() || words.get(at).pos().startsWith("JJ"))
        && where.at(words.get(at), ActorMention.class).isEmpty()) {
      at++;
    }
    return at;
  }

  private Optional<Slot<Actor>> actor(Token token) {
    return where
        .at(token, ActorMention.class)
        .map(mention -> new Slot<>(mention.actor(), mention.span()));
  }

  private List<Draft> each(Role role, List<Optional<Slot<Actor>>> actors) {
    List<Slot<Actor>> named = actors.stream().flatMap(Optional::stream).toList();
    List<Integer> others = named.stream().map(a -> a.value().id()).toList();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      List<Slot<Participation>> parts = new ArrayList<>();
      actors
          .get(i)
          .map(a -> new Slot<>(new Participation(role, a.value()), a.evidence()))
          .ifPresent(parts::add);
      boolean own = parts.isEmpty();
      draft.participants().values().stream()
          .filter(p -> !others.contains(p.value().actor().id()))
          .filter(p -> own || p.value().role() != role)
          .forEach(parts::add);
      Draft each = draft.among(parts);
      named.stream()
          .filter(other -> !each.actorIds().contains(other.value().id()))
          .filter(other -> !own || !isOfAll(other))
          .forEach(other -> each.bystander(other.value()));
      sentence.tokens(sums.get(i).span()).forEach(each::sum);
      drafts.add(each);
    }
    return drafts;
  }

  /** "Pledged 3 million dollars and 2 million euros to Togo": both may go there. */
  private boolean isOfAll(Slot<Actor> actor) {
    return sums.stream().allMatch(sum -> sum.span().end() < actor.evidence().start());
  }

  /** The role that an argument has by the draft's frame; who is given to receives. */
  private Role role(String argument) {
    return draft.frame().fillings(argument).stream()
        .filter(Frame.Filling.Participant.class::isInstance)
        .map(filling -> ((Frame.Filling.Participant) filling).role())
        .findFirst()
        .orElse(Role.RECIPIENT);
  }

  private Token first(AmountMention sum) {
    return sentence.tokens(sum.span()).get(0);
  }

  private Token last(AmountMention sum) {
    List<Token> words = sentence.tokens(sum.span());
    return words.get(words.size() - 1);
  }
}
