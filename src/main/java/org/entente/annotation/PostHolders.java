package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Mends "President of the Republic of Chad Ali Moussa" and "Head of the Office of the President of
 * Chad Ali Moussa": the parser takes the person for more of the state's name; here the person
 * stands beside the post.
 */
final class PostHolders {

  /** What may stand between a post and the state that it is of. */
  private static final Set<String> INNER =
      Set.of("of", "to", "for", "in", "the", "and", "&", ",", "-");

  /** Posts whose state a person follows, whatever the parser says. */
  private static final Set<String> OF_STATES =
      Set.of(
          "president", "minister", "ambassador", "commissioner", "king", "chancellor", "premier");

  private static final int LONGEST_POST = 16;
  private static final int LONGEST_NAME = 4;
  private static final int LONGEST_STATE = 4;

  private final Titles titles;
  private final BodyWords words;
  private final Set<String> states;

  /**
   * @param states names in lower case
   */
  PostHolders(Titles titles, BodyWords words, Set<String> states) {
    this.titles = titles;
    this.words = words;
    this.states = states;
  }

  /**
   * @param at of the state's last word
   */
  void repair(List<Token> tokens, int at) {
    int end = endOfName(tokens, at + 1);
    int first = end - at < 3 ? -1 : firstOfState(tokens, at);
    if (first < 0) {
      return;
    }
    Optional<Token> post = post(tokens, first);
    if (post.isEmpty() || !isPerson(tokens, first, at + 1, end)) {
      return;
    }
    Token name = tokens.get(end - 1);
    Token title = post.get();
    if (isBelow(tokens, title, name) || title.head() == name.index()) {
      return;
    }
    for (int i = first; i <= at; i++) {
      Token word = tokens.get(i);
      if (i == at) {
        RepairingParser.attach(tokens, word, name.head(), "pobj");
      } else if (word.head() > at) {
        RepairingParser.attach(tokens, word, at, "compound");
      }
      Token state = tokens.get(i);
      tokens.set(i, as(state, position(i, first, at + 1) + "-GPE"));
    }
    RepairingParser.attach(tokens, name, title.index(), "appos");
    for (int i = at + 1; i < end; i++) {
      Token word = tokens.get(i);
      tokens.set(i, as(word, position(i, at + 1, end) + "-PERSON"));
      if (i < end - 1) {
        RepairingParser.attach(tokens, tokens.get(i), end - 1, "compound");
      }
    }
  }

  /**
   * "Bank of Kenya Governor Jane Otieno met": the parser takes the body for who met, or for more of
   * the person's name; here the body stands before the post, and the post before the person.
   *
   * @param at of the state's last word
   */
  void repairOfBody(List<Token> tokens, int at) {
    int post = at + 1;
    while (post + 1 < tokens.size() && isPost(tokens.get(post)) && isPost(tokens.get(post + 1))) {
      post++;
    }
    int end = endOfName(tokens, post + 1);
    if (end - post < 3 || end - post > LONGEST_NAME + 1 || !isPost(tokens.get(post))) {
      return;
    }
    int first = firstOfState(tokens, at);
    int of = first > 0 && tokens.get(first - 1).form().equals("the") ? first - 2 : first - 1;
    if (of < 1 || !tokens.get(of).form().equals("of") || !isBody(tokens.get(of - 1))) {
      return;
    }
    Token body = tokens.get(of - 1);
    Token name = tokens.get(end - 1);
    boolean person = tokens.subList(post + 1, end).stream().noneMatch(this::isPost);
    if (!person || isMore(tokens, end) || isBelow(tokens, body, name)) {
      return;
    }
    RepairingParser.attach(tokens, name, body.head(), body.relation());
    RepairingParser.attach(tokens, tokens.get(post), end - 1, "compound");
    RepairingParser.attach(tokens, body, post, "nmod");
    RepairingParser.attach(tokens, tokens.get(at), of, "pobj");
    for (int i = post + 1; i < end; i++) {
      tokens.set(i, as(tokens.get(i), position(i, post + 1, end) + "-PERSON"));
      if (i < end - 1) {
        RepairingParser.attach(tokens, tokens.get(i), end - 1, "compound");
      }
    }
    for (Token after : List.copyOf(tokens.subList(end, tokens.size()))) {
      if (after.head() == of - 1) {
        RepairingParser.attach(tokens, after, end - 1, after.relation());
      }
    }
  }

  /**
   * "The Minister of Trade of Ghana, Ambassador Kofi Mensah and": whoever follows the post's comma
   * holds it, and is no other of a list.
   *
   * @param comma behind the post
   */
  void repairApposed(List<Token> tokens, int comma) {
    int from = comma + 1;
    while (from < tokens.size() && isPost(tokens.get(from))) {
      from++;
    }
    int end = endOfName(tokens, from);
    if (!tokens.get(comma).form().equals(",")
        || end - from < 2
        || end - from > LONGEST_NAME
        || !tokens.get(end - 1).entity().endsWith("-PERSON")
        || end == tokens.size()
        || !tokens.get(end).form().equals(",") && !tokens.get(end).pos().equals("CC")) {
      return;
    }
    int at = postBefore(tokens, comma);
    Token name = tokens.get(end - 1);
    if (at < 0 || name.is("appos") && name.head() >= at && name.head() < comma) {
      return;
    }
    Token post = tokens.get(at);
    if (post.head() < 0 && !post.is("root") || isBelow(tokens, post, name)) {
      RepairingParser.attach(tokens, post, name.head(), name.relation());
    }
    RepairingParser.attach(tokens, name, at, "appos");
    for (Token after : List.copyOf(tokens.subList(end, tokens.size()))) {
      if (after.head() == end - 1 && after.relation().matches("cc|conj|punct")) {
        RepairingParser.attach(tokens, after, at, after.relation());
      }
    }
  }

  /** The first title of the phrase that ends here: "head" of "head of the Ports Authority". */
  private int postBefore(List<Token> tokens, int comma) {
    int post = -1;
    for (int i = comma - 1; i >= 0 && comma - i < LONGEST_POST; i--) {
      Token word = tokens.get(i);
      boolean title =
          word.pos().matches("NNP?")
              && titles.isTitle(word.form())
              && tokens.get(i + 1).form().matches("of|for");
      boolean inner =
          word.form().matches("of|for|the|&|'s|’s")
              || word.pos().equals("CC") && titles.isPortfolio(tokens.get(i + 1))
              || NameWords.isNameWord(word)
              || word.isNoun() && i + 1 < comma;
      if (title) {
        post = i;
      } else if (!inner || post >= 0 && !word.form().matches("of|the")) {
        break;
      }
    }
    return post;
  }

  private static boolean isBelow(List<Token> tokens, Token token, Token above) {
    return RepairingParser.isBelow(tokens, token, above);
  }

  /** "Governor", "Deputy". */
  private boolean isPost(Token token) {
    return token.isProperNoun()
        && !token.pos().equals("NNPS")
        && NameWords.isNameWord(token)
        && titles.isTitle(token.form());
  }

  private boolean isBody(Token token) {
    return token.isProperNoun() && NameWords.isNameWord(token) && !titles.isTitle(token.form());
  }

  /** Where the longest name of a state that ends here begins; -1 where none does. */
  private int firstOfState(List<Token> tokens, int at) {
    StringBuilder name = new StringBuilder();
    int first = -1;
    for (int i = at; i >= 0 && at - i < LONGEST_STATE; i--) {
      name.insert(0, tokens.get(i).form() + (i < at ? " " : ""));
      if (tokens.get(i).isProperNoun()
          && states.contains(Folding.fold(name.toString()).toLowerCase(Locale.ROOT))) {
        first = i;
      }
    }
    return first;
  }

  /** Behind the last of the proper nouns that stand from here on. */
  private static int endOfName(List<Token> tokens, int from) {
    int end = from;
    while (end < tokens.size()
        && tokens.get(end).isProperNoun()
        && NameWords.isNameWord(tokens.get(end))) {
      end++;
    }
    return end;
  }

  /** The first of the titles that stand before the state's name, with nothing else between. */
  private Optional<Token> post(List<Token> tokens, int state) {
    Optional<Token> post = Optional.empty();
    if (state == 0 || !INNER.contains(tokens.get(state - 1).form())) {
      return post;
    }
    for (int i = state - 1; i >= 0 && state - i < LONGEST_POST; i--) {
      Token word = tokens.get(i);
      boolean followed = INNER.contains(tokens.get(i + 1).form());
      if (word.isNoun() && followed && titles.isTitle(word.form())) {
        post = Optional.of(word);
      } else if (!INNER.contains(word.form()) && !NameWords.isNameWord(word)) {
        break;
      }
    }
    return post;
  }

  private boolean isPerson(List<Token> tokens, int state, int from, int end) {
    if (end - from > LONGEST_NAME || isMore(tokens, end)) {
      return false;
    }
    Sentence sentence = new Sentence(0, 0, tokens.get(0).span(), tokens);
    for (int i = from; i < end; i++) {
      if (words.endingAt(sentence, i).isPresent()
          || states.contains(tokens.get(i).form().toLowerCase(Locale.ROOT))
          || titles.isTitle(tokens.get(i).form())) {
        return false;
      }
    }
    Token first = tokens.get(from);
    return tokens.get(end - 1).entity().endsWith("-PERSON")
        || titles.isGivenName(first.form())
        || isOfStates(tokens, state);
  }

  /** Whether the name goes on: "Chad Steel Works of", "Chad Steel works". */
  private static boolean isMore(List<Token> tokens, int end) {
    return end < tokens.size()
        && (tokens.get(end).isNoun() || tokens.get(end).form().matches("of|&|-|/"));
  }

  /** "President of Chad", "Ambassador of the Republic of Chad to Togo" before the name. */
  private boolean isOfStates(List<Token> tokens, int state) {
    int at = state - 1;
    while (at > 0
        && (tokens.get(at).form().matches("of|to|the|Republic|Kingdom")
            || states.contains(Folding.fold(tokens.get(at).form()).toLowerCase(Locale.ROOT)))) {
      at--;
    }
    return at >= 0 && OF_STATES.contains(tokens.get(at).form().toLowerCase(Locale.ROOT));
  }

  private static String position(int at, int from, int end) {
    return end - from == 1 ? "U" : at == from ? "B" : at == end - 1 ? "L" : "I";
  }

  private static Token as(Token token, String entity) {
    return new Token(
        token.index(),
        token.span(),
        token.form(),
        token.lemma(),
        token.pos(),
        entity,
        token.head(),
        token.relation());
  }
}
