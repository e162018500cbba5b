package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
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

  private static final Set<String> MILLIONS = Set.of("million", "billion", "trillion");

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
  private final Map<String, BigDecimal> numbers = new HashMap<>();
  private final Map<WordClass, Set<String>> classes = new EnumMap<>(WordClass.class);
  private final Map<String, String> domains = new HashMap<>();
  private final Map<String, String> moneyOf = new HashMap<>();
  private final Set<String> legalForms = new HashSet<>();
  private final Set<String> guests = new HashSet<>();

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
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/numbers.tsv")).rows()) {
      if (row.get("kind").equals("small") || row.get("kind").equals("tens")) {
        lexicon.numbers.put(row.get("word"), new BigDecimal(row.get("value")));
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
      String name = row.get("class");
      lexicon
          .classes
          .computeIfAbsent(
              WordClass.of(name)
                  .orElseThrow(() -> row.error("no class of nouns is called " + name)),
              all -> new HashSet<>())
          .addAll(row.list("words"));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/name-contexts.tsv")).rows()) {
      if (row.get("relation").equals("guest")) {
        lexicon.guests.add(row.get("word"));
      }
      if (row.get("relation").equals("legal-form")) {
        lexicon.legalForms.add(row.get("word"));
      }
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/money-verbs.tsv")).rows()) {
      lexicon.moneyOf.put(row.get("verb"), row.get("noun"));
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

  /** The number that one word is: "six", "1,200". */
  Optional<BigDecimal> number(String word) {
    return word.matches("\\d{1,3}(,\\d{3})*|\\d+")
        ? Optional.of(new BigDecimal(word.replace(",", "")))
        : Optional.ofNullable(numbers.get(word));
  }

  /** What a verb says of what it governs, whatever stands below it. */
  Optional<Modal> verb(String lemma) {
    return Optional.ofNullable(verbs.get(lemma));
  }

  /**
   * The words that make one expression with a verb: its particle, its object and what that becomes
   * ("left six dead"), its prepositions and theirs.
   */
  private static Stream<String> below(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "prt", "advmod", "dobj", "oprd", "prep")
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

  /** "LLC", "S.A.". */
  boolean isLegalForm(Token token) {
    return legalForms.contains(token.form());
  }

  /** Whether a firm's name may have or lack it: "Group", "Ltd". */
  boolean isFirmWord(Token token) {
    return isLegalForm(token) || has(WordClass.FIRM_WORD, token.lemma());
  }

  private boolean has(WordClass kind, String lemma) {
    return words(kind).contains(lemma);
  }

  private Set<String> words(WordClass kind) {
    return classes.getOrDefault(kind, Set.of());
  }

  /** Whether a noun names people or bodies that act for a state or an organisation: "officials". */
  boolean isAgent(String lemma) {
    return has(WordClass.AGENT, lemma);
  }

  /** Nouns that a trigger may modify: "gas delivery plans". */
  Set<String> carriers() {
    return words(WordClass.CARRIER);
  }

  /** Whether a noun is about what follows its "of": "a series of drills". */
  boolean isPartitive(Token noun) {
    String form = noun.form().toLowerCase(Locale.ROOT);
    // "Thirds": what the parser calls an ordinal has no lemma.
    return isPartitive(noun.lemma())
        || noun.lemma().startsWith("#")
            && isPartitive(form.endsWith("s") ? form.substring(0, form.length() - 1) : form);
  }

  boolean isPartitive(String lemma) {
    return has(WordClass.PARTITIVE, lemma);
  }

  /** Whether a noun is no thing that can be made, sold or worked on: "commitment". */
  boolean isNoThing(String lemma) {
    return has(WordClass.NO_THING, lemma);
  }

  /** Whether a noun names what is done to what follows its "of": "signing of a treaty". */
  boolean isAction(String lemma) {
    return has(WordClass.ACTION, lemma);
  }

  /** Whether a noun names people: nothing that is made or sold. */
  boolean isPerson(String lemma) {
    return has(WordClass.PERSON, lemma);
  }

  /** Whether a participle says by whom somebody is sent: "rebels backed by Chad". */
  boolean isBacking(String lemma) {
    return has(WordClass.BACKING, lemma);
  }

  /** Whether a noun is for several together who are named after its "of": "consortium". */
  boolean isCollective(String lemma) {
    return has(WordClass.COLLECTIVE, lemma);
  }

  /** Whether the doer of a verb has a part in what is built: "financed by Oman". */
  boolean isContributing(String lemma) {
    return has(WordClass.CONTRIBUTING, lemma);
  }

  /** Whether a noun is something with whose help others do a thing: "with a loan from Oman". */
  boolean isMeans(String lemma) {
    return has(WordClass.MEANS, lemma);
  }

  /** Whether a word of a name says that its bearer lends or gives money: "bank", "fund". */
  boolean isLender(String word) {
    return has(WordClass.LENDER, word);
  }

  /** Whether a verb says that all who do it put their names to a thing: "sign". */
  boolean isSigning(String lemma) {
    return has(WordClass.SIGNING, lemma);
  }

  /** What money is that changes hands by a verb: a loan by "lend". */
  Optional<String> moneyOf(String verb) {
    return Optional.ofNullable(moneyOf.get(verb));
  }

  /** "A loan", "a line of credit": money, and no goods. */
  boolean isMoney(Fact.Thing thing) {
    String name = thing.name();
    return isMeans(name.substring(name.lastIndexOf(' ') + 1));
  }

  /** Whether the doer of a verb is against what others do: "condemned the strikes". */
  boolean isDisapproval(String lemma) {
    return has(WordClass.DISAPPROVAL, lemma);
  }

  /** Whether the doer of a verb suffers what others do: "repelled an attack". */
  boolean isResisting(String lemma) {
    return has(WordClass.RESISTING, lemma);
  }

  /** Whether "on" it says when and not whom: "an attack on Monday". */
  boolean isDay(String lemma) {
    return has(WordClass.DAY, lemma);
  }

  /** Whether the doer of a verb helps others to agree: "brokered a truce". */
  boolean isMediating(String lemma) {
    return has(WordClass.MEDIATING, lemma);
  }

  /** Whether a noun is for what stands for a state abroad: "embassy". */
  boolean isMission(String word) {
    return has(WordClass.MISSION, word);
  }

  /** Whether a verb's doer pays for what others build: "finance". */
  boolean isFunding(String verb) {
    return has(WordClass.FUNDING, verb);
  }

  /** Whether a noun is for what a state does to another's trade: "sanctions". */
  boolean isPenalty(String lemma) {
    return has(WordClass.PENALTY, lemma);
  }

  /** Whether a title is that of who rules by birth: "king". */
  boolean isMonarch(String title) {
    return has(WordClass.MONARCH, title);
  }

  /** Whether who does so to a meeting takes part in it: "attend". */
  boolean isAttending(String verb) {
    return has(WordClass.ATTENDING, verb);
  }

  /** Whether the doer of a verb says that another has done it: "accuse". */
  boolean isBlaming(String verb) {
    return has(WordClass.BLAMING, verb);
  }

  /** Whether leaders of two sides who do so to a signing are those who agree: "witness". */
  boolean isWitnessing(String lemma) {
    return has(WordClass.WITNESSING, lemma);
  }

  /** Whether who does so to an agreement is no party of it: "financed by", "approved by". */
  boolean isSupporting(String lemma) {
    return has(WordClass.SUPPORTING, lemma);
  }

  /** Whether a verb says by a preposition who is said to have done its object: "blame on". */
  boolean isAccusing(String lemma) {
    return words(WordClass.ACCUSING).stream().anyMatch(words -> words.startsWith(lemma + " "));
  }

  /** Whether it says so by this preposition. */
  boolean isAccusing(String lemma, String preposition) {
    return has(WordClass.ACCUSING, lemma + " " + preposition);
  }

  /** Whether what follows a verb's "for", "of" is done by its object: "thanked X for". */
  boolean isJudging(String lemma) {
    return has(WordClass.JUDGING, lemma);
  }

  /** Whether goods come by it to whose they are said to be: "the delivery of its first". */
  boolean isDelivering(String lemma) {
    return has(WordClass.DELIVERING, lemma);
  }

  /** Whether who it is from does what follows it: "an offer from X to build". */
  boolean isOffer(String lemma) {
    return has(WordClass.OFFER, lemma);
  }

  /** Whether what follows its "to" is done when it is denied: "would not hesitate to". */
  boolean isHesitating(String lemma) {
    return has(WordClass.HESITATING, lemma);
  }

  /** Whether somebody is sent to whom its "to" names, and speaks for others: "ambassador". */
  boolean isEnvoy(String lemma) {
    return has(WordClass.ENVOY, lemma);
  }

  /** Whether a noun tells of how things are somewhere: "situation", "crisis". */
  boolean isPlight(String lemma) {
    return has(WordClass.PLIGHT, lemma);
  }

  /** Whether a word says that a text binds those who signed it: "is in force", "applies". */
  boolean isInForce(String lemma) {
    return has(WordClass.IN_FORCE, lemma);
  }

  /** Whether a verb in the passive says that something is to come: "is scheduled to open". */
  boolean isScheduling(String lemma) {
    return has(WordClass.SCHEDULING, lemma);
  }

  /** Whether the past of a verb says when somebody made up his mind: "decided in May to". */
  boolean isDeciding(String lemma) {
    return has(WordClass.DECIDING, lemma);
  }

  /** Whether a verb says that a text holds for longer: "extended the lease". */
  boolean isRenewing(String lemma) {
    return has(WordClass.RENEWING, lemma);
  }

  /** Whether a word counts money or goods by the million: "billion". */
  static boolean isMillions(Token word) {
    return MILLIONS.contains(word.word());
  }

  /** Whether a noun may be any of several meetings or exercises: "a second round". */
  boolean isOfSeries(String lemma) {
    return has(WordClass.SERIES, lemma);
  }

  /** Whether a word beside a noun says that it is one of few: "the latest state to do so". */
  boolean isOneOf(String word) {
    return has(WordClass.ONE_OF, word);
  }

  /** Whether a verb moves the day of something: "slipped from 2024 to 2026". */
  boolean isPostponing(String lemma) {
    return has(WordClass.POSTPONING, lemma);
  }

  /**
   * Whether the past of a verb says when something was settled, not that it is over: "extended".
   */
  boolean isSettling(String lemma) {
    return has(WordClass.SETTLING, lemma);
  }

  /** Whether a verb says of what something consists: "includes". */
  boolean isIncluding(String lemma) {
    return has(WordClass.INCLUDING, lemma);
  }

  /** Whether goods may be spoken of by it again: "the package", "the shipment". */
  boolean isPackage(String lemma) {
    return has(WordClass.PACKAGE, lemma);
  }

  /** Whether goods may travel by it: "plane". */
  boolean isVehicle(String lemma) {
    return has(WordClass.VEHICLE, lemma);
  }

  /** Whether a verb says what is aboard: "a plane carrying tents". */
  boolean isCarrying(String lemma) {
    return has(WordClass.CARRYING, lemma);
  }

  /** Whether what it says is not said when it is denied: "does not mean that". */
  boolean isInferring(String lemma) {
    return has(WordClass.INFERRING, lemma);
  }

  /** Whether what follows these words is not done: "without", "far from". */
  boolean isExcluding(String words) {
    return has(WordClass.EXCLUDING, words);
  }

  /** Whether a noun says by "of" which part of a year is meant: "the end of 2028". */
  boolean isPartOfTime(String lemma) {
    return has(WordClass.PART_OF_TIME, lemma);
  }

  /** Whether an aircraft goes somewhere by a verb and is handed to nobody: "land". */
  boolean isFlying(String lemma) {
    return has(WordClass.FLYING, lemma);
  }

  /** Whether its subject acts against the sanctions or rules that it acts on: "violate". */
  boolean isBreaking(String lemma) {
    return has(WordClass.BREAKING, lemma);
  }

  /** Whether its object is a text that others know: "ratify". */
  boolean isRatifying(String lemma) {
    return has(WordClass.RATIFYING, lemma);
  }

  /** Whether its subject comes where another rules: "violate", "enter". */
  boolean isIntruding(String lemma) {
    return has(WordClass.INTRUDING, lemma);
  }

  /** Whether a noun says where somebody rules: "airspace". */
  boolean isRealm(String lemma) {
    return has(WordClass.REALM, lemma);
  }

  boolean isAircraft(String lemma) {
    return has(WordClass.AIRCRAFT, lemma);
  }

  /** Whether its subject does with its object what follows "in": "joined X in signing". */
  boolean isJoining(String lemma) {
    return has(WordClass.JOINING, lemma);
  }

  /** Whether its subject does with somebody what follows: "helped X build". */
  boolean isHelping(String lemma) {
    return has(WordClass.HELPING, lemma);
  }

  /** Whether a verb says by "to" who may do what its object allows: "granted rights to". */
  boolean isGranting(String lemma) {
    return has(WordClass.GRANTING, lemma);
  }

  /** Whether two prepositions and a noun are as good as one: "in cooperation with". */
  boolean isPhrase(String words) {
    return has(WordClass.PHRASE, words);
  }

  /** Whether what follows a noun's "of" is the place that it names: "port of". */
  boolean isSite(String lemma) {
    return has(WordClass.SITE, lemma);
  }

  /** Whether by a verb or noun a whole company changes hands: "acquire", "takeover". */
  boolean isOwnership(String lemma) {
    return has(WordClass.OWNERSHIP, lemma);
  }

  /** Whether it is a company or an estate, from its country and not sold by it. */
  boolean isBusiness(String lemma) {
    return has(WordClass.BUSINESS, lemma);
  }

  /** Whether it is a thing only where it is made or sold: "power". */
  boolean isGoods(String lemma) {
    return has(WordClass.GOODS, lemma);
  }

  /** Whether the doer of a verb has got what follows its "for": "thanked X for a loan". */
  boolean isThanking(String lemma) {
    return has(WordClass.THANKING, lemma);
  }

  /** Whether it is surely something built: "plant". */
  boolean isFacility(String lemma) {
    return has(WordClass.FACILITY, lemma);
  }

  /** Whether it is what a project is done in: "phase". */
  boolean isPhase(String lemma) {
    return has(WordClass.PHASE, lemma);
  }

  /** Whether who learns or advises somewhere does so by it: "train", "study". */
  boolean isOfGuests(String lemma) {
    return has(WordClass.GUEST, lemma);
  }

  /** Whether only bodies and people do so, and nothing built: "report". */
  boolean isBodily(String lemma) {
    return has(WordClass.BODILY, lemma);
  }

  /** Whether it may be any project: "venture". */
  boolean isUndertaking(String lemma) {
    return has(WordClass.UNDERTAKING, lemma);
  }

  /** Whether a noun names what others may act against: "sovereignty". */
  boolean isConcern(String lemma) {
    return has(WordClass.CONCERN, lemma);
  }

  /** Whether a noun names a part of a firm that it may sell: "division". */
  boolean isUnitOfFirm(String lemma) {
    return has(WordClass.UNIT_OF_FIRM, lemma);
  }

  /** Whether what it names lies somewhere and is named after the place: "air base". */
  boolean isGround(String lemma) {
    return has(WordClass.GROUND, lemma);
  }

  /** Whether it is what follows from a contract later: "delivery", "production". */
  boolean isDelivery(String lemma) {
    return has(WordClass.DELIVERY, lemma);
  }

  /** Whether by a verb with somebody one talks of what it acts on: "discuss". */
  boolean isDiscussing(String lemma) {
    return has(WordClass.DISCUSSING, lemma);
  }

  /** Whether a text is about what a verb that it does acts on: "the contract covers". */
  boolean isForeseeing(String lemma) {
    return has(WordClass.FORESEEING, lemma);
  }

  /** Whether "on" it says how or where something is done, and not about what it is. */
  boolean isCircumstance(String lemma) {
    return has(WordClass.CIRCUMSTANCE, lemma);
  }

  /** Whether it leads from one place to another: "pipeline". */
  boolean isRoute(String lemma) {
    return has(WordClass.ROUTE, lemma);
  }

  /** Whether it may be anything built: "structure". */
  boolean isStructure(String lemma) {
    return has(WordClass.STRUCTURE, lemma);
  }

  /** Whether an amount of it is nothing that is paid: "losses of $30 million". */
  boolean isBurden(String lemma) {
    return has(WordClass.BURDEN, lemma);
  }

  /** A unit of money, of whichever state: "kroner". */
  boolean isCoin(String lemma) {
    return has(WordClass.COIN, lemma);
  }

  /** Whether it goes to whoever gets it: "contract". */
  boolean isAwarded(String lemma) {
    return has(WordClass.AWARDED, lemma);
  }

  /** Whether it is an office in a firm: "chief executive". */
  boolean isExecutive(String office) {
    return has(WordClass.EXECUTIVE, office);
  }

  /** Whether a text is one by which somebody is to deliver: "contract". */
  boolean isCommercial(String lemma) {
    return has(WordClass.COMMERCIAL, lemma);
  }

  /** Whether a text is one that states agree on: "treaty". */
  boolean isInterstate(String lemma) {
    return has(WordClass.INTERSTATE, lemma);
  }

  /** Whether a participle says for whom somebody acts: "hackers linked to Chad". */
  boolean isLinking(String lemma) {
    return has(WordClass.LINKING, lemma);
  }

  /** Whether a verb says by "to" who gets its subject: "the contract went to Saab". */
  boolean isAward(String lemma) {
    return has(WordClass.AWARD, lemma);
  }

  /** Whether a verb with a preposition carries a noun: "enter into", "agree on", "engage in". */
  boolean isEntering(String lemma) {
    return has(WordClass.ENTER, lemma);
  }

  /** Whether the doer of a verb only holds a view of a thing: "sanctions, viewed by X as". */
  boolean isOpinion(String lemma) {
    return has(WordClass.OPINION, lemma);
  }

  /** Whether a verb says of its subject that, or when, it happens: "talks will begin". */
  boolean isHappening(String lemma) {
    return has(WordClass.HAPPENING, lemma);
  }

  /** Whether this is a word for speaking with each other: "talks", "negotiations". */
  boolean isParley(String lemma) {
    return has(WordClass.PARLEY, lemma);
  }

  /** Whether a number of these is no quantity of an engagement: "a ten-year deal". */
  boolean isUncounted(String lemma) {
    return has(WordClass.UNCOUNTED, lemma);
  }

  /** Whether a noun before a trigger names a field and no thing: "a trade agreement". */
  boolean isField(String lemma) {
    return has(WordClass.FIELD, lemma);
  }

  /** Whether a place follows the preposition: "at", "off". */
  boolean isLocative(String preposition) {
    return has(WordClass.LOCATIVE, preposition);
  }

  /** Whether who follows the word and "with" does the same as the subject: "together with". */
  boolean isAlong(String word) {
    return has(WordClass.ALONG, word);
  }

  /** Whether the object of a verb does what its infinitive says: "invited X to join". */
  boolean isObjectControl(String lemma) {
    return has(WordClass.OBJECT_CONTROL, lemma);
  }

  /** Whether a verb's object does for its subject what its infinitive says: "hired X to build". */
  boolean isChoice(String lemma) {
    return has(WordClass.CHOICE, lemma);
  }

  /** Whether a text that is called so is what somebody says: "remarks", "statement". */
  boolean isSpeech(String lemma) {
    return has(WordClass.SPEECH, lemma);
  }

  /** Whether what is so by somebody's is their word: "by the ministry's count". */
  boolean isAccount(String lemma) {
    return has(WordClass.ACCOUNT, lemma);
  }

  /** Whether the doer of a verb with "for" wants what others are to do: "called for talks". */
  boolean isWish(String lemma) {
    return has(WordClass.WISH, lemma);
  }

  /**
   * Whether the plural with several partners means one with each: "treaties with Chad and Mali".
   */
  boolean isOneWithEach(String lemma) {
    return has(WordClass.ONE_WITH_EACH, lemma);
  }

  /** Whether a body that is called so makes laws. */
  boolean isLegislature(String lemma) {
    return has(WordClass.LEGISLATURE, lemma);
  }

  /** Whether what is so in somebody's is their word: "in the minister's view". */
  boolean isView(String lemma) {
    return has(WordClass.VIEW, lemma);
  }

  /** Whether it is a text that says what is to be done: "contract". */
  boolean isText(String lemma) {
    return has(WordClass.TEXT, lemma);
  }

  /** Whether the doer of a verb says that what is reported is not so: "dismissed reports". */
  boolean isDismissal(String lemma) {
    return has(WordClass.DISMISSAL, lemma);
  }

  /** Whether arms and vehicles of many kinds are called so: "aircraft". */
  boolean isAnyEquipment(String lemma) {
    return has(WordClass.EQUIPMENT, lemma);
  }

  /** Whether the doer of a verb says of what was told that it is not so: "denied it". */
  boolean isRebuttal(String lemma) {
    return has(WordClass.REBUTTAL, lemma);
  }

  /** Whether the doer of a verb wants what others are to do: "urged a truce". */
  boolean isUrging(String lemma) {
    return has(WordClass.URGING, lemma);
  }

  /** Whether who is said to have done something is so by hearsay: "is said to have". */
  boolean isTelling(String lemma) {
    return has(WordClass.TELLING, lemma);
  }

  /** Whether what is not so treated is not sure: "has not confirmed". */
  boolean isConfirming(String lemma) {
    return has(WordClass.CONFIRMING, lemma);
  }

  /** Whether an object says no more than its verb: "take place". */
  boolean isEmpty(String lemma) {
    return has(WordClass.EMPTY, lemma);
  }

  /** Whether what a verb's infinitive says has happened when the verb has: "helped to build". */
  boolean isImplicative(String lemma) {
    return has(WordClass.IMPLICATIVE, lemma);
  }

  /** Whether a word says that what it stands before is that of two sides: "bilateral trade". */
  boolean isBetweenTwo(String word) {
    return has(WordClass.BETWEEN_TWO, word);
  }

  /** Whether a body that has been named is called so by the last word of its name: "the fund". */
  boolean isBody(String word) {
    return has(WordClass.BODY, word);
  }

  /** Whether a company that it stands before is none that has been named: "project company". */
  boolean isNewFirm(String lemma) {
    return has(WordClass.NEW_FIRM, lemma);
  }

  /** Whether a word says which of several something is: "the first visit". */
  boolean isRank(String word) {
    return has(WordClass.RANK, word);
  }

  /** Whether a verb may spare others what they pay: "waive", "cut". */
  boolean isRelieving(String lemma) {
    return has(WordClass.RELIEVING, lemma);
  }

  /** Whether a noun is something that a state has others pay: "toll", "fee". */
  boolean isDue(String lemma) {
    return has(WordClass.DUE, lemma);
  }

  /** Whether a noun behind a body's name is one of its members: "an EU country". */
  boolean isMember(String lemma) {
    return has(WordClass.MEMBER, lemma);
  }

  /** Whether a word behind a body's name is what a member's office is for: "EU affairs". */
  boolean isAffairs(String word) {
    return has(WordClass.AFFAIRS, word);
  }

  /** Whether a word says of what something is an answer: "for", "after", "response". */
  boolean isAnswered(String word) {
    return has(WordClass.ANSWERED, word);
  }

  /** Whether a noun names others than the one spoken of: "neighbours". */
  boolean isBesides(String lemma) {
    return has(WordClass.BESIDES, lemma);
  }

  /** Whether a noun names how a text comes about: "talk". */
  boolean isNegotiation(String lemma) {
    return has(WordClass.NEGOTIATION, lemma);
  }

  /** Whether a word says that some come to others: "visit". */
  boolean isEncounter(String lemma) {
    return has(WordClass.ENCOUNTER, lemma);
  }

  /** Whether a verb says that a vehicle goes, and not that it is handed over: "dispatch". */
  boolean isSending(String lemma) {
    return has(WordClass.SENDING, lemma);
  }

  /** Whether by a word somebody gives money or help: "pledge". */
  boolean isAiding(String lemma) {
    return has(WordClass.AIDING, lemma);
  }

  /** Whether by a verb somebody is given a contract: "bag". */
  boolean isWinning(String lemma) {
    return has(WordClass.WINNING, lemma);
  }

  /** "Ahead of", "before", "in preparation for": what follows comes later. */
  boolean isAhead(String word) {
    return has(WordClass.AHEAD, word);
  }

  /** "After", "following": what follows was earlier. */
  boolean isAfterwards(String word) {
    return has(WordClass.AFTERWARDS, word);
  }

  /** "Compared to 2019". */
  boolean isComparing(String word) {
    return has(WordClass.COMPARING, word);
  }

  /** "Deliveries starting in 2028". */
  boolean isStarting(String lemma) {
    return has(WordClass.STARTING, lemma);
  }

  /** "A summit to be held", "to take place". */
  boolean isHolding(String lemma) {
    return has(WordClass.HOLDING, lemma);
  }

  /** "With Peru as witness": whoever is this has no part in what others do. */
  boolean isThirdParty(String lemma) {
    return has(WordClass.THIRD_PARTY, lemma);
  }

  /** Whether a noun names bodies that the word before it says apart: "commission". */
  boolean isOrgan(String lemma) {
    return has(WordClass.ORGAN, lemma);
  }

  /** Whether by a word somebody has goods made or bought: "order". */
  boolean isOrdering(String lemma) {
    return has(WordClass.ORDERING, lemma);
  }

  /** Whether a word says that some go to others: "trip"; not that they come together. */
  boolean isVisit(String word) {
    return guests.contains(word);
  }

  /** Whether a noun names who rules the state that is spoken of: "authority". */
  boolean isRuling(String lemma) {
    return has(WordClass.RULING, lemma);
  }

  /** Whether those whose it is do it each for itself: "bids from Saab and Boeing". */
  boolean isRivalry(String lemma) {
    return has(WordClass.RIVALRY, lemma);
  }

  /** Whether a participle says where somebody is at home: "UAE-based". */
  boolean isRooted(String lemma) {
    return has(WordClass.ROOTED, lemma);
  }

  /** Whether a word says that something is one more of its kind: "a similar deal". */
  boolean isFurther(String word) {
    return has(WordClass.FURTHER, word);
  }

  /** Whether the doer of a verb only judges what others do: "condemned the talks". */
  boolean isCommenting(String lemma) {
    return has(WordClass.COMMENTING, lemma) || isDisapproval(lemma);
  }

  /** Whether the doer of a verb wants its object to do a thing: "asked Chad to publish". */
  boolean isAsking(String lemma) {
    return has(WordClass.ASKING, lemma);
  }

  /** Whether who follows a word takes no part: "under the auspices of". */
  boolean isAside(String lemma) {
    return has(WordClass.ASIDE, lemma);
  }

  /** Whether by a word somebody becomes a member, is one, or ends to be one: "join". */
  boolean isMembership(String lemma) {
    return has(WordClass.MEMBERSHIP, lemma);
  }

  /** Whether a word of {@link #isMembership} says something else as often: "left on Monday". */
  boolean isDeparture(String lemma) {
    return has(WordClass.DEPARTURE, lemma);
  }

  /** Whether a word says what a company does, and so which it is not: "airline". */
  boolean isTrade(String word) {
    return has(WordClass.TRADE, word);
  }

  /** Whether companies with a word in their name are of a trade: "Airways" an airline. */
  boolean isNameOfTrade(String word, String trade) {
    return has(WordClass.TRADE_NAME, word + " " + trade);
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
