package org.entente.annotation;

import static org.entente.fuzz.Invariants.hold;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.document.PartialDate;
import org.entente.fuzz.Invariants;
import org.entente.knowledge.DataFolder;

/** Sentences to amounts of money and quantities. */
public final class NumbersFuzz {

  private static final NumbersAndDates NUMBERS = new NumbersAndDates(DataFolder.find());

  private NumbersFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Invariants.inTime(() -> read(text));
  }

  private static void read(String text) {
    for (Mention mention :
        NUMBERS.find(FuzzedSentence.of(text), text, Optional.of(PartialDate.of(2020)))) {
      DatesFuzz.within(mention.span(), 0, text);
      if (mention instanceof AmountMention amount) {
        sound(amount.value(), amount.max());
        hold(amount.currency().matches("[A-Z]{3}"), "no currency: " + amount);
      } else if (mention instanceof QuantityMention quantity) {
        sound(quantity.value(), quantity.max());
        hold(!quantity.unit().isBlank(), "no unit: " + quantity);
      }
    }
  }

  private static void sound(BigDecimal least, BigDecimal most) {
    hold(least.signum() >= 0 && least.compareTo(most) <= 0, least + " to " + most);
    hold(most.toPlainString().length() < 200, "a number of more digits than anybody writes");
  }
}
