package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/** Whom a sentence names and means, in text order, and who of them stand in one list. */
final class Roster {

  private static final Set<String> JOINS =
      Set.of("and", ",", "-", "–", "—", "'s", "’s", "the", "as", "well", "&", "/", "both", "with");

  private static final Set<String> SOURCE = Set.of("from", "by", "of");

  private static final Set<String> LIKE = Set.of("like", "unlike", "including");

  private final FactLexicon lexicon;
  private final Origins origins;
  private final BiFunction<SentenceMentions, Token, List<Actor>> meant;
  private final Predicate<Actor> press;

  /**
   * @param meant whom a subject that is a pronoun or a group noun means
   * @param press who only tells of what others do: nobody means them
   */
  Roster(
      FactLexicon lexicon,
      Origins origins,
      BiFunction<SentenceMentions, Token, List<Actor>> meant,
      Predicate<Actor> press) {
    this.press = press;
    this.lexicon = lexicon;
    this.origins = origins;
    this.meant = meant;
  }

  /** Takes in who is named, and whom subjects mean that name nobody, up to a word. */
  void take(SentenceMentions where, int until, Antecedents into) {
    Sentence sentence = where.sentence();
    Runs runs = new Runs(where, into);
    for (Token token : sentence.tokens()) {
      if (token.index() >= until) {
        break;
      }
      where.allAt(token, ActorMention.class).stream()
          .filter(m -> sentence.headOf(m.span()).filter(head -> head == token).isPresent())
          .filter(m -> !press.test(m.actor()) && !isOfFigures(sentence, m.actor(), token))
          .forEach(mention -> named(mention, token, runs, into));
      if (token.is("nsubj") && where.at(token, ActorMention.class).isEmpty()) {
        meant(sentence, meant.apply(where, token), into);
      }
    }
    runs.end();
  }

  private void named(ActorMention mention, Token token, Runs runs, Antecedents into) {
    Sentence sentence = runs.where.sentence();
    boolean subject = isSubject(sentence, token);
    into.add(
        new Antecedents.Seen(
            mention.actor(),
            sentence.index(),
            subject,
            mention.form() != ActorMention.Form.DEMONYM,
            mention.form() == ActorMention.Form.LOCATIVE,
            mention.actor().type() == ActorType.STATE && origins.isOrigin(runs.where, token)));
    runs.add(mention, token, subject);
  }

  /** "Data from the World Bank show that its exports fell": the bank only counts them. */
  private boolean isOfFigures(Sentence sentence, Actor actor, Token named) {
    return TypeSets.BODIES.contains(actor.type())
        && named.is("pobj")
        && sentence
            .head(named)
            .filter(by -> by.index() > 0 && SOURCE.contains(by.word()))
            // The parser may hang "from the bank" on the verb.
            .filter(by -> lexicon.isAccount(sentence.token(by.index() - 1).lemma()))
            .isPresent();
  }

  private static void meant(Sentence sentence, List<Actor> actors, Antecedents into) {
    actors.forEach(
        a -> into.add(new Antecedents.Seen(a, sentence.index(), true, false, false, false)));
    if (actors.size() > 1) {
      into.addMeant(actors, sentence.index());
    }
  }

  /** The actors of a sentence that stand in one list. */
  private final class Runs {

    private final SentenceMentions where;
    private final Antecedents into;
    private final List<Actor> run = new ArrayList<>();
    private int last = -10;
    private boolean subject;

    Runs(SentenceMentions where, Antecedents into) {
      this.where = where;
      this.into = into;
    }

    void add(ActorMention mention, Token token, boolean isSubject) {
      if (origins.isOrigin(where, token) || isEachForItself(where.sentence(), token)) {
        return;
      }
      if (!isJoined(where, last, token.index()) || run.contains(mention.actor())) {
        end();
      }
      subject |= isSubject;
      run.add(mention.actor());
      last =
          where.sentence().tokens(mention.span()).stream()
              .mapToInt(Token::index)
              .max()
              .orElse(last);
    }

    void end() {
      if (run.size() > 1) {
        int now = where.sentence().index();
        into.add(new Antecedents.Group(List.copyOf(run), now, now, subject, true));
      }
      run.clear();
      subject = false;
    }
  }

  /** "Bids from Chad and Mali"; "neighbours like Chad and Mali", who are examples. */
  private boolean isEachForItself(Sentence sentence, Token token) {
    Optional<Token> preposition =
        NounPhrases.first(sentence, token)
            .filter(first -> first.is("pobj"))
            .flatMap(sentence::head);
    return preposition.filter(like -> LIKE.contains(like.word())).isPresent()
        || preposition
            .flatMap(sentence::head)
            .filter(noun -> lexicon.isRivalry(noun.lemma()))
            .isPresent();
  }

  /** Whether only "and", a comma, a hyphen, a possessive or an article stands between. */
  private boolean isJoined(SentenceMentions where, int last, int next) {
    if (last < 0 || next <= last) {
      return false;
    }
    List<Token> between =
        where.sentence().tokens().subList(last + 1, next).stream()
            .filter(t -> !t.is("compound"))
            .filter(t -> !origins.isOrigin(where, t) && !isBeforeOrigin(where, t))
            .toList();
    return between.size() <= 4
        && !between.isEmpty()
        && between.stream().allMatch(t -> JOINS.contains(t.form().toLowerCase(Locale.ROOT)));
  }

  /** "Of" of "CASA of Spain and IPTN of Indonesia". */
  private boolean isBeforeOrigin(SentenceMentions where, Token token) {
    return token.is("prep")
        && where.sentence().children(token, "pobj").anyMatch(of -> origins.isOrigin(where, of));
  }

  /** Whether somebody does what a clause tells of that says more than which thing is meant. */
  private static boolean isSubject(Sentence sentence, Token token) {
    Token t = token;
    for (int i = 0; i < 4; i++) {
      if (t.is("nsubj") || t.is("nsubjpass")) {
        return sentence.head(t).filter(verb -> verb.is("relcl")).isEmpty();
      }
      Optional<Token> head = sentence.head(t);
      // "The Spanish firm Indra has signed"
      boolean called = t.is("appos") && head.filter(noun -> !noun.isProperNoun()).isPresent();
      if (!t.is("conj") && !t.is("compound") && !called) {
        return false;
      }
      if (head.isEmpty()) {
        return false;
      }
      t = head.get();
    }
    return false;
  }
}
