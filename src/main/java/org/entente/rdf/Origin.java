package org.entente.rdf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a document was read: the program, its knowledge and its settings. Two graphs of one text
 * and one version are the same.
 *
 * @param version of the software with its knowledge and settings, {@code schema:softwareVersion}
 * @param knowledge sha256 over frames, lexicons, register, model and ontology; empty when not known
 * @param leastConfidence engagements that are less sure are left out; from 0 to 1
 */
public record Origin(String version, Optional<String> knowledge, double leastConfidence) {

  private static final Pattern SETTING = Pattern.compile("-from-([01](?:\\.[0-9]+)?)$");

  /** The same program with another setting. */
  public Origin atLeast(double confidence) {
    String plain = SETTING.matcher(version).replaceFirst("");
    return new Origin(
        confidence > 0 ? plain + "-from-" + confidence : plain, knowledge, confidence);
  }

  /** The least confidence with which a document was read, by the version in its graph. */
  public static double leastConfidence(String version) {
    Matcher setting = SETTING.matcher(version);
    return setting.find() ? Double.parseDouble(setting.group(1)) : 0;
  }
}
