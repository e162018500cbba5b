package org.entente.fact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.When;
import org.entente.fact.Fact.Where;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** An engagement while it is being read: slots are filled, sentences added. */
final class Draft {

  /** Said where goods stand in the clause that may be no object. */
  static final String GOODS = "goods";

  /** Slots that are filled last, by what stands nearest in the sentence. */
  private static final Set<String> ATTACHED = Set.of("date", "amount", "quantity");

  /** Slots that what was told before may fill too. */
  private static final Set<String> TOLD =
      Set.of(
          "date", "amount", "quantity", "supplier", "recipient", "two", "object", "known", "told");

  /** From which likelihood on words tell of an engagement though little is said of it. */
  private static final double HEARD = 0.7;

  private final Frame frame;
  private final int sentence;
  private final int section;
  private final Token anchor;
  private final String trigger;
  private final Set<Token> territory;
  private final Set<Token> contents;
  private final boolean definite;
  private boolean isNew;
  private boolean isOneMore;
  private Set<Token> words;
  private final Map<Participation, Slot<Participation>> participants = new LinkedHashMap<>();
  private final Map<When, Slot<When>> dates = new LinkedHashMap<>();
  private final Set<AmountMention> amounts = new LinkedHashSet<>();
  private final Set<QuantityMention> quantities = new LinkedHashSet<>();
  private final Map<String, Slot<Thing>> objects = new LinkedHashMap<>();
  private final Map<String, Slot<Where>> places = new LinkedHashMap<>();
  private final Map<String, Slot<String>> domains = new LinkedHashMap<>();
  private final Map<Integer, Slot<Actor>> attributedTo = new LinkedHashMap<>();
  private final Set<Integer> bystanders = new HashSet<>();
  private final Set<Span> elsewhere = new HashSet<>();
  private final Set<Role> closed = EnumSet.noneOf(Role.class);
  private Optional<Draft> returned = Optional.empty();
  private final TreeSet<Span> passages = new TreeSet<>();
  private final Set<String> said = new LinkedHashSet<>();
  private boolean meansSomebody;
  private boolean borrowed;
  private boolean parted;
  private boolean proposed;
  private boolean awaiting;
  private boolean nominal;
  private boolean modifier;
  private OptionalDouble likelihood = OptionalDouble.empty();
  private Optional<NamedMention> whole = Optional.empty();
  private Optional<Token> wholeWord = Optional.empty();
  private Optional<Token> ellipsis = Optional.empty();
  private final Set<Token> sums = new LinkedHashSet<>();
  private Optional<Draft> wholeTold = Optional.empty();
  private Optional<NamedMention> name = Optional.empty();
  private Optional<Slot<Status>> status = Optional.empty();
  private Optional<Slot<Factuality>> factuality = Optional.empty();

  /**
   * @param section which section of the document it stands in
   * @param trigger the words that brought it to mind, as in the text
   * @param territory the tokens whose dependants belong to it
   * @param contents verbs that only say what it consists of
   * @param definite whether it is spoken of as known: "the deal", "this project"
   */
  Draft(
      Frame frame,
      int sentence,
      int section,
      Token anchor,
      String trigger,
      Set<Token> territory,
      Set<Token> contents,
      boolean definite) {
    this.frame = frame;
    this.sentence = sentence;
    this.section = section;
    this.anchor = anchor;
    this.trigger = trigger;
    this.territory = new LinkedHashSet<>(territory);
    this.contents = Set.copyOf(contents);
    this.definite = definite;
    this.words = Set.of(anchor);
  }

  /** The same engagement with other objects: its dates, places and words are shared. */
  Draft copyWithout(Set<String> objectNames) {
    Draft copy =
        new Draft(frame, sentence, section, anchor, trigger, territory, contents, definite);
    copy.absorb(this);
    copy.proposed = proposed;
    copy.isNew = isNew;
    objectNames.forEach(copy.objects::remove);
    copy.amounts.clear();
    copy.quantities.clear();
    copy.elsewhere.addAll(elsewhere);
    return copy;
  }

  /**
   * The same engagement of some of the participants only.
   *
   * @param dates that it keeps
   * @param first whether it is the one that amounts and quantities stay with
   */
  Draft between(List<Slot<Actor>> actors, Set<When> dates, boolean first) {
    Draft copy =
        new Draft(frame, sentence, section, anchor, trigger, territory, contents, definite);
    copy.absorb(this);
    copy.proposed = proposed;
    copy.isNew = isNew;
    copy.words = words;
    copy.wholeWord = wholeWord;
    copy.parted = isComplete();
    copy.participants.clear();
    actors.forEach(actor -> copy.participant(Context.mutualRole(kind()), actor));
    copy.dates.keySet().retainAll(dates);
    if (!first) {
      copy.amounts.clear();
      copy.quantities.clear();
    }
    return copy;
  }

  /** The same engagement of others, without amounts and quantities. */
  Draft among(List<Slot<Participation>> parts) {
    Draft copy = copyWithout(Set.of());
    copy.words = words;
    copy.wholeWord = wholeWord;
    copy.participants.clear();
    parts.forEach(
        part ->
            copy.participant(
                part.value().role(), new Slot<>(part.value().actor(), part.evidence())));
    return copy;
  }

  /** That it is not so, by the word of some. */
  Draft denied(Sentence where, Token verb, List<Slot<Actor>> who) {
    Draft denial =
        new Draft(frame, where.index(), section, verb, verb.form(), Set.of(verb), Set.of(), false);
    denial.absorb(this);
    denial.factuality(new Slot<>(Factuality.DENIED, verb.span()));
    denial.status(Optional.empty());
    denial.attributedTo.clear();
    who.forEach(denial::attributedTo);
    denial.passages.clear();
    denial.passage(where.span());
    return denial;
  }

  /** The same with nobody in it yet, told of once more by a verb of another sentence or clause. */
  Draft by(int otherSentence, int otherSection, Token verb) {
    Draft copy =
        new Draft(
            frame, otherSentence, otherSection, verb, verb.form(), Set.of(verb), Set.of(), false);
    copy.said.addAll(said);
    copy.status = status;
    copy.factuality = factuality;
    objects.forEach((name, o) -> copy.objects.put(name, new Slot<>(o.value(), verb.span())));
    copy.domains.putAll(domains);
    return copy;
  }

  /** One more between the same, told of by a verb: "it was renewed", "the next will be held". */
  Draft again(Sentence where, int otherSection, Token verb) {
    Draft another = by(where.index(), otherSection, verb);
    participants
        .values()
        .forEach(
            part ->
                another.participant(
                    part.value().role(), new Slot<>(part.value().actor(), verb.span())));
    another.passage(where.span());
    another.isOneMore = true;
    return another;
  }

  Frame frame() {
    return frame;
  }

  EngagementKind kind() {
    return frame.kind();
  }

  int sentence() {
    return sentence;
  }

  int section() {
    return section;
  }

  Token anchor() {
    return anchor;
  }

  String trigger() {
    return trigger;
  }

  /** Whether one of the words by which it is told is of some sort. */
  boolean isCalled(Predicate<String> sort) {
    return Stream.of(trigger.toLowerCase(Locale.ROOT).split(" ")).anyMatch(sort);
  }

  Set<Token> territory() {
    return territory;
  }

  /** The words that brought it to mind; of "hold a summit" both. */
  Set<Token> words() {
    return words;
  }

  void words(List<Token> trigger) {
    words = Set.copyOf(trigger);
  }

  /** Takes over the words of another that tells the same: of "held talks" both. */
  void unite(Draft other) {
    Set<Token> both = new LinkedHashSet<>(words);
    both.addAll(other.words);
    words = both;
    nominal |= other.nominal || other.anchor.isNoun() && other.isComplete();
  }

  /** Whether a noun tells of it, be it with a verb. */
  boolean isNominal() {
    return nominal || anchor.isNoun();
  }

  /** Takes over what stands below the words of another that tells the same. */
  void annex(Draft other) {
    territory.addAll(other.territory);
  }

  Set<Token> contents() {
    return contents;
  }

  boolean definite() {
    return definite;
  }

  /** Whether it is told as one that nobody has heard of: "a pipeline". */
  boolean isNew() {
    return isNew;
  }

  void asNew() {
    isNew = true;
  }

  /** Whether it is one more than those told before: "the lease was renewed". */
  boolean isOneMore() {
    return isOneMore;
  }

  Optional<NamedMention> name() {
    return name;
  }

  void name(NamedMention mention) {
    name = name.or(() -> Optional.of(mention));
  }

  /** Gives an actor a role, unless it has one or engagements of this kind know no such role. */
  void participant(Role given, Slot<Actor> actor) {
    Role role = given == Role.HOST && kind() != EngagementKind.EVENT ? Role.PARTNER : given;
    if (!roles(kind()).contains(role)) {
      return;
    }
    boolean other =
        participants.keySet().stream().anyMatch(p -> p.actor().id() == actor.value().id());
    if (!other) {
      Participation participation = new Participation(role, actor.value());
      participants.put(participation, new Slot<>(participation, actor.evidence()));
      returned.ifPresent(counter -> counter.participant(opposite(role), actor));
    }
  }

  private static Role opposite(Role role) {
    return role == Role.SUPPLIER ? Role.RECIPIENT : Role.SUPPLIER;
  }

  /** Takes a transfer that goes the other way: who takes part in this one takes part in it too. */
  void returned(Draft counter) {
    returned = Optional.of(counter);
    participants
        .values()
        .forEach(
            p ->
                counter.participant(
                    opposite(p.value().role()), new Slot<>(p.value().actor(), p.evidence())));
  }

  /** The roles that engagements of a kind know, as the contract says. */
  static Set<Role> roles(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT -> Set.of(Role.PARTY);
      case PROJECT -> Set.of(Role.PARTNER, Role.BENEFICIARY);
      case EXERCISE, MEETING, COOPERATION -> Set.of(Role.PARTNER);
      case TRANSFER -> Set.of(Role.SUPPLIER, Role.RECIPIENT);
      case PROGRAMME -> Set.of(Role.OWNER);
      case SANCTION, CONFLICT -> Set.of(Role.INITIATOR, Role.TARGET);
      case EVENT -> Set.of(Role.HOST, Role.PARTNER);
    };
  }

  Map<Participation, Slot<Participation>> participants() {
    return participants;
  }

  /** The named engagement that it is said to be a part of: "under the Artemis programme". */
  Optional<NamedMention> whole() {
    return whole;
  }

  void whole(NamedMention mention) {
    whole = Optional.of(mention);
  }

  /** The word of its sentence that says what it is a part of: "under the <i>agreement</i>". */
  Optional<Token> wholeWord() {
    return wholeWord;
  }

  void wholeWord(Token word) {
    wholeWord = Optional.of(word);
  }

  /** The engagement, told before or beside it, that it is a part of. */
  Optional<Draft> wholeTold() {
    return wholeTold;
  }

  void wholeTold(Draft told) {
    wholeTold = Optional.of(told);
  }

  /** Sums of money that its verb acts on: "lent $40 million", "a million paid by Chad". */
  Set<Token> sums() {
    return sums;
  }

  void sum(Token amount) {
    sums.add(amount);
    said("sum");
  }

  /** What stands for goods told before: "four more" of "four more were ordered". */
  Optional<Token> ellipsis() {
    return ellipsis;
  }

  void ellipsis(Token word) {
    ellipsis = Optional.of(word);
    objects.clear();
  }

  /** Whether a word stands for an object: trucks of "Niger got 15", after those that Chad got. */
  boolean isElliptic(Slot<Thing> object) {
    return ellipsis.filter(word -> word.span().equals(object.evidence())).isPresent();
  }

  /** What is one more of its kind: "loan" of "a further loan". */
  void another(Token word) {
    ellipsis = Optional.of(word);
  }

  /** Takes participants and objects of the transfer that it is one more of. */
  void repeat(Draft earlier) {
    Span words = ellipsis.map(Token::span).orElse(anchor.span());
    for (Participation part : earlier.participants.keySet()) {
      earlier
          .sideOf(part)
          .filter(role -> !has(role.term()))
          .ifPresent(role -> participant(role, new Slot<>(part.actor(), words)));
    }
    if (objects.isEmpty()) {
      earlier.objects.values().forEach(o -> object(new Slot<>(o.value(), words)));
    }
    said.addAll(earlier.said);
    said.remove("sum");
    said("told");
  }

  /** Its role in a transfer; of an agreement between a firm and others the firm supplies. */
  private Optional<Role> sideOf(Participation part) {
    if (part.role() != Role.PARTY) {
      return Optional.of(part.role());
    }
    boolean firm = isFirm(part);
    return participants.keySet().stream().filter(other -> isFirm(other) != firm).findAny().isEmpty()
        ? Optional.empty()
        : Optional.of(firm ? Role.SUPPLIER : Role.RECIPIENT);
  }

  private static boolean isFirm(Participation part) {
    return part.actor().type() == ActorType.COMPANY;
  }

  /** Notes that the text has what a frame may need beyond filled slots: "any-object", "known". */
  void said(String slot) {
    said.add(slot);
  }

  /** Notes that the participants come from the text around, not from the trigger's phrase. */
  void borrowed() {
    borrowed = true;
  }

  /** The sentence itself says whose it is after all. */
  void own() {
    borrowed = false;
  }

  boolean isBorrowed() {
    return borrowed;
  }

  /** Notes that no frame knows its words, only the encoder. */
  void proposed() {
    proposed = true;
  }

  boolean isProposed() {
    return proposed;
  }

  /** Notes that who takes part must stand elsewhere in the document; without it nothing is told. */
  void awaiting() {
    awaiting = true;
  }

  /** Whether it tells of something though nobody is known yet to take part. */
  boolean isAwaiting() {
    return awaiting && participants.isEmpty();
  }

  /** Whether its name only says which noun is meant: "the <i>Silk Road</i> memorandum". */
  boolean isModifier() {
    return modifier;
  }

  void asModifier() {
    modifier = true;
    status = Optional.empty();
    attributedTo.clear();
  }

  /** How likely the encoder holds it, 0 to 1; the best of all its tellings. */
  OptionalDouble likelihood() {
    return likelihood;
  }

  void likelihood(double value) {
    likelihood = OptionalDouble.of(Math.max(value, likelihood.orElse(0)));
  }

  Set<Integer> actorIds() {
    return participants.keySet().stream()
        .map(p -> p.actor().id())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void date(Fact.DateKind kind, Slot<org.entente.document.PartialDate> date) {
    When when = new When(kind, date.value());
    dates.putIfAbsent(when, new Slot<>(when, date.evidence()));
  }

  Map<When, Slot<When>> dates() {
    return dates;
  }

  Set<AmountMention> amounts() {
    return amounts;
  }

  Set<QuantityMention> quantities() {
    return quantities;
  }

  /** Adds a thing, unless the words that name it name one already. */
  void object(Slot<Thing> thing) {
    boolean named =
        objects.values().stream().anyMatch(o -> o.evidence().end() == thing.evidence().end());
    if (!named) {
      objects.putIfAbsent(thing.value().name(), thing);
    }
  }

  Map<String, Slot<Thing>> objects() {
    return objects;
  }

  void place(Slot<Where> place) {
    places.putIfAbsent(place.value().name(), place);
  }

  Map<String, Slot<Where>> places() {
    return places;
  }

  void domain(Slot<String> domain) {
    domains.putIfAbsent(domain.value(), domain);
  }

  Map<String, Slot<String>> domains() {
    return domains;
  }

  void attributedTo(Slot<Actor> source) {
    attributedTo.putIfAbsent(source.value().id(), source);
  }

  /** Keeps out whom grammar names and who yet has no part: who condemned or brokered it. */
  void bystander(Actor actor) {
    bystanders.add(actor.id());
  }

  /** Keeps out words of its clause that tell of other goods: "and tanks from Mali". */
  void elsewhere(Span words) {
    elsewhere.add(words);
  }

  /** Whether words tell of other goods of its clause. */
  boolean isElsewhere(Span words) {
    return elsewhere.stream().anyMatch(other -> other.contains(words));
  }

  /** Whether its clause tells of other goods too, which are another's. */
  boolean isLot() {
    return !elsewhere.isEmpty();
  }

  /** Notes that a role is somebody's of whom nobody knows who it is: "sold it to a collector". */
  void close(Role role) {
    closed.add(role);
  }

  boolean isClosed(Role role) {
    return closed.contains(role);
  }

  /** Notes that its clause speaks of somebody of whom nobody knows what part it has. */
  void meanSomebody() {
    meansSomebody = true;
  }

  boolean meansSomebody() {
    return meansSomebody;
  }

  /** The ids of those who surely have no part. */
  Set<Integer> bystanders() {
    return bystanders;
  }

  Map<Integer, Slot<Actor>> attributedTo() {
    return attributedTo;
  }

  void passage(Span span) {
    passages.add(span);
  }

  List<Span> passages() {
    return new ArrayList<>(passages);
  }

  Optional<Slot<Status>> status() {
    return status;
  }

  void status(Optional<Slot<Status>> value) {
    status = value;
  }

  Optional<Slot<Factuality>> factuality() {
    return factuality;
  }

  void factuality(Slot<Factuality> value) {
    factuality = Optional.of(value);
  }

  /** Whether no word tells of it but its proper name, and neither date nor number is known. */
  boolean isOnlyNamed() {
    return name.isPresent()
        && frame.name().equals(Frames.NAMED)
        && dates.isEmpty()
        && amounts.isEmpty()
        && quantities.isEmpty();
  }

  /** Whether a slot has a value; slots are called as roles and properties are. */
  boolean has(String slot) {
    return switch (slot) {
      case "object" -> !objects.isEmpty();
      case "place" -> !places.isEmpty();
      case "name" -> name.isPresent();
      case "date" -> !dates.isEmpty();
      case "amount" -> !amounts.isEmpty();
      case "quantity" -> !quantities.isEmpty();
      case "two" -> participants.size() > 1;
      case "participant" -> !participants.isEmpty();
      default ->
          said.contains(slot)
              || participants.keySet().stream().anyMatch(p -> p.role().term().equals(slot));
    };
  }

  /** As {@link #has}; that goods are spoken of is as good as an object. */
  private boolean meets(String need) {
    return has(need) || need.equals("object") && said.contains(GOODS);
  }

  /** Whether what the frame cannot do without is there, or was before it was parted from others. */
  boolean isComplete() {
    boolean bare =
        borrowed
            && name.isEmpty()
            && objects.isEmpty()
            && amounts.isEmpty()
            && dates.isEmpty()
            && (places.isEmpty() || frame.support().isEmpty())
            && likelihood.orElse(0) < HEARD
            && (kind() == EngagementKind.AGREEMENT || kind() == EngagementKind.PROJECT);
    boolean onlyNamed =
        kind() == EngagementKind.AGREEMENT
            && name.isPresent()
            && participants.isEmpty()
            && dates.isEmpty()
            && amounts.isEmpty();
    return !bare
        && !onlyNamed
        && (parted
            || awaiting
            || frame.needs().stream().allMatch(any -> any.stream().anyMatch(this::meets)));
  }

  /**
   * Whether it tells enough to be parted, or will when the goods that a word stands for are known.
   */
  boolean mayBeParted() {
    return isComplete() || ellipsis.isPresent() && mayBeComplete();
  }

  /**
   * Whether it is complete, or may be by dates, amounts and quantities or by what it refers back
   * to: what never can be must take none of them from others.
   */
  boolean mayBeComplete() {
    return frame.generic() || definite || lacksOnly(ellipsis.isPresent() ? TOLD : ATTACHED);
  }

  /** Whether dates, amounts and quantities can complete it. */
  boolean lacksFiguresOnly() {
    return lacksOnly(ATTACHED);
  }

  private boolean lacksOnly(Set<String> later) {
    return frame.needs().stream()
        .allMatch(any -> any.stream().anyMatch(slot -> later.contains(slot) || meets(slot)));
  }

  /** Takes over what another telling of the same engagement says. */
  void absorb(Draft other) {
    take(other);
    // "The venture would give Fiat access": what more is said of it does not make it so.
    boolean sure = !other.frame.generic() || factuality.isEmpty();
    if (sure && other.factuality.filter(f -> f.value() == Factuality.ASSERTED).isPresent()) {
      factuality = other.factuality;
    }
  }

  private static boolean isFinal(Status status) {
    return status == Status.COMPLETED || status == Status.CANCELLED;
  }

  /** As {@link #absorb}, but it stays as sure as it is: the other is told of within it. */
  void take(Draft other) {
    name = name.or(other::name);
    proposed &= other.proposed;
    other.likelihood.ifPresent(this::likelihood);
    whole = whole.or(other::whole);
    wholeTold = wholeTold.or(other::wholeTold);
    for (Slot<Participation> slot : other.participants.values()) {
      participant(slot.value().role(), new Slot<>(slot.value().actor(), slot.evidence()));
    }
    other.dates.forEach(dates::putIfAbsent);
    if (!Sameness.sameAmounts(this, other)) {
      amounts.addAll(other.amounts);
    }
    if (!Sameness.sameQuantities(this, other)) {
      quantities.addAll(other.quantities);
    }
    other.objects.forEach(objects::putIfAbsent);
    other.places.forEach(places::putIfAbsent);
    other.domains.forEach(domains::putIfAbsent);
    other.attributedTo.forEach(attributedTo::putIfAbsent);
    passages.addAll(other.passages);
    said.addAll(other.said);
    closed.addAll(other.closed);
    bystanders.addAll(other.bystanders);
    meansSomebody |= other.meansSomebody;
    if (status.isEmpty() || other.status.filter(s -> isFinal(s.value())).isPresent()) {
      status = other.status.or(() -> status);
    }
    factuality = factuality.or(() -> other.factuality);
  }
}
