package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;

/** Finds the engagements that one sentence tells of, with the roles that its syntax fills. */
final class SentenceReader {

  private static final Set<String> DEFINITE =
      Set.of("the", "this", "these", "that", "those", "such");

  /** What is one more of its kind was not told of before: "the second contract". */
  private static final Set<String> OTHER =
      Set.of(
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "other",
          "next",
          "additional",
          "separate",
          "subsequent",
          "similar");

  /** What becomes of the noun that a name of these stands before says nothing of the named. */
  private static final Set<EngagementKind> UNTOUCHED =
      Set.of(EngagementKind.PROGRAMME, EngagementKind.AGREEMENT);

  /** Prepositions behind which a name only says of what, from where or into what. */
  private static final Set<String> BESIDE =
      Set.of("of", "from", "to", "in", "into", "at", "aboard", "via");

  private static final Set<String> JOINING = Set.of("join", "rejoin", "enter", "leave", "quit");

  /** What is built or run. */
  private static final Set<EngagementKind> BUILT =
      Set.of(EngagementKind.PROJECT, EngagementKind.PROGRAMME);

  /** What stands for more of what was told of before. */
  private static final Set<String> MORE =
      Set.of("second", "third", "fourth", "fifth", "sixth", "another", "more", "others");

  /** What says that a thing is one of several. */
  private static final Set<String> WHICH =
      Set.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "another",
          "further",
          "next",
          "remaining",
          "last",
          "final");

  private static final Set<String> ENDS = Set.of("first", "last", "final");

  /** What stands for a part of what was told of before. */
  private static final Set<String> PART = Set.of("first", "last", "rest", "remainder", "half");

  /** What does so before "of it", "of which". */
  private static final Set<String> SHARE = Set.of("most", "much", "some", "part", "bulk", "all");

  private final Document document;
  private final Frames frames;
  private final TriggerMatcher matcher;
  private final FactLexicon lexicon;
  private final ProperNames names;
  private final RoleFilling roles;
  private final Transfers transfers;
  private final Context context;
  private final Modality.Reader modality;
  private final Consumer<Trace> traces;

  /**
   * @param actors all actors of the document
   * @param traces takes the story of each trigger
   */
  SentenceReader(
      Document document,
      Frames frames,
      TriggerMatcher matcher,
      FactLexicon lexicon,
      Register register,
      Fillers fillers,
      Things things,
      Discourse discourse,
      Chronicle chronicle,
      List<Actor> actors,
      Consumer<Trace> traces) {
    this.document = document;
    this.frames = frames;
    this.matcher = matcher;
    this.lexicon = lexicon;
    this.names = new ProperNames(document, frames, lexicon, register, discourse, actors);
    this.roles = new RoleFilling(lexicon, fillers, things, new Places(document, lexicon));
    this.transfers = new Transfers(things, lexicon);
    this.context = new Context(lexicon, fillers, discourse);
    this.modality = new Modality.Reader(lexicon, fillers, chronicle);
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
    List<List<TriggerMatch>> matches = matcher.match(sentence);
    for (List<TriggerMatch> alternatives : matches) {
      TriggerMatch first = alternatives.get(0);
      boolean carried = isCarried(sentence, first, matches);
      if (carried && isToldByCarrier(sentence, first, drafts)) {
        continue;
      }
      List<TriggerMatch> tried = carried ? List.of(first) : alternatives;
      drafts.addAll(told(where, section, tried, taken, used));
    }
    for (NamedMention name : where.all(NamedMention.class)) {
      if (used.contains(name)) {
        continue;
      }
      Optional<Draft> bearer = names.bearer(where, name, drafts);
      bearer.ifPresent(draft -> names.give(where, draft, name));
      if (bearer.isEmpty()) {
        named(where, section, name).ifPresent(drafts::add);
      }
    }
    Transfers.inherit(drafts);
    Transfers.part(where.sentence(), drafts);
    context.lendOccasion(where, drafts);
    Siblings siblings = new Siblings(sentence, drafts, lexicon);
    siblings.share();
    siblings.part();
    return Redundancy.without(sentence, drafts).stream().filter(Draft::mayBeComplete).toList();
  }

  /** All triggers of frames in a sentence, in text order. */
  List<TriggerMatch> matches(Sentence sentence) {
    return matcher.match(sentence).stream().flatMap(List::stream).toList();
  }

  /** The draft that one match makes, complete or not. */
  Draft read(SentenceMentions where, int section, TriggerMatch match) {
    return draft(where, section, match, Arguments.of(where.sentence(), match, lexicon));
  }

  /** Whether the verb that carries a noun tells of the same itself: "granted a loan". */
  private static boolean isCarried(
      Sentence sentence, TriggerMatch match, List<List<TriggerMatch>> all) {
    return all.stream()
        .map(alternatives -> alternatives.get(0))
        .filter(m -> m.trigger().frame().kind() == match.trigger().frame().kind())
        .filter(m -> !match.anchor().is("conj"))
        .anyMatch(m -> sentence.head(match.anchor()).filter(h -> h == m.anchor()).isPresent());
  }

  /** Whether a verb has told of a transfer whole that its object only names: "granted a loan". */
  private static boolean isToldByCarrier(
      Sentence sentence, TriggerMatch match, List<Draft> drafts) {
    return match.trigger().frame().kind() == EngagementKind.TRANSFER
        && match.anchor().is("dobj")
        && drafts.stream()
            .filter(d -> d.kind() == EngagementKind.TRANSFER && d.isComplete())
            .filter(d -> d.has("supplier") && d.has("recipient"))
            .anyMatch(d -> sentence.head(match.anchor()).filter(h -> h == d.anchor()).isPresent());
  }

  /** "Claims that he intends to buy jets": what is said is told, and not the saying. */
  private boolean isSaying(Sentence sentence, Token noun) {
    Doubts doubts = new Doubts(sentence, lexicon);
    return noun.isNoun()
        && doubts.isHearsay(noun)
        && sentence.children(noun, "acl", "ccomp", "relcl").anyMatch(doubts::isContent);
  }

  /**
   * What a word tells of: by the first of its frames that is filled; else by the first that a date
   * or number may fill; else by the first.
   */
  private List<Draft> told(
      SentenceMentions where,
      int section,
      List<TriggerMatch> alternatives,
      Set<Token> taken,
      Set<NamedMention> used) {
    List<Draft> first = List.of();
    for (TriggerMatch match : alternatives) {
      if (taken.contains(match.anchor())
          || ProperNames.insideOtherName(where, match)
          || match.trigger().frame().generic() && ProperNames.insideOwnName(where, match)
          || isSaying(where.sentence(), match.anchor())
          || new Doubts(where.sentence(), lexicon)
              .isOnlySaid(match.trigger().frame().kind(), match.anchor())) {
        continue;
      }
      Arguments arguments = Arguments.of(where.sentence(), match, lexicon);
      Draft draft = draft(where, section, match, arguments);
      names
          .nameOf(where, match)
          .ifPresent(
              name -> {
                names.give(where, draft, name);
                if (match.trigger().verb() ? draft.isComplete() : mayBear(draft)) {
                  used.add(name);
                }
              });
      List<Draft> drafts = transfers.of(where, draft, arguments);
      if (draft.isComplete()) {
        return drafts;
      }
      if (first.isEmpty()
          || draft.mayBeComplete() && !first.get(0).mayBeComplete()
          || match.trigger().verb()
              && draft.lacksFiguresOnly()
              && !first.get(0).lacksFiguresOnly()) {
        first = drafts;
      }
    }
    return first;
  }

  /** Whether what is built or run is told by more than its name: a name alone is told apart. */
  private static boolean mayBear(Draft draft) {
    return !BUILT.contains(draft.kind()) || draft.lacksFiguresOnly();
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
            isDefinite(where, match, arguments));
    draft.words(match.tokens());
    if (arguments.get("object").stream().anyMatch(object -> isIndefinite(sentence, object))) {
      draft.asNew();
    }
    draft.passage(sentence.span());
    List<String> story = new ArrayList<>();
    roles.fill(where, draft, match, arguments, story);
    qualify(where, draft, match, arguments);
    context
        .lend(where, draft, match, arguments)
        .ifPresent(source -> story.add("participants from " + source));
    context
        .lendOtherSide(where, draft, match, arguments)
        .ifPresent(source -> story.add("the other side from " + source));
    context
        .lendBody(where, draft, arguments)
        .ifPresent(source -> story.add("the other side from " + source));
    roles.fillFromPhrase(where, draft);
    ellipsis(where, draft, arguments)
        .ifPresentOrElse(
            draft::ellipsis,
            () ->
                another(sentence, draft, arguments)
                    .or(() -> called(sentence, draft, arguments))
                    .ifPresent(draft::another));
    for (Token object : arguments.get("object")) {
      if (where.at(object, AmountMention.class).isPresent()) {
        draft.sum(object);
      } else if (isMoney(where, object)) {
        draft.said("sum");
      }
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

  /** "40 million kroner", whichever they are; "80 million", without more, after another sum. */
  private boolean isMoney(SentenceMentions where, Token word) {
    Sentence sentence = where.sentence();
    return lexicon.isCoin(word.lemma())
            && sentence.children(word).stream().anyMatch(number -> number.pos().equals("CD"))
        || word.pos().equals("CD")
            && FactLexicon.isMillions(word)
            && where.all(AmountMention.class).stream()
                .anyMatch(sum -> sum.span().end() <= word.span().start())
            && sentence.children(word, "prep").noneMatch(of -> of.lemma().equals("of"));
  }

  /** "Four more were ordered", "another followed", "Peru got six": only their number tells. */
  private Optional<Token> ellipsis(SentenceMentions where, Draft draft, Arguments arguments) {
    List<Token> objects =
        Stream.concat(
                more(where.sentence(), draft.anchor()).stream(), arguments.get("object").stream())
            .distinct()
            .toList();
    List<Token> words = objects.isEmpty() ? arguments.get("subject") : objects;
    boolean alone = draft.participants().isEmpty();
    boolean open = draft.objects().isEmpty() && draft.anchor().isVerb();
    // "Three went to Chad"
    boolean going =
        draft.frame().fillings("subject").stream().anyMatch(Frame.Filling.About.class::isInstance);
    boolean numbered =
        draft.kind() == EngagementKind.TRANSFER
            && (alone || open && (going || !objects.isEmpty()))
            && !words.isEmpty()
            && words.stream()
                .allMatch(word -> isNumber(word) || open && isPart(where.sentence(), draft, word))
            && words.stream().allMatch(word -> isOfGoods(where, word))
            // "A further 60 million comes from the bank"
            && words.stream().noneMatch(FactLexicon::isMillions);
    return numbered ? Optional.of(words.get(0)) : Optional.empty();
  }

  /** "Six" of "ordered six more in May", whatever the parser makes of it. */
  private static Optional<Token> more(Sentence sentence, Token verb) {
    int at = verb.index() + 1;
    return verb.isVerb()
            && at + 1 < sentence.tokens().size()
            && sentence.token(at).pos().equals("CD")
            && MORE.contains(sentence.token(at + 1).form().toLowerCase(Locale.ROOT))
        ? Optional.of(sentence.token(at))
        : Optional.empty();
  }

  /** "A further loan was approved", "the second vessel arrived": whose it is was told before. */
  private static Optional<Token> another(Sentence sentence, Draft draft, Arguments arguments) {
    List<Token> objects = arguments.get("object");
    List<Token> words =
        draft.anchor().isNoun()
            ? List.of(draft.anchor())
            : objects.isEmpty() ? arguments.get("subject") : objects;
    boolean one =
        draft.kind() == EngagementKind.TRANSFER
            && draft.participants().isEmpty()
            && !draft.frame().generic()
            && !words.isEmpty()
            && words.stream().allMatch(word -> word.isNoun() && isAnother(sentence, draft, word));
    return one ? Optional.of(words.get(0)) : Optional.empty();
  }

  /** "Deliveries will begin in 2027", "shipments resumed": of what, and whose, was told before. */
  private static Optional<Token> called(Sentence sentence, Draft draft, Arguments arguments) {
    Frame frame = draft.frame();
    List<Token> objects = arguments.get("object");
    List<Token> words = objects.isEmpty() ? arguments.get("subject") : objects;
    boolean again =
        draft.kind() == EngagementKind.TRANSFER
            && draft.participants().isEmpty()
            && !frame.saidOf().isEmpty()
            && (frame.generic() || frame.needs().contains(Set.of("told")))
            && !words.isEmpty()
            && words.stream()
                .allMatch(
                    word ->
                        word.isNoun()
                            && sentence.children(word).stream()
                                .allMatch(below -> below.is("det") || below.is("amod")));
    return again ? Optional.of(words.get(0)) : Optional.empty();
  }

  private static boolean isAnother(Sentence sentence, Draft draft, Token noun) {
    return sentence
        .children(noun, "det", "amod", "nmod")
        .map(which -> which.form().toLowerCase(Locale.ROOT))
        .anyMatch(
            which -> WHICH.contains(which) && (!ENDS.contains(which) || isDone(sentence, draft)));
  }

  private static boolean isNumber(Token word) {
    return word.pos().equals("CD") || MORE.contains(word.form().toLowerCase(Locale.ROOT));
  }

  /** "The rest"; "the first" only when it has come: when it is due is said of the whole. */
  private static boolean isPart(Sentence sentence, Draft draft, Token word) {
    String form = word.form().toLowerCase(Locale.ROOT);
    List<Token> whole = NounPhrases.complements(sentence, word, "of");
    return PART.contains(form) && (!ENDS.contains(form) || isDone(sentence, draft))
        || SHARE.contains(form)
            && !isBareParticiple(sentence, draft.anchor())
            && whole.size() == 1
            && (whole.get(0).pos().equals("PRP") || whole.get(0).pos().startsWith("W"));
  }

  /** "Sent 80 jets, most of them given": how those were got, and nothing new. */
  private static boolean isBareParticiple(Sentence sentence, Token verb) {
    return verb.pos().equals("VBN")
        && sentence.children(verb, "aux", "auxpass").findAny().isEmpty();
  }

  private static boolean isDone(Sentence sentence, Draft draft) {
    return draft.status().filter(status -> status.value() == Status.COMPLETED).isPresent()
        && sentence.children(draft.anchor(), "aux").noneMatch(aux -> aux.pos().equals("MD"));
  }

  /** Whether a number is no sum and no date, and counts nobody: not "two of the officials". */
  private boolean isOfGoods(SentenceMentions where, Token number) {
    return NounPhrases.complements(where.sentence(), number, "of").stream()
            .noneMatch(noun -> lexicon.isAgent(noun.lemma()))
        && where.at(number, AmountMention.class).isEmpty()
        && where.at(number, DateMention.class).isEmpty();
  }

  /** Status, factuality, and whose word it is. */
  private void qualify(
      SentenceMentions where, Draft draft, TriggerMatch match, Arguments arguments) {
    Frame frame = draft.frame();
    Modality modal = modality.read(where, match, arguments);
    draft.status(
        modal
            .status()
            .or(() -> promised(frame, match))
            .or(() -> frame.status(modal.tense()).map(s -> new Slot<>(s, match.span()))));
    Slot<Factuality> factuality =
        modal.factuality().orElseGet(() -> new Slot<>(frame.factuality(), match.span()));
    draft.factuality(factuality);
    if (factuality.value() == Factuality.DENIED) {
      draft.status(Optional.empty());
    }
    modal.sources().forEach(draft::attributedTo);
  }

  /** "Pledged 40 million": what one side only promises is planned. */
  private Optional<Slot<Status>> promised(Frame frame, TriggerMatch match) {
    return match.trigger().verb() && frame.kind() == EngagementKind.TRANSFER
        ? lexicon
            .verb(match.anchor().lemma())
            .flatMap(FactLexicon.Modal::status)
            .filter(status -> status == Status.PLANNED)
            .map(status -> new Slot<>(status, match.span()))
        : Optional.empty();
  }

  private Optional<Draft> named(SentenceMentions where, int section, NamedMention name) {
    Sentence sentence = where.sentence();
    Optional<Frame> frame = frames.named(name.kind());
    Optional<Token> head = sentence.headOf(name.span());
    if (frame.isEmpty()
        || head.isEmpty()
        || isBackground(sentence, head.get(), frame.get().kind())) {
      return Optional.empty();
    }
    Trigger trigger =
        new Trigger(frame.get(), List.of(head.get().form().toLowerCase(Locale.ROOT)), false);
    TriggerMatch match = new TriggerMatch(trigger, head.get(), List.of(head.get()));
    Draft draft = draft(where, section, match, Arguments.of(sentence, match, lexicon));
    names.give(where, draft, name);
    if (UNTOUCHED.contains(name.kind()) && isModifier(sentence, head.get())) {
      draft.asModifier();
      draft.factuality(new Slot<>(Factuality.ASSERTED, name.span()));
    }
    return Optional.of(draft);
  }

  /**
   * "Gas from the Kudu Pipeline", "holds half of the Duna Terminal", "joined the Atlas Initiative":
   * the name only says where, of what or into what.
   */
  private boolean isBackground(Sentence sentence, Token name, EngagementKind kind) {
    Token first = name;
    while (first.is("conj") && sentence.head(first).isPresent()) {
      first = sentence.head(first).orElseThrow();
    }
    Optional<Token> above = sentence.head(first);
    boolean beside = first.is("pobj") && above.filter(p -> BESIDE.contains(p.lemma())).isPresent();
    boolean joined = first.is("dobj") && above.filter(v -> JOINING.contains(v.lemma())).isPresent();
    return switch (kind) {
      case PROJECT -> beside || first.is("nsubj") && above.filter(this::isActing).isPresent();
      case PROGRAMME -> beside || joined;
      default -> false;
    };
  }

  /** "The Andean Water Centre held a workshop": a body that acts, and nothing is told of it. */
  private boolean isActing(Token verb) {
    return lexicon.isBodily(verb.lemma());
  }

  /** "Its Silk Road memorandum": the name only says which one. */
  private static boolean isModifier(Sentence sentence, Token name) {
    return (name.is("compound") || name.is("nmod"))
        && sentence.head(name).filter(Token::isNoun).isPresent();
  }

  /** "The deal": known before; and "built the dam", "ratified the treaty", where that is. */
  private boolean isDefinite(SentenceMentions where, TriggerMatch match, Arguments arguments) {
    Sentence sentence = where.sentence();
    return match.anchor().isNoun()
        ? isAnaphoric(sentence, match.anchor()) && !isNamed(where, match)
        : switch (match.trigger().frame().kind()) {
          case PROJECT ->
              arguments.get("object").stream()
                  .anyMatch(o -> o.isNoun() ? isAnaphoric(sentence, o) : isIt(o));
          case AGREEMENT ->
              lexicon.isRatifying(match.anchor().lemma())
                  && arguments.get("object").stream()
                      .filter(o -> where.at(o, NamedMention.class).isEmpty())
                      .anyMatch(o -> lexicon.isText(o.lemma()) && isAnaphoric(sentence, o));
          default -> false;
        };
  }

  /**
   * "The Nile Basin treaty", "the exercise Copper Shield": a name of its own, and none told of
   * before.
   */
  private static boolean isNamed(SentenceMentions where, TriggerMatch match) {
    Sentence sentence = where.sentence();
    boolean called =
        match.trigger().frame().kind() == EngagementKind.EXERCISE
            && ProperNames.behind(where, match.anchor()).isPresent();
    return called
        || match.trigger().frame().kind() == EngagementKind.AGREEMENT
            && sentence
                .children(match.anchor(), "compound", "nmod")
                .filter(Token::isProperNoun)
                .filter(before -> before.index() < match.anchor().index())
                .anyMatch(
                    before ->
                        where.at(before, ActorMention.class).isEmpty()
                            && (match.anchor().isProperNoun()
                                || where.at(before, ThingMention.class).isEmpty())
                            && where.at(before, DateMention.class).isEmpty());
  }

  private static boolean isIndefinite(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "det", "nmod")
        .anyMatch(d -> Set.of("a", "an", "another").contains(d.form().toLowerCase(Locale.ROOT)));
  }

  private static boolean isIt(Token word) {
    return word.pos().equals("PRP") && word.lemma().equals("it");
  }

  private static boolean isAnaphoric(Sentence sentence, Token noun) {
    List<String> before =
        sentence
            .children(noun, "det", "nmod", "amod", "predet")
            .filter(d -> d.index() < noun.index())
            .map(d -> d.form().toLowerCase(Locale.ROOT))
            .toList();
    return before.stream().anyMatch(DEFINITE::contains)
        && before.stream().noneMatch(OTHER::contains);
  }
}
