package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * What a transfer told right before consists of: "The package includes tanks and radars", "They
 * included 36 jets from Chad and eight tanks from Mali".
 */
final class Packages {

  private static final Set<String> PRONOUNS = Set.of("they", "it", "these", "this");

  private final FactLexicon lexicon;
  private final Things things;

  Packages(FactLexicon lexicon, Things things) {
    this.lexicon = lexicon;
    this.things = things;
  }

  /**
   * The transfers that a sentence lists, where they are from or to several; else their goods become
   * the objects of the one told before.
   *
   * @param told what it tells otherwise
   * @param before what was told before it, in text order
   */
  List<Draft> of(SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    Sentence sentence = where.sentence();
    Optional<Token> verb =
        sentence.tokens().stream()
            .filter(token -> token.is("root") && lexicon.isIncluding(token.lemma()))
            .filter(token -> isOfPackage(sentence, token) && !isOpen(sentence, token))
            .filter(token -> told.stream().noneMatch(d -> isTold(d, token)))
            .findFirst();
    if (verb.isEmpty()) {
      return List.of();
    }
    List<Draft> deals = deals(sentence, before);
    if (deals.size() != 1 || isIt(sentence, verb.get()) && !deals.get(0).isNominal()) {
      return List.of();
    }
    List<Lots.Lot> lots = Lots.behind(where, verb.get().index());
    if (lots.isEmpty()) {
      add(where, deals.get(0), verb.get());
      return List.of();
    }
    return each(where, section, deals.get(0), verb.get(), lots);
  }

  /** "Could include", "does not include". */
  private static boolean isOpen(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "aux", "neg")
        .anyMatch(word -> word.is("neg") || word.pos().equals("MD") && !Modality.isFuture(word));
  }

  private static boolean isTold(Draft draft, Token verb) {
    return draft.anchor() == verb && draft.isComplete() && !draft.frame().generic();
  }

  private static List<Draft> deals(Sentence sentence, List<Draft> before) {
    return Story.justBefore(sentence, before)
        .filter(d -> d.kind() == EngagementKind.TRANSFER && d.isComplete())
        .toList();
  }

  /** "The package", "they": of what was told before. */
  private boolean isOfPackage(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "nsubj")
        .anyMatch(
            subject ->
                PRONOUNS.contains(subject.word())
                    || lexicon.isPackage(subject.lemma())
                        && sentence
                            .children(subject, "det")
                            .anyMatch(the -> SpokenThings.DEFINITE.contains(the.word())));
  }

  /** "It", which means an order or aid, and not who ordered it. */
  private static boolean isIt(Sentence sentence, Token verb) {
    return sentence.children(verb, "nsubj").anyMatch(subject -> subject.word().equals("it"));
  }

  private void add(SentenceMentions where, Draft deal, Token verb) {
    Sentence sentence = where.sentence();
    List<Token> listed =
        sentence
            .children(verb, "dobj")
            .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
            .toList();
    List<Slot<Fact.Thing>> goods =
        listed.stream()
            .filter(noun -> where.at(noun, ThingMention.class).isPresent())
            .flatMap(o -> things.of(where, o).stream())
            .toList();
    goods.forEach(deal::object);
    for (QuantityMention quantity : where.all(QuantityMention.class)) {
      if (sentence.headOf(quantity.span()).filter(listed::contains).isPresent()) {
        deal.quantities().add(quantity);
      }
    }
    if (!goods.isEmpty()) {
      deal.passage(sentence.span());
    }
  }

  private List<Draft> each(
      SentenceMentions where, int section, Draft deal, Token verb, List<Lots.Lot> lots) {
    Role role = Lots.isFrom(where, lots.get(0)) ? Role.SUPPLIER : Role.RECIPIENT;
    List<Draft> drafts = new ArrayList<>();
    if (deal.has(role.term())) {
      return drafts;
    }
    for (Lots.Lot lot : lots) {
      Draft draft = deal.by(where.sentence().index(), section, verb);
      draft.objects().clear();
      lot.others().forEach(other -> draft.participant(role, other));
      for (Participation part : deal.participants().keySet()) {
        draft.participant(part.role(), new Slot<>(part.actor(), verb.span()));
      }
      lot.things(where, things).forEach(draft::object);
      Lots.part(draft, lots, lot);
      draft.passage(where.sentence().span());
      drafts.add(draft);
    }
    return drafts;
  }
}
