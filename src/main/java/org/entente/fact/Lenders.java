package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who lends and who gets, where both put their names to it: of "Togo and the Kuwait Fund signed a
 * loan" the fund lends. By names alone: two states that sign a grant stay as they are.
 */
final class Lenders {

  private final FactLexicon lexicon;

  Lenders(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Makes those recipients who sign for money with somebody whose trade it is to lend. */
  void part(Sentence sentence, Draft draft) {
    if (draft.kind() != EngagementKind.TRANSFER || !isSigned(sentence, draft.anchor())) {
      return;
    }
    List<Slot<Participation>> lenders = new ArrayList<>();
    List<Slot<Participation>> others = new ArrayList<>();
    draft
        .participants()
        .values()
        .forEach(part -> (isLender(part.value().actor()) ? lenders : others).add(part));
    boolean together =
        draft.participants().keySet().stream().map(Participation::role).distinct().count() == 1;
    if (!together || lenders.isEmpty() || others.isEmpty()) {
      return;
    }
    draft.participants().clear();
    join(draft, Role.SUPPLIER, lenders);
    join(draft, Role.RECIPIENT, others);
  }

  private static void join(Draft draft, Role role, List<Slot<Participation>> parts) {
    parts.forEach(
        part -> draft.participant(role, new Slot<>(part.value().actor(), part.evidence())));
  }

  /** "Signed a loan", "a credit line was signed", "signed a loan agreement". */
  private boolean isSigned(Sentence sentence, Token anchor) {
    boolean money = lexicon.isMeans(anchor.lemma()) || lexicon.isMeans(modifier(sentence, anchor));
    return lexicon.isSigning(anchor.lemma())
        ? sentence.children(anchor, "dobj", "nsubjpass").anyMatch(t -> lexicon.isMeans(t.lemma()))
        : money
            && (anchor.is("dobj") || anchor.is("nsubjpass"))
            && sentence.head(anchor).filter(verb -> lexicon.isSigning(verb.lemma())).isPresent();
  }

  /** Credit of "credit line", "credit facility". */
  private static String modifier(Sentence sentence, Token anchor) {
    return sentence
        .children(anchor, "nn", "compound", "nmod", "amod")
        .map(Token::lemma)
        .reduce("", (first, nearer) -> nearer);
  }

  private boolean isLender(Actor actor) {
    return Stream.concat(actor.names().stream(), actor.candidates().stream())
        .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
        .anyMatch(lexicon::isLender);
  }
}
