package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.server.settings.Setting;
import org.junit.jupiter.api.Test;

/** The table of settings in the documentation is what there is; -Ddocs.update=true writes it. */
class OperatingPageTest {

  private static final Path PAGE = Path.of("docs/operating.md");
  private static final String BEGIN = "| setting | default | what it does |\n| --- | --- | --- |\n";

  @Test
  void listsEverySetting() throws IOException {
    StringBuilder table = new StringBuilder(BEGIN);
    for (Setting<?> setting : Site.settings()) {
      table
          .append("| `")
          .append(setting.name())
          .append("` | ")
          .append(setting.fallback().isEmpty() ? "none" : setting.fallback())
          .append(" | ")
          .append(setting.description().replace("|", "\\|"))
          .append(" |\n");
    }
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    assertThat(begin).as("the table in " + PAGE).isNotNegative();
    int end = page.indexOf("\n\n", begin) + 1;
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("mvn -q test -Dtest=OperatingPageTest -Ddocs.update=true writes it anew")
          .isEqualTo(table.toString());
    }
  }
}
