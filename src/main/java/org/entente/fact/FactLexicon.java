package org.entente.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/} that say who is meant, how sure it is, and what field. */
final class FactLexicon {

  /**
   * What a word says about the statement that it governs or modifies.
   *
   * @param reports whether its subject is the source of the statement
   */
  record Modal(Optional<Status> status, Optional<Factuality> factuality, boolean reports) {}

  /**
   * What a common noun refers back to.
   *
   * @param types of the actors that it may stand for
   * @param plural whether it stands for several
   */
  record Anaphor(Set<ActorType> types, boolean plural) {}

  private final Map<String, Modal> verbs = new HashMap<>();
  private final Map<String, Modal> nouns = new HashMap<>();
  private final Map<String, Modal> modifiers = new HashMap<>();
  private final Map<String, Anaphor> anaphors = new HashMap<>();
  private final Set<String> agents = new HashSet<>();
  private final Set<String> carriers = new HashSet<>();
  private final Set<String> partitives = new HashSet<>();
  private final Set<String> noThings = new HashSet<>();
  private final Set<String> actions = new HashSet<>();
  private final Set<String> persons = new HashSet<>();
  private final Set<String> entering = new HashSet<>();
  private final Set<String> opinions = new HashSet<>();
  private final Set<String> happenings = new HashSet<>();
  private final Set<String> uncounted = new HashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> locatives = new HashSet<>();
  private final Set<String> along = new HashSet<>();
  private final Set<String> objectControls = new HashSet<>();
  private final Set<String> choices = new HashSet<>();
  private final Set<String> speeches = new HashSet<>();
  private final Set<String> accounts = new HashSet<>();
  private final Set<String> wishes = new HashSet<>();
  private final Set<String> legislatures = new HashSet<>();
  private final Set<String> views = new HashSet<>();
  private final Set<String> awards = new HashSet<>();
  private final Set<String> linkings = new HashSet<>();
  private final Set<String> backings = new HashSet<>();
  private final Set<String> thanks = new HashSet<>();
  private final Set<String> goods = new HashSet<>();
  private final Set<String> disapprovals = new HashSet<>();
  private final Set<String> mediations = new HashSet<>();
  private final Set<String> supports = new HashSet<>();
  private final Set<String> accusations = new HashSet<>();
  private final Set<String> judgements = new HashSet<>();
  private final Set<String> joins = new HashSet<>();
  private final Set<String> helps = new HashSet<>();
  private final Set<String> grants = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();
  private final Set<String> sites = new HashSet<>();
  private final Set<String> ownerships = new HashSet<>();
  private final Set<String> businesses = new HashSet<>();
  private final Set<String> awardables = new HashSet<>();
  private final Set<String> oneWithEach = new HashSet<>();
  private final Set<String> facilities = new HashSet<>();
  private final Set<String> structures = new HashSet<>();
  private final Set<String> burdens = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> dismissals = new HashSet<>();
  private final Set<String> urgings = new HashSet<>();
  private final Set<String> tellings = new HashSet<>();
  private final Set<String> confirmings = new HashSet<>();
  private final Set<String> empties = new HashSet<>();
  private final Set<String> implicatives = new HashSet<>();
  private final Set<String> betweenTwo = new HashSet<>();
  private final Set<String> bodies = new HashSet<>();
  private final Set<String> newFirms = new HashSet<>();
  private final Set<String> ranks = new HashSet<>();
  private final Set<String> besides = new HashSet<>();
  private final Set<String> encounters = new HashSet<>();
  private final Set<String> ruling = new HashSet<>();
  private final Set<String> rivalries = new HashSet<>();
  private final Set<String> rooted = new HashSet<>();
  private final Set<String> further = new HashSet<>();
  private final Set<String> commentings = new HashSet<>();
  private final Set<String> asides = new HashSet<>();
  private final Set<String> memberships = new HashSet<>();
  private final Set<String> trades = new HashSet<>();
  private final Map<String, String> domains = new HashMap<>();

  /**
   * What a date beside some words is the date of.
   *
   * @param below what stands below the first word, or nothing
   * @param of classes that it holds of; empty for all
   */
  private record DateWords(String below, Fact.DateKind kind, Set<EngagementKind> of) {}

  /** By their first word; those of some classes stand before those of all. */
  private final Map<String, List<DateWords>> dateWords = new HashMap<>();

  private FactLexicon() {}

  static FactLexicon load(DataFolder folder) {
    FactLexicon lexicon = new FactLexicon();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/modality.tsv")).rows()) {
      Modal modal =
          new Modal(
              row.find("status").map(s -> row.constant("status", Status.class)),
              row.find("factuality").map(f -> row.constant("factuality", Factuality.class)),
              row.find("source").isPresent());
      Map<String, Modal> table =
          switch (row.get("kind")) {
            case "verb" -> lexicon.verbs;
            case "noun" -> lexicon.nouns;
            case "modifier" -> lexicon.modifiers;
            default -> throw row.error(row.get("kind") + " is neither verb, noun nor modifier");
          };
      if (table.putIfAbsent(row.get("word"), modal) != null) {
        throw row.error(row.get("word") + " is there already");
      }
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/anaphors.tsv")).rows()) {
      Set<ActorType> types = new HashSet<>();
      for (String type : row.list("types")) {
        types.add(ActorType.valueOf(type.toUpperCase(Locale.ROOT)));
      }
      lexicon.anaphors.put(
          row.get("word"), new Anaphor(Set.copyOf(types), row.get("number").equals("plural")));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/noun-classes.tsv")).rows()) {
      Set<String> words =
          switch (row.get("class")) {
            case "agent" -> lexicon.agents;
            case "carrier" -> lexicon.carriers;
            case "partitive" -> lexicon.partitives;
            case "no-thing" -> lexicon.noThings;
            case "action" -> lexicon.actions;
            case "person" -> lexicon.persons;
            case "enter" -> lexicon.entering;
            case "opinion" -> lexicon.opinions;
            case "happening" -> lexicon.happenings;
            case "uncounted" -> lexicon.uncounted;
            case "field" -> lexicon.fields;
            case "locative" -> lexicon.locatives;
            case "along" -> lexicon.along;
            case "object-control" -> lexicon.objectControls;
            case "choice" -> lexicon.choices;
            case "speech" -> lexicon.speeches;
            case "account" -> lexicon.accounts;
            case "confirming" -> lexicon.confirmings;
            case "telling" -> lexicon.tellings;
            case "urging" -> lexicon.urgings;
            case "dismissal" -> lexicon.dismissals;
            case "text" -> lexicon.texts;
            case "view" -> lexicon.views;
            case "legislature" -> lexicon.legislatures;
            case "award" -> lexicon.awards;
            case "linking" -> lexicon.linkings;
            case "backing" -> lexicon.backings;
            case "thanking" -> lexicon.thanks;
            case "goods" -> lexicon.goods;
            case "disapproval" -> lexicon.disapprovals;
            case "mediating" -> lexicon.mediations;
            case "supporting" -> lexicon.supports;
            case "accusing" -> lexicon.accusations;
            case "judging" -> lexicon.judgements;
            case "joining" -> lexicon.joins;
            case "helping" -> lexicon.helps;
            case "granting" -> lexicon.grants;
            case "phrase" -> lexicon.phrases;
            case "site" -> lexicon.sites;
            case "ownership" -> lexicon.ownerships;
            case "business" -> lexicon.businesses;
            case "awarded" -> lexicon.awardables;
            case "one-with-each" -> lexicon.oneWithEach;
            case "facility" -> lexicon.facilities;
            case "structure" -> lexicon.structures;
            case "burden" -> lexicon.burdens;
            case "wish" -> lexicon.wishes;
            case "empty" -> lexicon.empties;
            case "implicative" -> lexicon.implicatives;
            case "between-two" -> lexicon.betweenTwo;
            case "body" -> lexicon.bodies;
            case "new-firm" -> lexicon.newFirms;
            case "rank" -> lexicon.ranks;
            case "besides" -> lexicon.besides;
            case "encounter" -> lexicon.encounters;
            case "ruling" -> lexicon.ruling;
            case "rivalry" -> lexicon.rivalries;
            case "rooted" -> lexicon.rooted;
            case "further" -> lexicon.further;
            case "commenting" -> lexicon.commentings;
            case "aside" -> lexicon.asides;
            case "membership" -> lexicon.memberships;
            case "trade" -> lexicon.trades;
            default -> throw row.error("no class of nouns is called " + row.get("class"));
          };
      words.addAll(row.list("words"));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/date-words.tsv")).rows()) {
      Set<EngagementKind> of =
          row.list("of").stream()
              .map(
                  term ->
                      EngagementKind.ofTerm(term)
                          .orElseThrow(() -> row.error(term + " is no class of engagements")))
              .collect(Collectors.toSet());
      for (String words : row.list("words")) {
        String[] parts = words.split(" ", 2);
        List<DateWords> same =
            lexicon.dateWords.computeIfAbsent(parts[0], word -> new ArrayList<>());
        same.add(
            of.isEmpty() ? same.size() : 0,
            new DateWords(
                parts.length == 1 ? "" : parts[1], row.constant("kind", Fact.DateKind.class), of));
      }
    }
    if (java.nio.file.Files.exists(folder.resolve("data/lexicon/domains.tsv"))) {
      for (Table.Row row : Table.read(folder.resolve("data/lexicon/domains.tsv")).rows()) {
        List<String> columns = List.copyOf(row.cells().keySet());
        lexicon.domains.put(
            row.get(columns.get(0)).toLowerCase(Locale.ROOT), row.get(columns.get(1)));
      }
    }
    return lexicon;
  }

  /** What a verb says of what it governs, together with a word below it ("call off"), or alone. */
  Optional<Modal> verb(Sentence sentence, Token verb) {
    return below(sentence, verb)
        .flatMap(word -> Optional.ofNullable(verbs.get(verb.lemma() + " " + word)).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(verbs.get(verb.lemma())));
  }

  /**
   * The words that make one expression with a verb: its particle, its object, its prepositions and
   * theirs.
   */
  private static Stream<String> below(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "prt", "advmod", "dobj", "prep")
        .flatMap(
            c ->
                c.is("prep")
                    ? Stream.concat(Stream.of(c), sentence.children(c, "pobj"))
                    : Stream.of(c))
        .map(Token::lemma);
  }

  /** What a verb says of what follows its preposition: "call for". */
  Optional<Modal> verbWith(Token verb, Token preposition) {
    return Optional.ofNullable(verbs.get(verb.lemma() + " " + preposition.lemma()));
  }

  Optional<Modal> noun(String lemma) {
    return Optional.ofNullable(nouns.get(lemma));
  }

  Optional<Modal> modifier(String word) {
    return Optional.ofNullable(modifiers.get(word));
  }

  Optional<Anaphor> anaphor(String word) {
    return Optional.ofNullable(anaphors.get(word));
  }

  /** Whether a noun names people or bodies that act for a state or an organisation: "officials". */
  boolean isAgent(String lemma) {
    return agents.contains(lemma);
  }

  /** Nouns that a trigger may modify: "gas delivery plans". */
  Set<String> carriers() {
    return carriers;
  }

  /** Whether a noun is about what follows its "of": "a series of drills". */
  boolean isPartitive(String lemma) {
    return partitives.contains(lemma);
  }

  /** Whether a noun is no thing that can be made, sold or worked on: "commitment". */
  boolean isNoThing(String lemma) {
    return noThings.contains(lemma);
  }

  /** Whether a noun names what is done to what follows its "of": "signing of a treaty". */
  boolean isAction(String lemma) {
    return actions.contains(lemma);
  }

  /** Whether a noun names people: nothing that is made or sold. */
  boolean isPerson(String lemma) {
    return persons.contains(lemma);
  }

  /** Whether a participle says by whom somebody is sent: "rebels backed by Chad". */
  boolean isBacking(String lemma) {
    return backings.contains(lemma);
  }

  /** Whether the doer of a verb is against what others do: "condemned the strikes". */
  boolean isDisapproval(String lemma) {
    return disapprovals.contains(lemma);
  }

  /** Whether the doer of a verb helps others to agree: "brokered a truce". */
  boolean isMediating(String lemma) {
    return mediations.contains(lemma);
  }

  /** Whether who does so to an agreement is no party of it: "financed by", "approved by". */
  boolean isSupporting(String lemma) {
    return supports.contains(lemma);
  }

  /** Whether a verb says by a preposition who is said to have done its object: "blame on". */
  boolean isAccusing(String lemma) {
    return accusations.stream().anyMatch(words -> words.startsWith(lemma + " "));
  }

  /** Whether it says so by this preposition. */
  boolean isAccusing(String lemma, String preposition) {
    return accusations.contains(lemma + " " + preposition);
  }

  /** Whether what follows a verb's "for", "of" is done by its object: "thanked X for". */
  boolean isJudging(String lemma) {
    return judgements.contains(lemma);
  }

  /** Whether its subject does with its object what follows "in": "joined X in signing". */
  boolean isJoining(String lemma) {
    return joins.contains(lemma);
  }

  /** Whether its subject does with somebody what follows: "helped X build". */
  boolean isHelping(String lemma) {
    return helps.contains(lemma);
  }

  /** Whether a verb says by "to" who may do what its object allows: "granted rights to". */
  boolean isGranting(String lemma) {
    return grants.contains(lemma);
  }

  /** Whether two prepositions and a noun are as good as one: "in cooperation with". */
  boolean isPhrase(String words) {
    return phrases.contains(words);
  }

  /** Whether what follows a noun's "of" is the place that it names: "port of". */
  boolean isSite(String lemma) {
    return sites.contains(lemma);
  }

  /** Whether by a verb or noun a whole company changes hands: "acquire", "takeover". */
  boolean isOwnership(String lemma) {
    return ownerships.contains(lemma);
  }

  /** Whether it is a company or an estate, from its country and not sold by it. */
  boolean isBusiness(String lemma) {
    return businesses.contains(lemma);
  }

  /** Whether it is a thing only where it is made or sold: "power". */
  boolean isGoods(String lemma) {
    return goods.contains(lemma);
  }

  /** Whether the doer of a verb has got what follows its "for": "thanked X for a loan". */
  boolean isThanking(String lemma) {
    return thanks.contains(lemma);
  }

  /** Whether it is surely something built: "plant". */
  boolean isFacility(String lemma) {
    return facilities.contains(lemma);
  }

  /** Whether it may be anything built: "structure". */
  boolean isStructure(String lemma) {
    return structures.contains(lemma);
  }

  /** Whether an amount of it is nothing that is paid: "losses of $30 million". */
  boolean isBurden(String lemma) {
    return burdens.contains(lemma);
  }

  /** Whether it goes to whoever gets it: "contract". */
  boolean isAwarded(String lemma) {
    return awardables.contains(lemma);
  }

  /** Whether a participle says for whom somebody acts: "hackers linked to Chad". */
  boolean isLinking(String lemma) {
    return linkings.contains(lemma);
  }

  /** Whether a verb says by "to" who gets its subject: "the contract went to Saab". */
  boolean isAward(String lemma) {
    return awards.contains(lemma);
  }

  /** Whether a verb with a preposition carries a noun: "enter into", "agree on", "engage in". */
  boolean isEntering(String lemma) {
    return entering.contains(lemma);
  }

  /** Whether the doer of a verb only holds a view of a thing: "sanctions, viewed by X as". */
  boolean isOpinion(String lemma) {
    return opinions.contains(lemma);
  }

  /** Whether a verb says of its subject that, or when, it happens: "talks will begin". */
  boolean isHappening(String lemma) {
    return happenings.contains(lemma);
  }

  /** Whether a number of these is no quantity of an engagement: "a ten-year deal". */
  boolean isUncounted(String lemma) {
    return uncounted.contains(lemma);
  }

  /** Whether a noun before a trigger names a field and no thing: "a trade agreement". */
  boolean isField(String lemma) {
    return fields.contains(lemma);
  }

  /** Whether a place follows the preposition: "at", "off". */
  boolean isLocative(String preposition) {
    return locatives.contains(preposition);
  }

  /** Whether who follows the word and "with" does the same as the subject: "together with". */
  boolean isAlong(String word) {
    return along.contains(word);
  }

  /** Whether the object of a verb does what its infinitive says: "invited X to join". */
  boolean isObjectControl(String lemma) {
    return objectControls.contains(lemma);
  }

  /** Whether a verb's object does for its subject what its infinitive says: "hired X to build". */
  boolean isChoice(String lemma) {
    return choices.contains(lemma);
  }

  /** Whether a text that is called so is what somebody says: "remarks", "statement". */
  boolean isSpeech(String lemma) {
    return speeches.contains(lemma);
  }

  /** Whether what is so by somebody's is their word: "by the ministry's count". */
  boolean isAccount(String lemma) {
    return accounts.contains(lemma);
  }

  /** Whether the doer of a verb with "for" wants what others are to do: "called for talks". */
  boolean isWish(String lemma) {
    return wishes.contains(lemma);
  }

  /**
   * Whether the plural with several partners means one with each: "treaties with Chad and Mali".
   */
  boolean isOneWithEach(String lemma) {
    return oneWithEach.contains(lemma);
  }

  /** Whether a body that is called so makes laws. */
  boolean isLegislature(String lemma) {
    return legislatures.contains(lemma);
  }

  /** Whether what is so in somebody's is their word: "in the minister's view". */
  boolean isView(String lemma) {
    return views.contains(lemma);
  }

  /** Whether it is a text that says what is to be done: "contract". */
  boolean isText(String lemma) {
    return texts.contains(lemma);
  }

  /** Whether the doer of a verb says that what is reported is not so: "dismissed reports". */
  boolean isDismissal(String lemma) {
    return dismissals.contains(lemma);
  }

  /** Whether the doer of a verb wants what others are to do: "urged a truce". */
  boolean isUrging(String lemma) {
    return urgings.contains(lemma);
  }

  /** Whether who is said to have done something is so by hearsay: "is said to have". */
  boolean isTelling(String lemma) {
    return tellings.contains(lemma);
  }

  /** Whether what is not so treated is not sure: "has not confirmed". */
  boolean isConfirming(String lemma) {
    return confirmings.contains(lemma);
  }

  /** Whether an object says no more than its verb: "take place". */
  boolean isEmpty(String lemma) {
    return empties.contains(lemma);
  }

  /** Whether what a verb's infinitive says has happened when the verb has: "helped to build". */
  boolean isImplicative(String lemma) {
    return implicatives.contains(lemma);
  }

  /** Whether a word says that what it stands before is that of two sides: "bilateral trade". */
  boolean isBetweenTwo(String word) {
    return betweenTwo.contains(word);
  }

  /** Whether a body that has been named is called so by the last word of its name: "the fund". */
  boolean isBody(String word) {
    return bodies.contains(word);
  }

  /** Whether a company that it stands before is none that has been named: "project company". */
  boolean isNewFirm(String lemma) {
    return newFirms.contains(lemma);
  }

  /** Whether a word says which of several something is: "the first visit". */
  boolean isRank(String word) {
    return ranks.contains(word);
  }

  /** Whether a noun names others than the one spoken of: "neighbours". */
  boolean isBesides(String lemma) {
    return besides.contains(lemma);
  }

  /** Whether a word says that some come to others: "visit". */
  boolean isEncounter(String lemma) {
    return encounters.contains(lemma);
  }

  /** Whether a noun names who rules the state that is spoken of: "authority". */
  boolean isRuling(String lemma) {
    return ruling.contains(lemma);
  }

  /** Whether those whose it is do it each for itself: "bids from Saab and Boeing". */
  boolean isRivalry(String lemma) {
    return rivalries.contains(lemma);
  }

  /** Whether a participle says where somebody is at home: "UAE-based". */
  boolean isRooted(String lemma) {
    return rooted.contains(lemma);
  }

  /** Whether a word says that something is one more of its kind: "a similar deal". */
  boolean isFurther(String word) {
    return further.contains(word);
  }

  /** Whether the doer of a verb only judges what others do: "condemned the talks". */
  boolean isCommenting(String lemma) {
    return commentings.contains(lemma);
  }

  /** Whether who follows a word takes no part: "under the auspices of". */
  boolean isAside(String lemma) {
    return asides.contains(lemma);
  }

  /** Whether by a verb somebody becomes a member, or ends to be one: "join". */
  boolean isMembership(String lemma) {
    return memberships.contains(lemma);
  }

  /** Whether a word says what a company does, and so which it is not: "airline". */
  boolean isTrade(String word) {
    return trades.contains(word);
  }

  /** The domain that a word, or several parted by blanks, belongs to. */
  Optional<String> domain(String words) {
    return Optional.ofNullable(domains.get(words));
  }

  /**
   * What a date is the date of when it stands by this word, with what the word acts on.
   *
   * @param engagement what it is a date of
   */
  Optional<Fact.DateKind> dateKind(Sentence sentence, Token word, EngagementKind engagement) {
    List<DateWords> kinds =
        dateWords.getOrDefault(word.lemma(), List.of()).stream()
            .filter(kind -> kind.of().isEmpty() || kind.of().contains(engagement))
            .toList();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    Set<String> below = below(sentence, word).collect(Collectors.toSet());
    return kinds.stream()
        .filter(kind -> below.contains(kind.below()))
        .findFirst()
        .or(() -> kinds.stream().filter(kind -> kind.below().isEmpty()).findFirst())
        .map(DateWords::kind);
  }

  /** Whether a verb says that what it acts on will not be: "scrap", "call off". */
  boolean cancels(Sentence sentence, Token word) {
    return word.isVerb()
        && verb(sentence, word).flatMap(Modal::status).equals(Optional.of(Status.CANCELLED));
  }
}
