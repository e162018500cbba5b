package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fact.Fact.DateKind;
import org.entente.knowledge.EngagementKind;

/** Gives each date, amount and quantity of a sentence to the engagement that it belongs to. */
final class Attachments {

  /** Relations by which what is below shares the time of what is above. */
  private static final Set<String> GOVERNED =
      Set.of("xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp");

  private static final Set<String> RANKS =
      Set.of("first", "second", "third", "fourth", "fifth", "only", "last");

  /** What stands between a name and its date. */
  private static final Set<String> BEHIND = Set.of("in", "of", "(");

  /** How many tokens before a date its "starting" may stand, at most. */
  private static final int NEAR = 4;

  /** Before the parts of a sum. */
  private static final Set<String> PARTING = Set.of("including", ":");

  private static final Set<String> WHOLE = Set.of("it", "which", "this", "that", "them");

  private final FactLexicon lexicon;
  private final Places places;
  private final Dating dating;
  private final Counts counts;

  /**
   * @param today the document's day, when known
   */
  Attachments(FactLexicon lexicon, Places places, Optional<PartialDate> today) {
    this.lexicon = lexicon;
    this.places = places;
    this.dating = new Dating(lexicon, today);
    this.counts = new Counts(lexicon);
  }

  /**
   * Attaches what the sentence says to drafts of it.
   *
   * @return what belongs to none of them
   */
  List<Mention> attach(SentenceMentions where, List<Draft> drafts, Set<Token> taken) {
    List<Mention> left = new ArrayList<>();
    dates(where, drafts, left);
    withoutYearsOfNames(drafts);
    numbers(where, drafts, taken, left);
    new Occasions(where.sentence()).share(drafts);
    new SharedDates(this).ofVerbs(where, drafts);
    places(where, drafts);
    return left;
  }

  private void dates(SentenceMentions where, List<Draft> drafts, List<Mention> left) {
    for (List<DateMention> years : YearLists.of(where)) {
      List<Mention> none = new ArrayList<>();
      Optional<DateMention> first =
          years.stream().filter(date -> date(where, drafts, date, none)).findFirst();
      first.ifPresentOrElse(
          date -> drafts.forEach(draft -> alike(draft, date, years)), () -> left.addAll(none));
    }
  }

  /** Gives a draft the years of a list as what one of them was given. */
  private static void alike(Draft draft, DateMention given, List<DateMention> years) {
    List<DateKind> kinds =
        draft.dates().values().stream()
            .filter(when -> when.evidence().equals(given.span()))
            .map(when -> when.value().kind())
            .toList();
    years.stream()
        .filter(year -> year != given)
        .forEach(
            year -> kinds.forEach(kind -> draft.date(kind, new Slot<>(year.from(), year.span()))));
  }

  /**
   * Gives a date to the draft that it is of.
   *
   * @param left takes it where it is of none
   * @return whether a draft has it
   */
  private boolean date(
      SentenceMentions where, List<Draft> drafts, DateMention date, List<Mention> left) {
    Sentence sentence = where.sentence();
    if (isOfNoun(sentence, date, drafts)
        || isOfRank(sentence, date)
        || isOfComment(sentence, date, drafts)) {
      return false;
    }
    Optional<NamedMention> listed = listed(where, date);
    if (listed.isPresent()) {
      drafts.stream()
          .filter(d -> d.name().equals(listed))
          .forEach(d -> dating.date(sentence, d, date));
      return true;
    }
    if (drafts.stream().anyMatch(d -> isOfNextActor(where, d, date))) {
      left.add(date);
      return false;
    }
    Optional<Draft> owner =
        owner(sentence, date, drafts, true)
            .filter(draft -> !isOfAnother(sentence, date, draft))
            .filter(draft -> !isApart(sentence, date, draft))
            .filter(draft -> !isOfDelivery(sentence, date, draft))
            .map(draft -> talks(sentence, draft, drafts))
            .or(() -> governed(sentence, date, drafts));
    owner.ifPresentOrElse(d -> dating.date(sentence, d, date), () -> left.add(date));
    owner.ifPresent(o -> share(sentence, o, date, drafts));
    owner
        .filter(Draft::isLot)
        .ifPresent(
            lot ->
                lotsBeside(lot, date.span(), drafts)
                    .forEach(other -> dating.date(sentence, other, date)));
    return owner.isPresent();
  }

  /** "A contract for jets, with delivery starting in 2028": nothing of the contract began then. */
  boolean isOfDelivery(Sentence sentence, DateMention date, Draft draft) {
    List<Token> words = sentence.tokens(date.span());
    if (draft.kind() != EngagementKind.AGREEMENT || words.isEmpty()) {
      return false;
    }
    int first = words.get(0).index();
    for (int i = first - 1; i > 0 && first - i <= NEAR; i--) {
      if (lexicon.isStarting(sentence.token(i).word())) {
        int noun = sentence.token(i - 1).is("aux") ? i - 2 : i - 1;
        return noun >= 0 && lexicon.isDelivery(sentence.token(noun).lemma());
      }
    }
    return false;
  }

  /** The other goods of a clause, where words beside them all are said of them too. */
  private static List<Draft> lotsBeside(Draft lot, Span words, List<Draft> drafts) {
    return drafts.stream()
        .filter(d -> d != lot && d.anchor() == lot.anchor() && d.isLot() && !d.isElsewhere(words))
        .toList();
  }

  /** "Chad joined in 2009, Togo in 2010 and Mali in 2011": when another did so. */
  private boolean isOfNextActor(SentenceMentions where, Draft draft, DateMention date) {
    Sentence sentence = where.sentence();
    List<Token> words = sentence.tokens(date.span());
    int name = words.isEmpty() ? -1 : words.get(0).index() - 2;
    return name > 1
        && draft.kind() == EngagementKind.COOPERATION
        && draft.anchor().isVerb()
        && lexicon.isMembership(draft.anchor().lemma())
        && draft.anchor().index() < name
        && sentence.token(name + 1).word().equals("in")
        && sentence.token(name - 1).form().matches(",|and")
        && where.at(sentence.token(name), Mention.ActorMention.class).isPresent()
        && draft.dates().values().stream()
            .anyMatch(when -> sentence.span().contains(when.evidence()));
  }

  /** The year in a name says nothing where the day is told: "Storm 2025, held in May 2025". */
  private static void withoutYearsOfNames(List<Draft> drafts) {
    for (Draft draft : drafts) {
      if (draft.name().isPresent() && draft.dates().size() > 1) {
        draft
            .dates()
            .values()
            .removeIf(when -> when.evidence().equals(draft.name().orElseThrow().span()));
      }
    }
  }

  /** The name that a date stands behind, in a list of such: "Storm in 2019 and Thunder in 2022". */
  private static Optional<NamedMention> listed(SentenceMentions where, DateMention date) {
    long listed =
        where.all(DateMention.class).stream().filter(d -> before(where, d).isPresent()).count();
    return listed > 1 ? before(where, date) : Optional.empty();
  }

  /** The name right before a date: "the Lake Treaty (1998)", "Operation Storm in 2019". */
  private static Optional<NamedMention> before(SentenceMentions where, DateMention date) {
    List<Token> words = where.sentence().tokens(date.span());
    int first = words.isEmpty() ? 0 : words.get(0).index();
    return first < 2 || !BEHIND.contains(where.sentence().token(first - 1).form())
        ? Optional.empty()
        : where.at(where.sentence().token(first - 2), NamedMention.class);
  }

  private void numbers(
      SentenceMentions where, List<Draft> drafts, Set<Token> taken, List<Mention> left) {
    Sentence sentence = where.sentence();
    for (AmountMention amount : where.all(AmountMention.class)) {
      if (sentence.tokens(amount.span()).stream().noneMatch(taken::contains)
          && !isBurden(sentence, amount, drafts)) {
        acting(sentence, amount, drafts)
            .or(
                () ->
                    owner(sentence, amount, drafts, true)
                        .filter(d -> !isPartOfOther(sentence, amount)))
            .filter(d -> !isPartOfTold(where, amount, d))
            .filter(d -> d.amounts().isEmpty() || !isOfNextActor(where, amount))
            .ifPresentOrElse(d -> d.amounts().add(amount), () -> left.add(amount));
      }
    }
    for (QuantityMention quantity : where.all(QuantityMention.class)) {
      if (sentence.tokens(quantity.span()).stream().noneMatch(taken::contains)) {
        owner(sentence, quantity, drafts, false)
            .filter(d -> counts.counts(sentence, quantity, d))
            .ifPresentOrElse(d -> d.quantities().add(quantity), () -> left.add(quantity));
      }
    }
  }

  /** "A loan of $90 million, a third of it lent by Chad": what is told of the sum itself. */
  private static Optional<Draft> acting(
      Sentence sentence, AmountMention amount, List<Draft> drafts) {
    return drafts.stream()
        .filter(Draft::isComplete)
        .filter(d -> sentence.tokens(amount.span()).stream().anyMatch(d.sums()::contains))
        .max(Comparator.comparingInt(d -> d.anchor().index()));
  }

  /** "Chile pledged $5 million and Peru $2 million": whose the second sum is stands before it. */
  private static boolean isOfNextActor(SentenceMentions where, AmountMention amount) {
    List<Token> words = where.sentence().tokens(amount.span());
    int before = words.isEmpty() ? -1 : words.get(0).index() - 1;
    return before > 0
        && where
            .at(where.sentence().token(before), Mention.ActorMention.class)
            .filter(name -> name.form() == Mention.ActorMention.Form.NAME)
            .isPresent();
  }

  /** "$3 million, $1 million of it for roads": a part of what was told. */
  private static boolean isPartOfOther(Sentence sentence, AmountMention amount) {
    List<Token> words = sentence.tokens(amount.span());
    return !words.isEmpty()
        && NounPhrases.complements(sentence, words.get(words.size() - 1), "of").stream()
            .anyMatch(whole -> WHOLE.contains(whole.word()));
  }

  /** "$30 million, of which $9 million is for roads": a part, unless its own clause tells of it. */
  private static boolean isPartOfTold(SentenceMentions where, AmountMention part, Draft draft) {
    Sentence sentence = where.sentence();
    List<AmountMention> all = where.all(AmountMention.class);
    for (AmountMention whole : all) {
      List<AmountMention> behind =
          all.stream().filter(sum -> sum.span().start() >= whole.span().end()).toList();
      BigDecimal total =
          behind.stream().map(AmountMention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean parted =
          behind.contains(part)
              && behind.stream().allMatch(sum -> sum.currency().equals(whole.currency()))
              && total.compareTo(whole.value()) <= 0
              && isParting(sentence, new Span(whole.span().end(), behind.get(0).span().start()))
              && !isWithin(draft, whole)
              && behind.stream().noneMatch(sum -> isGivenTo(where, sum));
      if (parted) {
        return true;
      }
    }
    return false;
  }

  /** "$60 million to Brazil": a payment of its own. */
  private static boolean isGivenTo(SentenceMentions where, AmountMention sum) {
    List<Token> words = where.sentence().tokens();
    return words.stream()
        .filter(to -> to.span().start() >= sum.span().end())
        .findFirst()
        .filter(to -> to.word().equals("to") && to.index() + 1 < words.size())
        .flatMap(to -> where.at(words.get(to.index() + 1), Mention.ActorMention.class))
        .isPresent();
  }

  /** Whether what tells of a draft stands behind the whole sum: "of which $3 million is lent". */
  private static boolean isWithin(Draft draft, AmountMention whole) {
    return draft.anchor().span().start() > whole.span().end();
  }

  /** "Of which", "including", a colon. */
  private static boolean isParting(Sentence sentence, Span between) {
    List<Token> words = sentence.tokens(between);
    boolean which =
        words.stream()
            .anyMatch(
                w -> w.pos().equals("WDT") && w.index() > 0 && isOf(sentence.token(w.index() - 1)));
    return which || words.stream().anyMatch(w -> PARTING.contains(w.word()));
  }

  private static boolean isOf(Token word) {
    return word.word().equals("of");
  }

  /** "Losses of $30 million": what somebody has lost, and nothing that is paid. */
  private boolean isBurden(Sentence sentence, AmountMention amount, List<Draft> drafts) {
    Optional<Token> head = sentence.headOf(amount.span());
    Optional<Token> above = head.flatMap(sentence::head);
    Optional<Token> noun =
        above
            .filter(of -> of.lemma().equals("of"))
            .flatMap(sentence::head)
            .or(() -> above.filter(n -> !head.orElseThrow().is("appos")));
    return noun.filter(n -> n.isNoun() && lexicon.isBurden(n.lemma()))
        // "Paid damages of $10 million"
        .filter(n -> !n.is("dobj") && !n.is("nsubjpass"))
        .filter(n -> drafts.stream().noneMatch(d -> isItsWord(d, n)))
        .isPresent();
  }

  /** "Despite a 2016 ruling": when that was, and nothing of an engagement. */
  private static boolean isOfNoun(Sentence sentence, DateMention date, List<Draft> drafts) {
    return sentence
        .headOf(date.span())
        .filter(own -> own.is("nmod") || own.is("amod") || own.is("compound"))
        // "By 2019 Egypt had …": the parser hangs the year on what follows it.
        .filter(own -> !isAfterPreposition(sentence, date))
        .flatMap(
            own -> sentence.head(own).filter(noun -> noun.isNoun() && noun.index() > own.index()))
        .filter(noun -> drafts.stream().noneMatch(d -> tellsOf(d, noun)))
        .isPresent();
  }

  /** Whether a noun tells of an engagement: not "the 2014 loans" of an agreement on them. */
  private static boolean tellsOf(Draft draft, Token noun) {
    return draft.territory().contains(noun) || draft.anchor() == noun;
  }

  private static boolean isItsWord(Draft draft, Token noun) {
    return tellsOf(draft, noun) || objectAt(draft, noun);
  }

  private static boolean isAfterPreposition(Sentence sentence, DateMention date) {
    int first = sentence.tokens(date.span()).get(0).index();
    return first == 0 || Set.of("IN", "TO", "RB", ",").contains(sentence.token(first - 1).pos());
  }

  /** "The lowest level since 1991", "the first time since 1998": from when on it is compared. */
  private static boolean isOfRank(Sentence sentence, DateMention date) {
    return date.relation() == DateMention.Relation.SINCE
        && sentence
            .headOf(date.span())
            .flatMap(sentence::head)
            .filter(since -> since.is("prep") && since.index() > 0)
            .filter(
                since ->
                    isRanked(sentence, sentence.token(since.index() - 1))
                        || sentence.upwards(since).stream()
                            .skip(1)
                            .takeWhile(above -> above.isNoun() || above.is("prep"))
                            .anyMatch(above -> isRanked(sentence, above)))
            .isPresent();
  }

  /** "First", "the largest visit". */
  private static boolean isRanked(Sentence sentence, Token word) {
    return isHighest(word)
        || word.isNoun()
            && sentence.children(word, "amod", "nmod").anyMatch(Attachments::isHighest);
  }

  /** "Largest", "first"; not "every second year". */
  private static boolean isHighest(Token word) {
    return word.pos().equals("JJS") || word.form().equalsIgnoreCase("first");
  }

  /** "In May Oman condemned a plan": when it did so, and nothing of the plan. */
  private boolean isOfComment(Sentence sentence, DateMention date, List<Draft> drafts) {
    return sentence
        .headOf(date.span())
        .flatMap(
            day -> day.is("pobj") ? sentence.head(day).flatMap(sentence::head) : sentence.head(day))
        .filter(verb -> verb.isVerb() && lexicon.isCommenting(verb.lemma()))
        .filter(verb -> drafts.stream().noneMatch(d -> d.anchor() == verb))
        .flatMap(verb -> sentence.children(verb, "dobj").findFirst())
        .map(sentence::subtree)
        .filter(what -> drafts.stream().anyMatch(d -> what.contains(d.anchor())))
        .isPresent();
  }

  /** "First", "largest". */
  static boolean isRank(Token word) {
    return word.pos().equals("JJS") || RANKS.contains(word.form().toLowerCase(Locale.ROOT));
  }

  /** "Invested in a plant that began work in 2024": the date of what the clause tells. */
  private boolean isOfAnother(Sentence sentence, DateMention date, Draft draft) {
    Optional<Token> token = sentence.headOf(date.span());
    for (int i = 0; i < 8 && token.isPresent(); i++) {
      Token here = token.get();
      if (draft.territory().contains(here) || here == draft.anchor()) {
        return false;
      }
      if (here.is("relcl") && here.isVerb()) {
        return sentence.head(here).filter(draft.territory()::contains).isEmpty()
            && lexicon.dateKind(sentence, here, draft.kind()).isEmpty()
            && !lexicon.cancels(sentence, here);
      }
      token = sentence.head(here);
    }
    return false;
  }

  /**
   * "Signed it ahead of the Games in 2024", "the pact, which replaces one signed in 1998": the date
   * of what comes after, or came before.
   */
  boolean isApart(Sentence sentence, DateMention date, Draft draft) {
    List<Token> above =
        sentence.headOf(date.span()).stream()
            .flatMap(own -> sentence.upwards(own).stream())
            .takeWhile(at -> !draft.territory().contains(at) && at != draft.anchor())
            .toList();
    // "Before the end of 2024": no later than that.
    boolean ahead =
        date.relation() != DateMention.Relation.BY
            && above.stream()
                .skip(2)
                .filter(at -> lexicon.isAhead(at.word()))
                .anyMatch(at -> !sentence.subtree(at).contains(draft.anchor()));
    boolean compared = above.stream().skip(1).anyMatch(at -> lexicon.isComparing(at.word()));
    boolean other =
        above.stream()
            .filter(at -> at.is("acl"))
            .flatMap(at -> sentence.head(at).stream())
            .filter(noun -> noun.is("dobj"))
            .flatMap(noun -> sentence.head(noun).stream())
            .anyMatch(verb -> verb.is("relcl"));
    return ahead || other || compared || isOfEarlier(sentence, above);
  }

  /** "Imposed it after the coup of 3 May": when that was, and not when it was imposed. */
  private boolean isOfEarlier(Sentence sentence, List<Token> above) {
    for (int i = 0; i + 2 < above.size(); i++) {
      if (above.get(i).word().equals("of") && above.get(i + 1).isNoun()) {
        return lexicon.isAfterwards(above.get(i + 2).word())
            && above.get(i + 2).is("prep")
            && sentence.head(above.get(i + 2)).filter(Token::isVerb).isPresent();
      }
    }
    return false;
  }

  /** "Launched talks on a pact in 2023": what is only talked of has no date yet. */
  private static Draft talks(Sentence sentence, Draft draft, List<Draft> drafts) {
    return draft.kind() == EngagementKind.AGREEMENT && Dating.has(draft, Status.PROPOSED)
        ? drafts.stream()
            .filter(other -> other.kind() == EngagementKind.MEETING && other.dates().isEmpty())
            .filter(other -> sentence.subtree(other.anchor()).contains(draft.anchor()))
            .findFirst()
            .orElse(draft)
        : draft;
  }

  /** Places after "at", "in", "off"…: each goes where a date in its stead would go. */
  private void places(SentenceMentions where, List<Draft> drafts) {
    Sentence sentence = where.sentence();
    for (Token preposition : sentence.tokens()) {
      if (!lexicon.isLocative(preposition.form().toLowerCase(Locale.ROOT))
          || !preposition.is("prep")
          || isCompared(sentence, preposition)) {
        continue;
      }
      for (Token first : sentence.children(preposition, "pobj").toList()) {
        owner(sentence, first, drafts, true)
            .filter(d -> d.isComplete() || isKnownText(d))
            .filter(d -> d.places().isEmpty())
            .filter(d -> !Bearings.isTopic(sentence, first, d, lexicon))
            .filter(d -> isSomewhere(d.kind()) || isThere(sentence, d, preposition))
            .ifPresent(d -> places.at(where, first).forEach(d::place));
      }
    }
    drafts.stream()
        .filter(d -> d.isComplete() && d.places().isEmpty())
        .forEach(d -> whereItIs(sentence, d).ifPresent(at -> placesOf(where, at, d)));
  }

  private static void placesOf(SentenceMentions where, Token noun, Draft draft) {
    Places.known(where, noun).forEach(draft::place);
  }

  /** Hanoi of "in Hanoi, where the two signed". */
  private static Optional<Token> whereItIs(Sentence sentence, Draft draft) {
    return Clauses.verbOf(sentence, draft.anchor())
        .filter(verb -> verb.is("relcl"))
        .filter(verb -> sentence.children(verb, "advmod").anyMatch(w -> w.word().equals("where")))
        .flatMap(sentence::head);
  }

  /** "The agreement is to be signed in Astana": the place of what was told before. */
  private static boolean isKnownText(Draft draft) {
    return draft.definite() && draft.kind() == EngagementKind.AGREEMENT;
  }

  /** "Its first in Asia", "the largest in Africa": among what it is the first. */
  private static boolean isCompared(Sentence sentence, Token preposition) {
    return sentence.head(preposition).filter(Attachments::isRank).isPresent();
  }

  /** Standing work and missions are where their own words say: "a mission in", "trains at". */
  private boolean isThere(Sentence sentence, Draft draft, Token preposition) {
    Optional<Token> above = sentence.head(preposition);
    return draft.kind() != EngagementKind.SANCTION
        && !lexicon.isMembership(draft.anchor().lemma())
        && above
            .filter(
                word ->
                    draft.territory().contains(word)
                        || (word.is("dobj") || word.is("nsubjpass"))
                            && sentence.head(word).filter(draft.territory()::contains).isPresent())
            .isPresent();
  }

  /** Whether engagements of a kind happen somewhere. */
  static boolean isSomewhere(EngagementKind kind) {
    return switch (kind) {
      case SANCTION, COOPERATION, PROGRAMME -> false;
      default -> true;
    };
  }

  /** "Unveiled a roadmap for the station in 2021": the date is the named station's too. */
  private static void share(Sentence sentence, Draft owner, DateMention date, List<Draft> drafts) {
    for (Draft other : drafts) {
      boolean complement =
          other != owner
              && other.name().isPresent()
              && other.dates().isEmpty()
              && sentence.subtree(owner.anchor()).contains(other.anchor());
      if (complement) {
        owner.dates().values().stream()
            .filter(w -> w.evidence().equals(date.span()))
            .filter(w -> w.value().kind() == DateKind.ANNOUNCED)
            .forEach(
                w -> other.date(DateKind.ANNOUNCED, new Slot<>(w.value().date(), w.evidence())));
      }
    }
  }

  /**
   * Gives what one sentence says of no engagement of its own to an engagement that it refers to.
   */
  void attachTo(Sentence sentence, Draft draft, Mention mention) {
    if (mention instanceof DateMention date) {
      dating.date(sentence, draft, date);
    } else if (mention instanceof AmountMention amount) {
      draft.amounts().add(amount);
    } else if (mention instanceof QuantityMention quantity
        && counts.counts(sentence, quantity, draft)) {
      draft.quantities().add(quantity);
    }
  }

  /**
   * Gives a draft a date that stands by another verb than its own.
   *
   * @param sentence of the draft
   * @param dated that of the date
   */
  void lend(Sentence sentence, Draft draft, Sentence dated, DateMention date) {
    dating.lent(sentence, draft, dated, date);
  }

  /** Whether a date may be an engagement's: not of a noun that tells of something else. */
  static boolean mayDate(Sentence sentence, DateMention date, List<Draft> drafts) {
    return !isOfNoun(sentence, date, drafts) && !isOfRank(sentence, date);
  }

  /** Whether a number is one of what the draft is about, and nothing else is known of it. */
  boolean mayCount(Sentence sentence, QuantityMention quantity, Draft draft) {
    return counts.counts(sentence, quantity, draft);
  }

  private Optional<Draft> owner(
      Sentence sentence, Mention mention, List<Draft> drafts, boolean clause) {
    return sentence.headOf(mention.span()).flatMap(head -> owner(sentence, head, drafts, clause));
  }

  /**
   * The draft that a phrase belongs to.
   *
   * @param clause whether that may be the draft of its clause when none is above it
   */
  private Optional<Draft> owner(Sentence sentence, Token head, List<Draft> all, boolean clause) {
    List<Draft> drafts = all.stream().filter(d -> !d.isElsewhere(head.span())).toList();
    List<Draft> best = new ArrayList<>();
    Token token = beforeInfinitive(sentence, head).orElse(head);
    for (int steps = 0; steps < 12 && best.isEmpty(); steps++) {
      Token here = token;
      drafts.stream()
          .filter(d -> d.territory().contains(here) && !isParticipleOf(sentence, d, here, drafts))
          .forEach(best::add);
      if (best.isEmpty()) {
        drafts.stream().filter(d -> objectAt(d, here)).forEach(best::add);
      }
      Optional<Token> above = sentence.head(token);
      if (above.isEmpty() || best.isEmpty() && isApart(sentence, here)) {
        break;
      }
      token = above.get();
    }
    if (best.isEmpty() && clause) {
      Optional<Token> verb = Clauses.verbOf(sentence, head);
      drafts.stream()
          .filter(d -> !d.isModifier())
          .filter(d -> verb.isPresent() && Clauses.verbOf(sentence, d.anchor()).equals(verb))
          .filter(d -> !isMentioned(d) || isTelling(sentence, verb.get(), d))
          .forEach(best::add);
    }
    int at = head.index();
    // What lacks its participants is told of only when nothing else is.
    return best.stream()
        .min(
            java.util.Comparator.comparing((Draft d) -> !d.isComplete())
                .thenComparingInt(d -> Math.abs(d.anchor().index() - at)));
  }

  /** "Delivered two jets assembled in Cameri": the two jets are delivered. */
  private static boolean isParticipleOf(
      Sentence sentence, Draft draft, Token noun, List<Draft> drafts) {
    return noun.is("dobj")
        && draft.anchor().is("acl")
        && sentence.head(draft.anchor()).filter(head -> head == noun).isPresent()
        && drafts.stream()
            .filter(other -> other != draft && other.isComplete() && objectAt(other, noun))
            .anyMatch(
                other -> sentence.head(noun).filter(verb -> verb == other.anchor()).isPresent());
  }

  /** "Agreed that April to build": what stands before "to" belongs to the verb above. */
  private static Optional<Token> beforeInfinitive(Sentence sentence, Token head) {
    return sentence
        .head(head)
        .filter(verb -> verb.isVerb() && verb.index() > head.index())
        .filter(
            verb ->
                sentence
                    .children(verb, "aux")
                    .anyMatch(to -> to.pos().equals("TO") && to.index() > head.index()))
        .flatMap(sentence::head);
  }

  /**
   * "A raid near the town where they had fought since May", "Japan lent yen, and Oman sold a bond":
   * whether a clause tells of something else.
   */
  private static boolean isApart(Sentence sentence, Token verb) {
    return isBeside(sentence, verb)
        || verb.isVerb()
            && verb.is("relcl")
            && sentence.children(verb, "nsubj", "nsubjpass").findAny().isPresent()
            && sentence.children(verb, "advmod").anyMatch(a -> a.pos().equals("WRB"));
  }

  /** A clause with somebody else as its subject: not "and it paid $40 million". */
  private static boolean isBeside(Sentence sentence, Token verb) {
    return verb.isVerb()
        && (verb.is("conj") || verb.is("parataxis"))
        && sentence
            .children(verb, "nsubj", "nsubjpass")
            .anyMatch(subject -> subject.isNoun() && subject.index() > verb.head());
  }

  /** Whether an engagement may stand in a clause that tells of something else. */
  static boolean isMentioned(Draft draft) {
    return switch (draft.kind()) {
      case AGREEMENT -> true;
      case PROJECT, PROGRAMME -> draft.name().isPresent() && draft.anchor().isProperNoun();
      default -> false;
    };
  }

  /** Whether a verb says what is done with an agreement, and not only something near it. */
  boolean isTelling(Sentence sentence, Token verb, Draft draft) {
    return draft.territory().contains(verb)
        || lexicon.dateKind(sentence, verb, draft.kind()).isPresent();
  }

  /** "In May the ministers agreed to hold talks": what the verb beside a date governs. */
  private Optional<Draft> governed(Sentence sentence, DateMention date, List<Draft> drafts) {
    Optional<Token> verb = sentence.headOf(date.span()).flatMap(h -> Clauses.verbOf(sentence, h));
    return drafts.stream()
        .filter(d -> d.dates().isEmpty() && d.kind() != EngagementKind.AGREEMENT)
        .filter(d -> !d.isModifier() && !isApart(sentence, date, d))
        .filter(d -> verb.isPresent() && isGoverned(sentence, d.anchor(), verb.get()))
        .min(
            java.util.Comparator.comparing((Draft d) -> !d.isComplete())
                .thenComparing(d -> d.anchor().index()));
  }

  private static boolean isGoverned(Sentence sentence, Token anchor, Token verb) {
    Optional<Token> token = Optional.of(anchor);
    for (int i = 0; i < 8 && token.isPresent(); i++) {
      Token here = token.get();
      if (here == verb) {
        return true;
      }
      if (!GOVERNED.contains(here.relation()) && !isWhen(sentence, here)) {
        return false;
      }
      token = sentence.head(here);
    }
    return false;
  }

  /** "In 2011 it became the first customer when it ordered jets". */
  private static boolean isWhen(Sentence sentence, Token verb) {
    return verb.is("advcl")
        && sentence.children(verb, "advmod").anyMatch(word -> word.lemma().equals("when"));
  }

  static boolean objectAt(Draft draft, Token token) {
    return draft.objects().values().stream().anyMatch(o -> o.evidence().overlaps(token.span()));
  }
}
