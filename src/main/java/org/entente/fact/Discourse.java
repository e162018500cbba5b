package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/** What has been spoken of so far: whom "the two nations", "it" and "the company" mean. */
final class Discourse {

  /** How many sentences back a pronoun or a group noun reaches. */
  private static final int REACH = 8;

  private static final Map<String, Integer> NUMBERS =
      Map.of("both", 2, "two", 2, "2", 2, "three", 3, "3", 3, "four", 4, "five", 5, "six", 6);

  /** What the body that a document is about is called without its name. */
  private static final Set<String> ORGANISATION = Set.of("organisation", "organization");

  /** Nouns that "member" stands before: "the member states". */
  private static final Set<String> MEMBERS = Set.of("state", "country", "nation");

  private static final Set<String> SINGULAR = Set.of("it", "its", "itself");
  private static final Set<String> PLURAL =
      Set.of("they", "them", "their", "themselves", "both", "each");

  private record Seen(Actor actor, int sentence, boolean subject, boolean named) {}

  private record Group(List<Actor> actors, int sentence, boolean subject) {}

  /** Relations of what stands before its noun. */
  private static final Set<String> BEFORE = Set.of("poss", "nmod", "amod", "compound");

  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her", "his");

  /** How many sentences back "he" and "she" reach. */
  private static final int PERSON_REACH = 3;

  private final FactLexicon lexicon;
  private final Speakers speakers;
  private List<Actor> topic = List.of();
  private Optional<Actor> body = Optional.empty();
  private boolean begun;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Actor> byFrequency;

  /**
   * @param actors all actors of the document
   */
  Discourse(FactLexicon lexicon, List<Actor> actors) {
    this.lexicon = lexicon;
    this.speakers = new Speakers(lexicon);
    this.byFrequency =
        actors.stream()
            .sorted((a, b) -> Integer.compare(b.mentions().size(), a.mentions().size()))
            .toList();
  }

  /** Takes in a sentence that has been read. */
  void leave(SentenceMentions sentence) {
    if (sentence.sentence().index() == 0 && isTitle(sentence.sentence())) {
      topic = topic(sentence);
    }
    if (!begun && !isTitle(sentence.sentence())) {
      begun = true;
      body = defined(sentence);
    }
    take(sentence, Integer.MAX_VALUE, seen, groups);
    speakers.leave(sentence);
  }

  /** The body that a document says first what it is, and so is about: "The Forum is a bloc of…". */
  private static Optional<Actor> defined(SentenceMentions where) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(verb -> verb.is("root") && sentence.children(verb, "attr").findAny().isPresent())
        .flatMap(verb -> sentence.children(verb, "nsubj"))
        .flatMap(subject -> where.at(subject, ActorMention.class).stream())
        .map(ActorMention::actor)
        .filter(actor -> EnumTypes.BODIES.contains(actor.type()))
        .findFirst();
  }

  /** "The members", "the member states"; not "crew members", "the members of the delegation". */
  private static boolean isMembers(Sentence sentence, Token token) {
    return token.form().equalsIgnoreCase("members")
            && sentence.children(token, "prep", "poss", "compound", "nmod").findAny().isEmpty()
        || MEMBERS.contains(token.lemma())
            && token.pos().equals("NNS")
            && sentence
                .children(token, "compound", "nmod", "amod")
                .anyMatch(t -> t.lemma().equals("member"));
  }

  /** The two states or bodies of states that a document's title names: what it is about. */
  List<Actor> topic() {
    return topic;
  }

  /** A title ends without a stop. */
  private static boolean isTitle(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    return !tokens.isEmpty() && !tokens.get(tokens.size() - 1).is("punct");
  }

  /** The two states of a title, else the two states or bodies of states. */
  private static List<Actor> topic(SentenceMentions title) {
    for (Set<ActorType> types : List.of(EnumTypes.STATES, EnumTypes.POWERS)) {
      List<Actor> two =
          title.all(ActorMention.class).stream()
              .map(ActorMention::actor)
              .filter(actor -> types.contains(actor.type()))
              .distinct()
              .toList();
      if (two.size() == 2) {
        return two;
      }
    }
    return List.of();
  }

  /** Whether the token is a pronoun or a group noun that {@link #refer} may resolve. */
  boolean isReference(Sentence sentence, Token token) {
    String word = token.form().toLowerCase(Locale.ROOT);
    if (SINGULAR.contains(word) && !isExpletive(sentence, token)
        || PLURAL.contains(word) && !isDeterminer(token)
        || PERSONAL.contains(word)
        || Speakers.isWe(token)) {
      return true;
    }
    return token.isNoun() && isDefinite(sentence, token) && lexicon.anaphor(word).isPresent();
  }

  /** "It was an honour to sign the treaty": nobody. */
  private static boolean isExpletive(Sentence sentence, Token it) {
    return it.is("nsubj")
        && sentence
            .head(it)
            .filter(be -> be.lemma().equals("be"))
            .filter(be -> sentence.children(be, "attr", "acomp").findAny().isPresent())
            .filter(be -> sentence.children(be, "xcomp", "ccomp", "advcl").findAny().isPresent())
            .isPresent();
  }

  /** "Both countries", "each side": the noun says who. */
  private static boolean isDeterminer(Token token) {
    return token.is("det") || token.is("predet") || token.is("preconj") || token.is("cc");
  }

  /** "The two navies", "both central banks": bodies of as many states. */
  boolean isGroup(Sentence sentence, Token token) {
    return token.pos().equals("NNS")
        && lexicon.isAgent(token.lemma())
        && isDefinite(sentence, token)
        && count(sentence, token) > 0;
  }

  /**
   * The company that "the Danish firm" means, if one has been named; none for a noun that stands
   * for states.
   */
  List<Actor> known(SentenceMentions where, Token token) {
    Sentence sentence = where.sentence();
    Optional<FactLexicon.Anaphor> anaphor =
        lexicon
            .anaphor(token.form().toLowerCase(Locale.ROOT))
            .filter(a -> !a.plural() && !a.types().contains(ActorType.STATE));
    boolean fits =
        anaphor.isPresent()
            && isDefinite(sentence, token)
            && sentence.children(token, "poss", "appos", "prep").findAny().isEmpty();
    return fits ? refer(where, token) : List.of();
  }

  private static int count(Sentence sentence, Token token) {
    return sentence.children(token).stream()
        .map(c -> NUMBERS.getOrDefault(c.form().toLowerCase(Locale.ROOT), 0))
        .filter(n -> n > 0)
        .findFirst()
        .orElse(0);
  }

  /** Whom the doer of "were trained by the company" is none of: who is named in its subject. */
  private static Set<Actor> undergoing(SentenceMentions where, Token doer) {
    Sentence sentence = where.sentence();
    return sentence
        .head(doer)
        .filter(by -> doer.is("pobj") && by.is("agent"))
        .flatMap(sentence::head)
        .stream()
        .flatMap(verb -> sentence.children(verb, "nsubjpass"))
        .flatMap(subject -> sentence.subtree(subject).stream())
        .flatMap(token -> where.at(token, ActorMention.class).stream())
        .map(ActorMention::actor)
        .collect(Collectors.toSet());
  }

  /** The body that members are of; the one that the document is about, else the one before. */
  private Optional<Actor> bodyOf(List<Seen> before, Sentence sentence) {
    return body.or(() -> single(before, sentence, EnumTypes.BODIES, REACH));
  }

  /** The actors that a pronoun or a group noun stands for; none when nobody fits. */
  List<Actor> refer(SentenceMentions where, Token token) {
    Sentence sentence = where.sentence();
    String word = token.form().toLowerCase(Locale.ROOT);
    if (Speakers.isWe(token)) {
      return speakers.of(where);
    }
    List<Seen> before = new ArrayList<>(seen);
    List<Group> together = new ArrayList<>(groups);
    take(where, token.index(), before, together);
    Set<Actor> undergoing = undergoing(where, token);
    before.removeIf(s -> s.sentence() == sentence.index() && undergoing.contains(s.actor()));
    if (SINGULAR.contains(word)) {
      Optional<Actor> same = sameSubject(where, token).or(() -> ownDoer(where, token));
      if (same.isPresent()) {
        return List.of(same.get());
      }
      return single(before, sentence, EnumTypes.IMPERSONAL, REACH).map(List::of).orElse(List.of());
    }
    if (PERSONAL.contains(word)) {
      return single(before, sentence, EnumTypes.PERSON, PERSON_REACH)
          .map(List::of)
          .orElse(List.of());
    }
    if (PLURAL.contains(word)) {
      return several(before, together, sentence, EnumTypes.ANY, word.equals("both") ? 2 : 0);
    }
    if (isMembers(sentence, token) && count(sentence, token) == 0) {
      Optional<Actor> whose = bodyOf(before, sentence);
      if (whose.isPresent()) {
        return List.of(whose.get());
      }
    }
    Optional<FactLexicon.Anaphor> known = lexicon.anaphor(word);
    if (known.isEmpty()) {
      return several(before, together, sentence, EnumTypes.STATES, count(sentence, token));
    }
    FactLexicon.Anaphor anaphor = known.get();
    if (!anaphor.plural()) {
      return body.filter(b -> ORGANISATION.contains(word))
          .or(() -> single(before, sentence, anaphor.types(), REACH))
          .map(List::of)
          .orElse(List.of());
    }
    int said = count(sentence, token);
    int count = said == 0 && word.equals("sides") ? 2 : said;
    return several(before, together, sentence, anaphor.types(), count);
  }

  /** "Oslo says that Chad paid, and it lent more": who says it lent, the subject of both verbs. */
  private Optional<Actor> sameSubject(SentenceMentions where, Token pronoun) {
    Sentence sentence = where.sentence();
    return sentence
        .head(pronoun)
        .filter(verb -> pronoun.is("nsubj") && verb.isVerb() && verb.is("conj"))
        .flatMap(sentence::head)
        .stream()
        .flatMap(first -> sentence.children(first, "nsubj"))
        .filter(subject -> subject.index() < pronoun.index())
        .flatMap(
            subject ->
                lexicon.isAgent(subject.lemma())
                    ? sentence.subtree(subject).stream()
                    : Stream.of(subject))
        .flatMap(subject -> where.at(subject, ActorMention.class).stream())
        .map(ActorMention::actor)
        .flatMap(actor -> bodyOf(actor).stream())
        .findFirst();
  }

  /** An actor that is nobody in person; of a person the state or body that it belongs to. */
  private Optional<Actor> bodyOf(Actor actor) {
    return EnumTypes.IMPERSONAL.contains(actor.type())
        ? Optional.of(actor)
        : actor
            .partOf()
            .flatMap(id -> byFrequency.stream().filter(other -> other.id() == id).findFirst());
  }

  /** "Oman lent money, and Chad broke its word", "under its plan Oman will earn less": the doer. */
  private static Optional<Actor> ownDoer(SentenceMentions where, Token pronoun) {
    Sentence sentence = where.sentence();
    if (!pronoun.is("poss")) {
      return Optional.empty();
    }
    Optional<Token> above = sentence.head(pronoun);
    for (int i = 0; i < 6 && above.isPresent() && !above.get().isVerb(); i++) {
      above = sentence.head(above.get());
    }
    return above.stream()
        .flatMap(verb -> sentence.children(verb, "nsubj", "nsubjpass"))
        .filter(subject -> !sentence.subtree(subject).contains(pronoun))
        .flatMap(subject -> where.at(subject, ActorMention.class).stream())
        .map(ActorMention::actor)
        .filter(actor -> EnumTypes.IMPERSONAL.contains(actor.type()))
        .findFirst();
  }

  /** The group of states or bodies spoken of last; what "joint" means when nobody is named. */
  List<Actor> lastGroup(SentenceMentions where) {
    List<Group> known = new ArrayList<>(groups);
    take(where, Integer.MAX_VALUE, new ArrayList<>(), known);
    return known.stream()
        .filter(g -> where.sentence().index() - g.sentence() <= REACH)
        .filter(g -> g.actors().stream().noneMatch(a -> a.type() == ActorType.PERSON))
        .filter(
            g ->
                where.sentence().index() - g.sentence() <= 2
                    || g.actors().stream().allMatch(a -> a.type() == ActorType.STATE))
        .reduce(
            (a, b) ->
                distance(b, where.sentence(), known) <= distance(a, where.sentence(), known)
                    ? b
                    : a)
        .map(Group::actors)
        .orElse(List.of());
  }

  private static Optional<Actor> single(
      List<Seen> before, Sentence sentence, Set<ActorType> types, int reach) {
    Optional<Actor> nearest = Optional.empty();
    int newest = -1;
    for (int i = before.size() - 1; i >= 0; i--) {
      Seen s = before.get(i);
      if (sentence.index() - s.sentence() > reach) {
        break;
      }
      if (!types.contains(s.actor().type())) {
        continue;
      }
      if (nearest.isEmpty()) {
        nearest = Optional.of(s.actor());
        newest = s.sentence();
      }
      if (s.sentence() < newest) {
        break;
      }
      if (s.subject()) {
        return Optional.of(s.actor());
      }
    }
    return nearest;
  }

  private List<Actor> several(
      List<Seen> before, List<Group> known, Sentence sentence, Set<ActorType> types, int count) {
    Optional<Group> best =
        known.stream()
            .filter(g -> sentence.index() - g.sentence() <= REACH)
            .filter(g -> count == 0 || g.actors().size() == count)
            .filter(g -> g.actors().stream().allMatch(a -> types.contains(a.type())))
            .reduce((a, b) -> distance(b, sentence, known) <= distance(a, sentence, known) ? b : a);
    if (best.isPresent()) {
      return best.get().actors();
    }
    // "The three countries": a group of that size may have been named long before, as in the title.
    Optional<Group> named =
        known.stream()
            .filter(g -> count > 2 && g.actors().size() == count)
            .filter(g -> g.actors().stream().allMatch(a -> types.contains(a.type())))
            .reduce((first, last) -> last);
    if (named.isPresent()) {
      return named.get().actors();
    }
    // No such group was named: the last ones named one by one, most recent first.
    int wanted = count == 0 ? 2 : count;
    Set<Actor> last = new LinkedHashSet<>();
    for (boolean demonyms : List.of(false, true)) {
      for (int i = before.size() - 1; i >= 0 && last.size() < wanted; i--) {
        Seen s = before.get(i);
        if (sentence.index() - s.sentence() > REACH) {
          break;
        }
        if ((s.named() || demonyms)
            && types.contains(s.actor().type())
            && s.actor().type() != ActorType.PERSON) {
          last.add(s.actor());
        }
      }
    }
    if (last.size() < wanted) {
      byFrequency.stream()
          .filter(a -> types.contains(a.type()) && a.type() != ActorType.PERSON)
          .filter(a -> a.mentions().size() > 1)
          .limit(wanted)
          .forEach(
              a -> {
                if (last.size() < wanted) {
                  last.add(a);
                }
              });
    }
    return last.size() == wanted ? List.copyOf(last) : List.of();
  }

  /** How far a group is from a sentence; a subject, the main group and the title's are nearer. */
  private int distance(Group group, Sentence sentence, List<Group> known) {
    long same = known.stream().filter(g -> sameActors(g, group)).count();
    boolean main = same >= 3 && same * 2 > known.size();
    boolean titled = !topic.isEmpty() && sameActors(group, new Group(topic, 0, true));
    return sentence.index()
        - group.sentence()
        + (group.subject() ? 0 : 2)
        - (main ? 3 : 0)
        - (titled ? 3 : 0);
  }

  private static boolean sameActors(Group a, Group b) {
    return a.actors().size() == b.actors().size() && a.actors().containsAll(b.actors());
  }

  private void take(SentenceMentions where, int until, List<Seen> seen, List<Group> groups) {
    Sentence sentence = where.sentence();
    List<ActorMention> mentions = where.all(ActorMention.class);
    List<Actor> run = new ArrayList<>();
    int last = -10;
    boolean subject = false;
    for (ActorMention mention : mentions) {
      Optional<Token> head = sentence.headOf(mention.span());
      if (head.isEmpty() || head.get().index() >= until) {
        continue;
      }
      Token token = head.get();
      boolean named = mention.form() != ActorMention.Form.DEMONYM;
      seen.add(new Seen(mention.actor(), sentence.index(), isSubject(sentence, token), named));
      if (isOrigin(where, token)) {
        continue;
      }
      if (!isJoined(where, last, token.index()) || run.contains(mention.actor())) {
        flush(run, subject, sentence, groups);
        subject = false;
      }
      subject |= isSubject(sentence, token);
      run.add(mention.actor());
      last = sentence.tokens(mention.span()).stream().mapToInt(Token::index).max().orElse(last);
    }
    flush(run, subject, sentence, groups);
  }

  /** "Finland's Fingrid", "a German-Swedish developer": whose, or from where, somebody is. */
  boolean isOrigin(SentenceMentions where, Token token) {
    Token noun = token;
    Optional<Token> next = where.sentence().head(noun);
    while (BEFORE.contains(noun.relation())
        && next.filter(above -> above.index() > token.index()).isPresent()) {
      noun = next.get();
      next = where.sentence().head(noun);
    }
    boolean ofItsOwn =
        where
            .at(noun, ActorMention.class)
            .filter(mention -> EnumTypes.OWN.contains(mention.actor().type()))
            .isPresent();
    return noun != token && (ofItsOwn || isFirm(noun) && isDemonym(where, token));
  }

  private static boolean isDemonym(SentenceMentions where, Token token) {
    return where
        .at(token, ActorMention.class)
        .filter(mention -> mention.form() == ActorMention.Form.DEMONYM)
        .isPresent();
  }

  /** A word for one company, which acts for itself. */
  private boolean isFirm(Token noun) {
    return lexicon
        .anaphor(noun.form().toLowerCase(Locale.ROOT))
        .filter(a -> !a.plural() && a.types().contains(ActorType.COMPANY))
        .isPresent();
  }

  private static void flush(
      List<Actor> run, boolean subject, Sentence sentence, List<Group> groups) {
    if (run.size() > 1) {
      groups.add(new Group(List.copyOf(run), sentence.index(), subject));
    }
    run.clear();
  }

  /** Whether only "and", a comma, a hyphen, a possessive or an article stands between. */
  private boolean isJoined(SentenceMentions where, int last, int next) {
    if (last < 0 || next <= last) {
      return false;
    }
    List<Token> between =
        where.sentence().tokens().subList(last + 1, next).stream()
            .filter(t -> !t.is("compound") && !isOrigin(where, t))
            .toList();
    Set<String> joins =
        Set.of(
            "and", ",", "-", "–", "—", "'s", "’s", "the", "as", "well", "&", "/", "both", "with");
    return between.size() <= 4
        && !between.isEmpty()
        && between.stream().allMatch(t -> joins.contains(t.form().toLowerCase(Locale.ROOT)));
  }

  private static boolean isSubject(Sentence sentence, Token token) {
    Token t = token;
    for (int i = 0; i < 4; i++) {
      if (t.is("nsubj") || t.is("nsubjpass")) {
        return true;
      }
      if (!t.is("conj") && !t.is("compound")) {
        return false;
      }
      Optional<Token> head = sentence.head(t);
      if (head.isEmpty()) {
        return false;
      }
      t = head.get();
    }
    return false;
  }

  static boolean isDefinite(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "det", "nmod", "poss", "predet", "preconj")
        .map(d -> d.form().toLowerCase(Locale.ROOT))
        .anyMatch(
            Set.of("the", "this", "these", "that", "those", "both", "such", "its", "their")
                ::contains);
  }

  /** Sets of types that pronouns may stand for. */
  private static final class EnumTypes {
    static final Set<ActorType> ANY =
        java.util.Arrays.stream(ActorType.values()).collect(Collectors.toUnmodifiableSet());
    static final Set<ActorType> STATES = Set.of(ActorType.STATE);
    static final Set<ActorType> POWERS =
        Set.of(ActorType.STATE, ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.BLOC);

    /** What acts for itself, wherever it is from. */
    static final Set<ActorType> OWN =
        Set.of(ActorType.COMPANY, ActorType.ORGANISATION, ActorType.RESEARCH_INSTITUTION);

    static final Set<ActorType> BODIES =
        Set.of(ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.ORGANISATION, ActorType.BLOC);
    static final Set<ActorType> PERSON = Set.of(ActorType.PERSON);
    static final Set<ActorType> IMPERSONAL =
        ANY.stream().filter(t -> t != ActorType.PERSON).collect(Collectors.toUnmodifiableSet());
  }
}
