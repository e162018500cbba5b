package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.PartialDate;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.knowledge.Role;

/** Finds the engagements that one sentence tells of, with the roles that its syntax fills. */
final class SentenceReader {

  private static final Set<String> SHARED =
      Set.of("joint", "bilateral", "trilateral", "reciprocal", "collaborative");

  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");

  /** Arguments that name what an engagement is a part of. */
  private static final List<String> WHOLES = List.of("under", "within", "part-of");

  private final Document document;
  private final Frames frames;
  private final TriggerMatcher matcher;
  private final Register register;
  private final FactLexicon lexicon;
  private final Fillers fillers;
  private final Discourse discourse;
  private final List<Actor> actors;
  private final Modality.Reader modality;
  private final Consumer<Trace> traces;

  SentenceReader(
      Document document,
      Frames frames,
      TriggerMatcher matcher,
      FactLexicon lexicon,
      Register register,
      Fillers fillers,
      Discourse discourse,
      List<Actor> actors,
      Consumer<Trace> traces) {
    this.document = document;
    this.frames = frames;
    this.matcher = matcher;
    this.register = register;
    this.lexicon = lexicon;
    this.fillers = fillers;
    this.discourse = discourse;
    this.actors = actors;
    this.modality = new Modality.Reader(lexicon, fillers);
    this.traces = traces;
  }

  /**
   * The drafts of a sentence, complete or not.
   *
   * @param taken tokens that observations use: no trigger stands there
   */
  List<Draft> read(SentenceMentions where, int section, Set<Token> taken) {
    Sentence sentence = where.sentence();
    List<Draft> drafts = new ArrayList<>();
    Set<NamedMention> used = new HashSet<>();
    for (TriggerMatch match : matcher.match(sentence)) {
      if (taken.contains(match.anchor()) || insideOtherName(where, match)) {
        continue;
      }
      Arguments arguments = Arguments.of(sentence, match, lexicon);
      Draft draft = draft(where, section, match, arguments);
      nameOf(where, match)
          .ifPresent(
              name -> {
                used.add(name);
                name(where, draft, name);
              });
      drafts.addAll(split(sentence, draft));
      drafts.addAll(exchange(where, draft, arguments));
    }
    for (NamedMention name : where.all(NamedMention.class)) {
      if (!used.contains(name)) {
        named(where, section, name).ifPresent(drafts::add);
      }
    }
    inherit(drafts);
    return drafts.stream().filter(d -> !isContent(sentence, d, drafts)).toList();
  }

  /** "X supplies oil to Y, and gas deliveries are planned": the second has the first's actors. */
  private static void inherit(List<Draft> drafts) {
    for (int i = 1; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.kind() == EngagementKind.TRANSFER
          && draft.participants().isEmpty()
          && !draft.objects().isEmpty()) {
        drafts.subList(0, i).stream()
            .filter(
                d -> d.kind() == EngagementKind.TRANSFER && d.has("supplier") && d.has("recipient"))
            .reduce((first, last) -> last)
            .ifPresent(
                d ->
                    d.participants()
                        .values()
                        .forEach(
                            p ->
                                draft.participant(
                                    p.value().role(),
                                    new Slot<>(p.value().actor(), p.evidence()))));
      }
    }
  }

  /**
   * Whether a draft only says what another of the sentence is about or consists of, or tells the
   * same with fewer words.
   */
  private static boolean isContent(Sentence sentence, Draft draft, List<Draft> drafts) {
    if (draft.name().isPresent()) {
      return false;
    }
    for (Draft other : drafts) {
      if (other == draft || !other.isComplete()) {
        continue;
      }
      if (other.anchor() == draft.anchor() && other.kind() != draft.kind()) {
        if (other.trigger().length() > draft.trigger().length()) {
          return true;
        }
        continue;
      }
      boolean shared =
          draft.kind() == EngagementKind.TRANSFER
              && other.kind() == EngagementKind.PROJECT
              && !(draft.has("supplier") && draft.has("recipient"))
              && draft.anchor().is("conj")
              && sentence.head(draft.anchor()).filter(h -> h == other.anchor()).isPresent()
              && other.objects().keySet().equals(draft.objects().keySet());
      if (shared) {
        return true;
      }
      boolean financed =
          draft.kind() == EngagementKind.TRANSFER
              && other.kind() == EngagementKind.PROJECT
              && other.name().isPresent()
              && other.anchor().is("dobj")
              && sentence.head(other.anchor()).filter(h -> h == draft.anchor()).isPresent();
      if (financed) {
        return true;
      }
      boolean part = other.contents().stream().anyMatch(v -> isBelow(sentence, draft.anchor(), v));
      boolean about =
          other.kind() == EngagementKind.AGREEMENT
              && draft.kind() != EngagementKind.AGREEMENT
              && other.anchor().index() < draft.anchor().index()
              && isUnder(sentence, draft.anchor(), other);
      boolean nothingNew =
          draft.objects().isEmpty()
              || other.objects().keySet().containsAll(draft.objects().keySet());
      if (part) {
        draft.objects().values().forEach(other::object);
      }
      if (part || about && nothingNew) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(Sentence sentence, Token token, Token above) {
    Optional<Token> t = Optional.of(token);
    while (t.isPresent()) {
      if (t.get() == above) {
        return true;
      }
      t = sentence.head(t.get());
    }
    return false;
  }

  private static boolean isUnder(Sentence sentence, Token token, Draft agreement) {
    Optional<Token> t = Optional.of(token);
    while (t.isPresent()) {
      if (agreement.territory().contains(t.get())) {
        return true;
      }
      t = sentence.head(t.get());
    }
    return false;
  }

  private Draft draft(
      SentenceMentions where, int section, TriggerMatch match, Arguments arguments) {
    Sentence sentence = where.sentence();
    Frame frame = match.trigger().frame();
    Draft draft =
        new Draft(
            frame,
            sentence.index(),
            section,
            match.anchor(),
            document.text(match.span()),
            arguments.territory(),
            arguments.contents(),
            isDefinite(sentence, match, arguments));
    draft.passage(sentence.span());
    List<String> story = new ArrayList<>();
    for (String argument : frame.roles().keySet()) {
      for (Token token : arguments.get(argument)) {
        fill(where, draft, argument, token, match, story);
      }
    }
    for (String argument : WHOLES) {
      arguments.get(argument).stream()
          .map(token -> where.at(token, NamedMention.class))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(draft::whole);
    }
    phraseDomains(sentence, match, draft);
    frame.domains().forEach(d -> draft.domain(new Slot<>(d, match.span())));
    Modality modal = modality.read(where, match, arguments);
    draft.status(
        modal.status().or(() -> frame.status(modal.tense()).map(s -> new Slot<>(s, match.span()))));
    Slot<Factuality> factuality =
        modal.factuality().orElseGet(() -> new Slot<>(frame.factuality(), match.span()));
    draft.factuality(factuality);
    if (factuality.value() == Factuality.DENIED) {
      draft.status(Optional.empty());
    }
    modal.sources().forEach(draft::attributedTo);
    // A verb with a subject of its own that is no actor says that others did it.
    boolean silent =
        !match.trigger().verb() || arguments.get("subject").isEmpty() || isImpersonal(arguments);
    if (draft.participants().isEmpty() && isMutual(draft.kind()) && silent) {
      borrow(where, draft, match, arguments, story);
    }
    if (draft.kind() == EngagementKind.TRANSFER && draft.objects().isEmpty()) {
      thingsBelow(where, draft);
    }
    if (draft.places().isEmpty() && isSomewhere(draft.kind())) {
      placesBelow(where, draft);
    }
    traces.accept(
        new Trace(
            sentence.span(),
            draft.trigger(),
            frame.kind().term() + "/" + frame.name(),
            story,
            draft.isComplete() ? "found" : "needs " + frame.needs()));
    return draft;
  }

  /** The field that the words before a trigger noun name: "naval drills", "energy partnership". */
  private void phraseDomains(Sentence sentence, TriggerMatch match, Draft draft) {
    if (match.trigger().verb()) {
      return;
    }
    for (Token token : sentence.subtree(match.anchor())) {
      if (token.index() >= match.anchor().index()) {
        break;
      }
      int next = token.index() + 1;
      String pair =
          token.form() + " " + (next < match.anchor().index() ? sentence.token(next).form() : "");
      lexicon
          .domain(pair.toLowerCase(Locale.ROOT).strip())
          .or(() -> lexicon.domain(token.form().toLowerCase(Locale.ROOT)))
          .ifPresent(d -> draft.domain(new Slot<>(d, token.span())));
    }
  }

  private void fill(
      SentenceMentions where,
      Draft draft,
      String argument,
      Token token,
      TriggerMatch match,
      List<String> story) {
    boolean named =
        argument.equals("modifier")
            && where
                .at(token, ActorMention.class)
                .filter(m -> m.form() != ActorMention.Form.DEMONYM)
                .isPresent()
            && draft.frame().roles().containsKey("name-modifier");
    for (Frame.Filling filling : draft.frame().fillings(named ? "name-modifier" : argument)) {
      boolean filled = false;
      if (filling instanceof Frame.Filling.Participant participant) {
        List<Slot<Actor>> found =
            argument.equals("modifier")
                ? fillers.modifiers(where, token)
                : participant.owner()
                    ? fillers.ownersOf(where, token)
                    : fillers.actors(where, token, draft.kind() == EngagementKind.MEETING);
        for (Slot<Actor> actor : found) {
          boolean fits =
              participant.types().isEmpty() || participant.types().contains(actor.value().type());
          if (fits && allowed(draft, participant.role(), actor.value())) {
            draft.participant(participant.role(), actor);
            filled = true;
          }
        }
        // An owner of an object says who is behind it, and the object itself still counts.
        filled &= !participant.owner();
      } else if (filling instanceof Frame.Filling.About) {
        List<Slot<Thing>> found =
            argument.equals("modifier")
                ? fillers.modifierThings(where, match)
                : fillers.things(where, token);
        found.forEach(draft::object);
        filled = !found.isEmpty();
        Optional<NamedMention> name =
            where.at(token, NamedMention.class).filter(n -> n.kind() == draft.kind());
        if (name.isPresent() && !argument.equals("modifier")) {
          draft.name(name.get());
          filled = true;
        }
      } else if (filling instanceof Frame.Filling.Place) {
        List<Slot<Where>> found = fillers.places(where, token);
        found.forEach(draft::place);
        filled = !found.isEmpty();
      } else {
        List<Slot<Actor>> found = fillers.actors(where, token, true);
        found.forEach(draft::attributedTo);
        filled = !found.isEmpty();
      }
      if (filled) {
        story.add(argument + " «" + token.form() + "» fills " + filling.written());
        return;
      }
    }
    story.add(argument + " «" + token.form() + "» fills nothing");
  }

  /** Whether an actor of this type can have the role. */
  private static boolean allowed(Draft draft, Role role, Actor actor) {
    if (draft.kind() == EngagementKind.MEETING) {
      return true;
    }
    return role == Role.HOST || actor.type() != ActorType.PERSON;
  }

  private static boolean isMutual(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT, PROJECT, EXERCISE, COOPERATION, MEETING -> true;
      default -> false;
    };
  }

  /**
   * Participants for an engagement that names none: of the clauses above it, or for what is "joint"
   * or somebody's own ("their project") of the text before.
   */
  private void borrow(
      SentenceMentions where,
      Draft draft,
      TriggerMatch match,
      Arguments arguments,
      List<String> story) {
    Sentence sentence = where.sentence();
    Role role = mutualRole(draft.kind());
    boolean shared =
        sentence.subtree(match.anchor()).stream()
            .filter(t -> t.index() < match.anchor().index())
            .anyMatch(t -> SHARED.contains(t.form().toLowerCase(Locale.ROOT)));
    List<Slot<Actor>> found = new ArrayList<>();
    Set<Integer> ids = new LinkedHashSet<>();
    Optional<Token> above = sentence.head(match.anchor());
    for (int i = 0; i < 6 && above.isPresent() && ids.size() < 2; i++) {
      if (above.get().isVerb()) {
        sentence
            .children(above.get(), "nsubj", "nsubjpass", "dobj", "prep", "agent")
            .map(
                c ->
                    c.is("prep") || c.is("agent")
                        ? sentence.children(c, "pobj").findFirst().orElse(c)
                        : c)
            .flatMap(c -> fillers.actors(where, c, false).stream())
            .filter(a -> ids.add(a.value().id()))
            .forEach(found::add);
      } else if (above.get().isNoun()) {
        sentence
            .children(above.get(), "poss")
            .flatMap(c -> fillers.actors(where, c, false).stream())
            .filter(a -> ids.add(a.value().id()))
            .forEach(found::add);
      }
      above = sentence.head(above.get());
    }
    boolean topic =
        draft.kind() == EngagementKind.COOPERATION
                && !draft.objects().isEmpty()
                && match.anchor().is("nsubj")
            || draft.kind() == EngagementKind.PROJECT && draft.definite()
            || match.trigger().verb() && isImpersonal(arguments);
    if (ids.size() < 2 && (shared || topic)) {
      found.clear();
      discourse.lastGroup(where).forEach(a -> found.add(new Slot<>(a, match.span())));
    }
    if (found.size() < 2 && draft.kind() == EngagementKind.AGREEMENT) {
      List<Slot<Actor>> pair = states(where);
      if (pair.size() == 2) {
        found.clear();
        found.addAll(pair);
      }
    }
    boolean conclude = draft.kind() == EngagementKind.AGREEMENT && draft.definite();
    if (found.size() < 2 && (conclude || draft.kind() == EngagementKind.PROJECT)) {
      found.clear();
      found.addAll(theirs(where));
    }
    if (found.size() >= 2) {
      found.forEach(a -> draft.participant(role, a));
      draft.borrowed();
      story.add("participants from the context");
    }
  }

  /** Whom "their" means, where a sentence has it: "plans for a port show their friendship". */
  private List<Slot<Actor>> theirs(SentenceMentions where) {
    return where.sentence().tokens().stream()
        .filter(t -> t.lemma().equals("they") || t.form().equalsIgnoreCase("their"))
        .findFirst()
        .map(t -> fillers.actors(where, t, false))
        .orElse(List.of());
  }

  /** "The focus is on developing…": the subject is nobody, so the doers are those spoken of. */
  private boolean isImpersonal(Arguments arguments) {
    List<Token> subjects = arguments.get("subject");
    return !subjects.isEmpty()
        && subjects.stream().allMatch(s -> s.isNoun() && lexicon.isNoThing(s.lemma()));
  }

  private static boolean isSomewhere(EngagementKind kind) {
    return switch (kind) {
      case MEETING, EXERCISE, EVENT -> true;
      default -> false;
    };
  }

  /** "talks with the minister in Hanoi": the parser may hang the place on the minister. */
  private void placesBelow(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    for (Token token : sentence.subtree(draft.anchor())) {
      if (token.is("prep")
          && token.index() > draft.anchor().index()
          && Set.of("in", "at", "off").contains(token.form().toLowerCase(Locale.ROOT))) {
        sentence
            .children(token, "pobj")
            .flatMap(p -> fillers.places(where, p).stream())
            .forEach(draft::place);
      }
    }
  }

  /** Known things in the trigger's phrase, where no argument names any. */
  private void thingsBelow(SentenceMentions where, Draft draft) {
    for (Token token : where.sentence().subtree(draft.anchor())) {
      where
          .at(token, ThingMention.class)
          .ifPresent(
              m ->
                  draft.object(
                      new Slot<>(new Thing(m.name(), m.kind(), m.registerId()), m.span())));
    }
  }

  /** The states that a sentence names, each once. */
  private static List<Slot<Actor>> states(SentenceMentions where) {
    Map<Integer, Slot<Actor>> states = new java.util.LinkedHashMap<>();
    for (ActorMention mention : where.all(ActorMention.class)) {
      if (mention.actor().type() == ActorType.STATE) {
        states.putIfAbsent(mention.actor().id(), new Slot<>(mention.actor(), mention.span()));
      }
    }
    return List.copyOf(states.values());
  }

  static Role mutualRole(EngagementKind kind) {
    return kind == EngagementKind.AGREEMENT ? Role.PARTY : Role.PARTNER;
  }

  /** "The deal": known before; and "built the dam", where the dam is. */
  private static boolean isDefinite(Sentence sentence, TriggerMatch match, Arguments arguments) {
    return match.anchor().isNoun()
        ? isAnaphoric(sentence, match.anchor())
        : match.trigger().frame().kind() == EngagementKind.PROJECT
            && arguments.get("object").stream()
                .anyMatch(o -> o.isNoun() && isAnaphoric(sentence, o));
  }

  private static boolean isAnaphoric(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "det", "nmod", "predet")
        .filter(d -> d.index() < noun.index())
        .map(d -> d.form().toLowerCase(Locale.ROOT))
        .anyMatch(Set.of("the", "this", "these", "that", "those", "such")::contains);
  }

  // Proper names

  private Optional<NamedMention> nameOf(SentenceMentions where, TriggerMatch match) {
    EngagementKind kind = match.trigger().frame().kind();
    for (Token token : match.tokens()) {
      Optional<NamedMention> at = where.at(token, NamedMention.class).filter(n -> n.kind() == kind);
      if (at.isPresent()) {
        return at;
      }
    }
    return where.sentence().subtree(match.anchor()).stream()
        .filter(
            t ->
                t.index() < match.anchor().index()
                    || isApposition(where.sentence(), t, match.anchor()))
        .map(t -> where.at(t, NamedMention.class).filter(n -> n.kind() == kind))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isApposition(Sentence sentence, Token token, Token anchor) {
    return token.is("appos") && sentence.head(token).filter(h -> h == anchor).isPresent();
  }

  private static boolean insideOtherName(SentenceMentions where, TriggerMatch match) {
    boolean name =
        where
            .at(match.anchor(), NamedMention.class)
            .filter(n -> n.kind() != match.trigger().frame().kind())
            .isPresent();
    boolean actor =
        where
            .at(match.anchor(), ActorMention.class)
            .filter(a -> a.form() == ActorMention.Form.NAME)
            .isPresent();
    boolean place =
        where.at(match.anchor(), PlaceMention.class).isPresent() && match.anchor().isProperNoun();
    boolean thing =
        where.at(match.anchor(), ThingMention.class).isPresent() && match.anchor().isProperNoun();
    return name || actor || place || thing;
  }

  private Optional<Draft> named(SentenceMentions where, int section, NamedMention name) {
    Sentence sentence = where.sentence();
    Optional<Frame> frame = frames.named(name.kind());
    Optional<Token> head = sentence.headOf(name.span());
    if (frame.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    Trigger trigger =
        new Trigger(frame.get(), List.of(head.get().form().toLowerCase(Locale.ROOT)), false);
    TriggerMatch match = new TriggerMatch(trigger, head.get(), List.of(head.get()));
    Draft draft = draft(where, section, match, Arguments.of(sentence, match, lexicon));
    name(where, draft, name);
    return Optional.of(draft);
  }

  /** Gives a draft its proper name, and what the register and the name itself say of it. */
  private void name(SentenceMentions where, Draft draft, NamedMention name) {
    draft.name(name);
    known(draft, name);
    if (draft.participants().isEmpty()
        && draft.kind() == EngagementKind.AGREEMENT
        && name.registerId().isEmpty()) {
      discourse
          .lastGroup(where)
          .forEach(a -> draft.participant(Role.PARTY, new Slot<>(a, name.span())));
    }
    Matcher year = YEAR.matcher(document.text(name.span()));
    if (year.find() && isOnce(draft.kind())) {
      PartialDate date = PartialDate.of(Integer.parseInt(year.group()));
      draft.date(draft.frame().date(), new Slot<>(date, name.span()));
    }
  }

  /** Whether the year in a name is when it was: "Vostok-2018", but not "Vision 2030". */
  private static boolean isOnce(EngagementKind kind) {
    return switch (kind) {
      case EXERCISE, EVENT, MEETING, AGREEMENT, CONFLICT -> true;
      default -> false;
    };
  }

  /** What the register and the name itself say of a named engagement's participants. */
  private void known(Draft draft, NamedMention name) {
    name.registerId()
        .flatMap(register::engagement)
        .ifPresent(
            row -> {
              row.participants()
                  .forEach(
                      (role, ids) ->
                          actors.stream()
                              .filter(
                                  a ->
                                      a.candidates().stream()
                                          .findFirst()
                                          .filter(ids::contains)
                                          .isPresent())
                              .forEach(a -> draft.participant(role, new Slot<>(a, name.span()))));
              row.domain().ifPresent(d -> draft.domain(new Slot<>(d, name.span())));
            });
    Frame named = frames.named(draft.kind()).orElse(draft.frame());
    named.fillings("modifier").stream()
        .filter(Frame.Filling.Participant.class::isInstance)
        .map(Frame.Filling.Participant.class::cast)
        .findFirst()
        .ifPresent(
            filling ->
                statesIn(name)
                    .forEach(a -> draft.participant(filling.role(), new Slot<>(a, name.span()))));
  }

  /** "Russia-China Fund", "Sino-Russian Complex": the states within a name. */
  private List<Actor> statesIn(NamedMention name) {
    List<String> words = List.of(document.text(name.span()).split("[^\\p{L}.]+"));
    List<Actor> states = new ArrayList<>();
    for (Actor actor : actors) {
      if (actor.type() != ActorType.STATE || actor.candidates().isEmpty()) {
        continue;
      }
      Optional<Register.ActorRow> row = register.actor(actor.candidates().get(0));
      boolean inside =
          row.isPresent()
              && (words.contains(row.get().label())
                  || row.get().demonyms().stream().anyMatch(words::contains));
      if (inside) {
        states.add(actor);
      }
    }
    return states.size() > 1 ? states : List.of();
  }

  // Several engagements in one trigger

  /** One transfer for each designated piece of equipment, when just these are coordinated. */
  private static List<Draft> split(Sentence sentence, Draft draft) {
    boolean designated =
        draft.kind() == EngagementKind.TRANSFER
            && draft.objects().size() > 1
            && draft.objects().values().stream()
                .allMatch(
                    o ->
                        o.value().kind() == ThingMention.Kind.EQUIPMENT
                            && o.value().name().chars().anyMatch(Character::isDigit));
    boolean examples =
        sentence.tokens().stream()
            .anyMatch(
                t -> t.is("prep") && (t.lemma().equals("include") || t.lemma().equals("like")));
    if (!designated || examples) {
      return List.of(draft);
    }
    List<Draft> each = new ArrayList<>();
    for (String object : draft.objects().keySet()) {
      Set<String> others = new HashSet<>(draft.objects().keySet());
      others.remove(object);
      each.add(draft.copyWithout(others));
    }
    return each;
  }

  /** "Engines in exchange for chips": the second transfer goes the other way. */
  private List<Draft> exchange(SentenceMentions where, Draft draft, Arguments arguments) {
    List<Slot<Thing>> returned =
        arguments.get("in-exchange-for").stream()
            .flatMap(t -> fillers.things(where, t).stream())
            .toList();
    if (draft.kind() != EngagementKind.TRANSFER || returned.isEmpty()) {
      return List.of();
    }
    Draft counter =
        new Draft(
            draft.frame(),
            draft.sentence(),
            draft.section(),
            draft.anchor(),
            draft.trigger(),
            Set.of(),
            Set.of(),
            false);
    draft.passages().forEach(counter::passage);
    counter.status(draft.status());
    draft.factuality().ifPresent(counter::factuality);
    returned.forEach(counter::object);
    draft
        .participants()
        .values()
        .forEach(
            p ->
                counter.participant(
                    p.value().role() == Role.SUPPLIER ? Role.RECIPIENT : Role.SUPPLIER,
                    new Slot<>(p.value().actor(), p.evidence())));
    return List.of(counter);
  }
}
