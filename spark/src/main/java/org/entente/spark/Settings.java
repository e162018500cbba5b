package org.entente.spark;

import java.io.Serializable;
import java.util.function.Supplier;
import org.entente.FactReader;
import org.entente.annotation.Parser;

/**
 * How documents are read, on every machine alike.
 *
 * @param base what IRIs begin with
 * @param leastConfidence from 0 to 1
 * @param version of the program and its knowledge on the driver's machine
 */
record Settings(String base, double leastConfidence, String version) implements Serializable {

  /**
   * @throws IllegalArgumentException when the base is no base or the confidence is not from 0 to 1
   */
  static Settings of(String base, double leastConfidence) {
    FactReader reader = FactReader.builder().base(base).leastConfidence(leastConfidence).build();
    return new Settings(base, leastConfidence, reader.version());
  }

  /**
   * @param parser asked for once
   */
  FactReader reader(Supplier<Parser> parser) {
    return FactReader.builder().base(base).leastConfidence(leastConfidence).parser(parser).build();
  }
}
