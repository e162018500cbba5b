package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.knowledge.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  private static final DataFolder DATA = DataFolder.find();
  private static final DocumentReader READER = new DocumentReader(DATA);
  private static final Languages LANGUAGES = new Languages(DATA);

  private static final String ENGLISH =
      "Peru and Chile signed an agreement on fisheries in Lima on 3 May 2020, and the ministers said"
          + " that it would be extended to the other states of the coast.";

  private static EnglishPart part(String text) {
    return LANGUAGES.of(READER.read("t.txt", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Russian    | Министры иностранных дел двух стран подписали в Москве соглашение о сотрудничестве в области рыболовства.
          Chinese    | 两国外交部长在北京签署了一项关于渔业合作的协议，双方还讨论了能源和交通领域的合作。
          Arabic     | وقع وزيرا خارجية البلدين في القاهرة اتفاقا بشأن التعاون في مجال الصيد البحري.
          German     | Die Außenminister der beiden Staaten haben in Berlin ein Abkommen über die Zusammenarbeit in der Fischerei unterzeichnet, das auch für die kommenden Jahre gelten soll. Beide Seiten sprachen außerdem über Energie und Verkehr und wollen sich im Herbst wieder treffen, um weitere Schritte zu beraten.
          French     | Les ministres des affaires étrangères des deux pays ont signé à Paris un accord sur la coopération dans le domaine de la pêche, qui doit rester en vigueur pendant dix ans. Les deux parties ont également parlé de l'énergie et des transports, et elles se retrouveront à l'automne pour la suite.
          Spanish    | Los ministros de asuntos exteriores de los dos países firmaron en Madrid un acuerdo sobre la cooperación en el ámbito de la pesca, que estará en vigor durante diez años. Las dos partes hablaron también de la energía y del transporte, y volverán a reunirse en otoño para dar los próximos pasos.
          Indonesian | Para menteri luar negeri kedua negara menandatangani perjanjian di Jakarta tentang kerja sama di bidang perikanan yang akan berlaku selama sepuluh tahun. Kedua pihak juga berbicara tentang energi dan transportasi, dan mereka akan bertemu lagi pada musim gugur untuk membahas langkah selanjutnya bersama para ahli dari kedua negara.
          Danish     | De to landes udenrigsministre har i København underskrevet en aftale om samarbejde på fiskeriområdet, som skal gælde i de næste ti år. Parterne talte også om energi og transport, og de vil mødes igen til efteråret for at drøfte de næste skridt sammen med eksperter fra begge lande.
          """)
  void documentsInOtherLanguagesAreRecognised(String language, String text) {
    assertThat(part("A heading\n\n" + text + "\n").language()).contains(language);
    EnglishPart mixed =
        part(ENGLISH + "\n\n" + text + "\n\n" + ENGLISH + " " + text.substring(0, 30));
    assertThat(mixed.language()).isEmpty();
    assertThat(mixed.leftOut())
        .containsExactly(
            "the paragraph in line 3: it is in " + language + "; only English is read");
    assertThat(mixed.document().sections().stream().mapToInt(s -> s.paragraphs().size()).sum())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accord signé à Paris.
          Gazprom, Rosneft, Lukoil, Novatek, Sinopec, PetroChina, CNOOC, Petronas, Pertamina, Sonatrach, Equinor, TotalEnergies, Repsol, Eni, Shell, Petrobras, Ecopetrol, YPF, Pemex, Aramco, Adnoc, QatarEnergy, Oil India, ONGC, Inpex, Kogas, Woodside, Santos, Chevron, ExxonMobil, ConocoPhillips, Occidental, Hess, Marathon, Suncor, Cenovus, Tullow, Kosmos, Galp, Orlen
          Russia – China: gas. India – Iran: port. Brazil – Peru: road.
          """)
  void whatIsShortOrOnlyNamesIsNotRefused(String text) {
    EnglishPart part = part(text + "\n");
    assertThat(part.language()).isEmpty();
    assertThat(part.leftOut()).isEmpty();
  }

  @Test
  void shortParagraphsInALanguageAreJudgedTogether() {
    String german =
        String.join(
            "\n\n",
            List.of(
                "Beide Staaten haben ein Abkommen unterzeichnet.",
                "Die Minister trafen einander am Montag in Berlin.",
                "Sie sprachen über Energie, Verkehr und Fischerei.",
                "Das Abkommen soll zehn Jahre lang gültig sein.",
                "Weitere Gespräche finden im Herbst statt.",
                "Der Kanzler begrüßte den Abschluss der Verhandlungen.",
                "Auch die Opposition stimmte dem Vorhaben zu."));
    assertThat(part(ENGLISH + "\n\n" + german + "\n\n" + ENGLISH).leftOut())
        .containsExactly("7 paragraphs from line 3 on: they are in German; only English is read");
  }

  @Test
  void englishIsKnownFast() {
    String text = (ENGLISH + "\n\n").repeat(20_000);
    Document document = READER.read("t.txt", text);
    long start = System.nanoTime();
    assertThat(LANGUAGES.of(document).language()).isEmpty();
    double tokens = 20_000 * 32 / ((System.nanoTime() - start) / 1e9);
    assertThat(tokens).isGreaterThan(100_000);
  }
}
