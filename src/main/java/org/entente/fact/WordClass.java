package org.entente.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Classes of words in {@code data/lexicon/noun-classes.tsv}, which says what each is. */
enum WordClass {
  AGENT,
  CARRIER,
  PARTITIVE,
  NO_THING,
  ACTION,
  PERSON,
  ENTER,
  OPINION,
  HAPPENING,
  UNCOUNTED,
  FIELD,
  LOCATIVE,
  ALONG,
  OBJECT_CONTROL,
  CHOICE,
  SPEECH,
  ACCOUNT,
  CONFIRMING,
  TELLING,
  URGING,
  DISMISSAL,
  TEXT,
  VIEW,
  LEGISLATURE,
  AWARD,
  LINKING,
  BACKING,
  COLLECTIVE,
  CONTRIBUTING,
  MEANS,
  LENDER,
  SIGNING,
  THANKING,
  GOODS,
  DISAPPROVAL,
  MEDIATING,
  WITNESSING,
  SUPPORTING,
  ACCUSING,
  JUDGING,
  JOINING,
  HELPING,
  GRANTING,
  PHRASE,
  SITE,
  OWNERSHIP,
  BUSINESS,
  AWARDED,
  ONE_WITH_EACH,
  FACILITY,
  STRUCTURE,
  BURDEN,
  COIN,
  WISH,
  EMPTY,
  IMPLICATIVE,
  BETWEEN_TWO,
  BODY,
  NEW_FIRM,
  RANK,
  BESIDES,
  ENCOUNTER,
  RULING,
  RIVALRY,
  ROOTED,
  FURTHER,
  COMMENTING,
  ASIDE,
  MEMBERSHIP,
  DEPARTURE,
  TRADE,
  TRADE_NAME,
  GROUND,
  ROUTE,
  DISCUSSING,
  FORESEEING,
  CIRCUMSTANCE,
  NEGOTIATION,
  EQUIPMENT,
  REBUTTAL,
  FIRM_WORD;

  /** The class of that name in the lexicon: "no-thing". */
  static Optional<WordClass> of(String name) {
    return Arrays.stream(values()).filter(word -> word.term().equals(name)).findFirst();
  }

  private String term() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
