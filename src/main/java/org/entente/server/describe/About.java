package org.entente.server.describe;

import java.util.regex.Pattern;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * What only who runs a service can say of its data.
 *
 * @param title what it is called
 * @param licence an address, empty when none is given
 * @param publisher a name
 * @param contact an address of mail or web, empty when there is none
 */
record About(String title, String licence, String publisher, String contact) {

  private static final Pattern WORDS = Pattern.compile("\\P{Cntrl}{1,200}");

  static final Setting<String> TITLE =
      Setting.text(
          "title", "Entente", WORDS, "up to 200 characters", "What the data set is called.");

  static final Setting<String> LICENCE =
      Setting.text(
          "licence",
          "",
          Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+"),
          "an http or https address such as https://creativecommons.org/licenses/by/4.0/",
          "The licence under which others may use the data, which is that of the documents.");

  static final Setting<String> PUBLISHER =
      Setting.text(
          "publisher",
          "Entente",
          WORDS,
          "up to 200 characters",
          "Who publishes the data, by name.");

  static final Setting<String> CONTACT =
      Setting.text(
          "contact",
          "",
          Pattern.compile(
              "(mailto:[^\\s<>\"{}|\\\\^`@]+@[^\\s<>\"{}|\\\\^`@]+|https?://[^\\s<>\"{}|\\\\^`]+)"),
          "an address such as mailto:data@example.org or https://example.org/contact",
          "Where people write to who have a question about the data.");

  static About of(Settings settings) {
    return new About(
        settings.get(TITLE), settings.get(LICENCE), settings.get(PUBLISHER), settings.get(CONTACT));
  }
}
