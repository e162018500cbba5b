package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.document.DocumentReader;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.testing.Cases;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotatorTest {

  private static final DataFolder DATA = new DataFolder(java.nio.file.Path.of("."));
  private static final Annotator ANNOTATOR =
      Annotator.create(DATA, Register.load(DATA), SharedParser.get());

  static Stream<Arguments> mentions() {
    return Cases.of("mentions/mentions.tsv");
  }

  static Stream<Arguments> actors() {
    return Cases.of("mentions/actors.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void mentions(String text, String expected) {
    AnnotatedDocument document = annotate(text);
    List<String> wanted = list(expected);
    // The register of things grows: a common noun that the case says nothing of is no matter.
    List<String> found =
        document.mentions().stream()
            .flatMap(m -> described(document, m).stream())
            .filter(
                m ->
                    wanted.contains(m)
                        || !m.matches("\\p{Ll}[^=]*=(equipment|commodity|technology).*"))
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void actors(String text, String expected) {
    AnnotatedDocument document = annotate(text);
    List<String> found =
        document.actors().stream().map(actor -> described(document, actor)).toList();
    assertThat(found).containsAll(list(expected));
  }

  @Test
  void actorsAreNamedWhereTheirMentionsSay() {
    AnnotatedDocument document =
        annotate("Rear Admiral José Quintana greeted Kenya’s navy.\n\nQuintana left Mombasa.");
    for (Actor actor : document.actors()) {
      assertThat(actor.mentions()).isNotEmpty().isSorted();
    }
    assertThat(document.mentions()).extracting(Mention::span).isSorted();
    List<ActorMention> mentions =
        document.mentions().stream()
            .filter(ActorMention.class::isInstance)
            .map(ActorMention.class::cast)
            .toList();
    for (int i = 1; i < mentions.size(); i++) {
      assertThat(mentions.get(i).span().overlaps(mentions.get(i - 1).span())).isFalse();
    }
  }

  private static AnnotatedDocument annotate(String text) {
    return ANNOTATOR.annotate(new DocumentReader(DATA).read("case", text.replace("\\n", "\n\n")));
  }

  private static List<String> list(String cell) {
    return cell.equals("-")
        ? List.of()
        : Arrays.stream(cell.split("\\|")).map(String::strip).toList();
  }

  private static List<String> described(AnnotatedDocument document, Mention mention) {
    String surface = document.document().text(mention.span());
    List<String> described = new ArrayList<>();
    if (mention instanceof ActorMention actor) {
      String form =
          actor.form() == ActorMention.Form.NAME
              ? ""
              : " " + actor.form().name().toLowerCase(java.util.Locale.ROOT);
      String name = actor.actor().name().equals(surface) ? "" : " " + actor.actor().name();
      described.add(surface + "=" + actor.actor().type().term() + form + name);
    } else if (mention instanceof ThingMention thing) {
      String name = thing.name().equals(surface) ? "" : " " + thing.name();
      described.add(surface + "=" + thing.kind().name().toLowerCase(java.util.Locale.ROOT) + name);
    } else if (mention instanceof PlaceMention) {
      described.add(surface + "=place");
    } else if (mention instanceof NamedMention named) {
      described.add(surface + "=" + named.kind().term());
    }
    return described;
  }

  private static String described(AnnotatedDocument document, Actor actor) {
    String partOf = actor.partOf().map(id -> " of " + document.actors().get(id).name()).orElse("");
    String position = actor.position().map(text -> ", " + text).orElse("");
    return actor.name() + position + partOf;
  }
}
