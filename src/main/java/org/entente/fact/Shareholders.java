package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who has a share in what a project is about, and so a part in it: "Equinor holds 40 per cent of
 * the project, Shell 35 per cent", "the plant is 60 per cent owned by Fiat".
 */
final class Shareholders {

  /** How many sentences back "the project" reaches. */
  private static final int NEAR = 2;

  /** How many sentences back "the refinery" reaches. */
  private static final int REACH = 8;

  private static final Set<ActorType> OWNERS =
      Set.of(
          ActorType.COMPANY,
          ActorType.STATE,
          ActorType.GOVERNMENT_BODY,
          ActorType.RESEARCH_INSTITUTION,
          ActorType.ORGANISATION);

  private static final String SHARE = "share";

  private final FactLexicon lexicon;
  private Optional<Draft> last = Optional.empty();
  private int lastAt;

  Shareholders(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Gives the project that a sentence means those who have shares in it.
   *
   * @param observed the shares, among others
   * @param drafts all that is told so far
   */
  void add(
      SentenceMentions where, int section, List<Fact.Observation> observed, List<Draft> drafts) {
    Sentence sentence = where.sentence();
    List<Fact.Observation> shares = observed.stream().filter(Shareholders::isShare).toList();
    List<Slot<Actor>> owners =
        shares.stream()
            .flatMap(share -> share.about().stream())
            .filter(owner -> OWNERS.contains(owner.value().type()))
            .filter(owner -> !isOwned(sentence, shares, owner))
            .toList();
    if (owners.isEmpty()) {
      return;
    }
    List<Token> owned =
        shares.stream()
            .flatMap(share -> sentence.headOf(share.measure().evidence()).stream())
            .flatMap(measure -> owned(sentence, measure).stream())
            .toList();
    // "Fiat holds 60 per cent. Tata and Damen hold 20 per cent each": of the same.
    Optional<Draft> project =
        owned.isEmpty()
            ? last.filter(told -> sentence.index() - lastAt == 1 && isBare(shares))
            : meant(where, section, owned.get(0), drafts);
    project.ifPresent(
        told -> {
          owners.stream()
              .filter(owner -> !told.bystanders().contains(owner.value().id()))
              .forEach(owner -> told.participant(Role.PARTNER, owner));
          told.passage(sentence.span());
        });
    last = project;
    lastAt = sentence.index();
  }

  private static boolean isShare(Fact.Observation observation) {
    String measure = observation.measure().value();
    return observation.unit().filter(Shares.PER_CENT::contains).isPresent()
        && (measure.equals(SHARE) || measure.startsWith(SHARE + " in "));
  }

  /** "Hold 20 per cent each": of what, nothing says. */
  private static boolean isBare(List<Fact.Observation> shares) {
    return shares.stream().allMatch(share -> share.measure().value().equals(SHARE));
  }

  /** "Owns 60 per cent of Codelco": what is owned has no share. */
  private static boolean isOwned(
      Sentence sentence, List<Fact.Observation> shares, Slot<Actor> owner) {
    Optional<Token> name = sentence.headOf(owner.evidence());
    boolean by =
        name.filter(n -> n.is("pobj"))
            .flatMap(sentence::head)
            .filter(preposition -> preposition.word().equals("by"))
            .isPresent();
    return !by
        && (name.filter(n -> n.is("nsubjpass") || n.is("oprd")).isPresent()
            || shares.stream()
                .anyMatch(share -> share.measure().evidence().overlaps(owner.evidence())));
  }

  /** What the shares are in: what is so owned, or what "in which Fiat holds …" is about. */
  private static Optional<Token> owned(Sentence sentence, Token measure) {
    if (measure.isNoun()) {
      return Optional.of(measure).filter(noun -> !noun.isProperNoun());
    }
    Optional<Token> which =
        sentence
            .children(measure, "prep")
            .filter(in -> sentence.children(in, "pobj").anyMatch(w -> w.word().equals("which")))
            .findFirst();
    Optional<Token> owned =
        which.isPresent()
            ? before(sentence, which.get())
            : FigureSyntax.subject(
                    sentence,
                    measure.is("acomp") ? sentence.head(measure).orElse(measure) : measure)
                .filter(noun -> measure.pos().equals("VBN"));
    return owned.filter(noun -> !noun.isProperNoun());
  }

  /** The noun right before a clause. */
  private static Optional<Token> before(Sentence sentence, Token in) {
    int at = in.index() - 1;
    while (at > 0 && sentence.token(at).is("punct")) {
      at--;
    }
    return at < 0 ? Optional.empty() : Optional.of(sentence.token(at)).filter(Token::isNoun);
  }

  private Optional<Draft> meant(
      SentenceMentions where, int section, Token owned, List<Draft> drafts) {
    Sentence sentence = where.sentence();
    return drafts.stream()
        .filter(draft -> draft.kind() == EngagementKind.PROJECT && !Sameness.denied(draft))
        .filter(draft -> isIt(where, owned, draft))
        .filter(
            draft ->
                draft.passages().contains(sentence.span())
                    || draft.section() == section
                        && Discourse.isDefinite(sentence, owned)
                        && !isNamed(sentence, owned))
        .reduce((first, next) -> next);
  }

  private boolean isIt(SentenceMentions where, Token owned, Draft draft) {
    int distance = where.sentence().index() - draft.sentence();
    boolean called =
        Stream.concat(
                draft.objects().keySet().stream(),
                Stream.concat(
                    draft.name().map(NamedMention::name).stream(), Stream.of(draft.trigger())))
            .map(name -> Sameness.headWord(name.toLowerCase(Locale.ROOT)))
            .anyMatch(owned.lemma()::equals);
    return called && distance <= REACH
        || (lexicon.isUndertaking(owned.lemma()) || lexicon.isStructure(owned.lemma()))
            && distance <= NEAR;
  }

  /** "The Mirny plant": one that has a name. */
  private static boolean isNamed(Sentence sentence, Token owned) {
    return sentence.children(owned, "compound", "nmod").anyMatch(Token::isProperNoun);
  }
}
