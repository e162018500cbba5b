package org.entente.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.server.guard.Slots.Entry;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Client GREEDY = new Client("greedy", true);
  private static final Client MODEST = new Client("modest", true);
  private static final Client OWN = new Client("own", false);

  private final Slots<String> slots = new Slots<>(new Slots.Limits(3, 6, 2, 2));

  @Test
  void oneClientHasItsShareOnly() {
    assertThat(slots.enter(GREEDY, "a")).isEqualTo(Entry.WORKS);
    assertThat(slots.enter(GREEDY, "b")).isEqualTo(Entry.WORKS);
    assertThat(slots.enter(GREEDY, "c")).isEqualTo(Entry.WAITS);
    assertThat(slots.enter(GREEDY, "d")).isEqualTo(Entry.WAITS);
    assertThat(slots.enter(GREEDY, "e")).isEqualTo(Entry.CLIENT_HAS_TOO_MANY);
    assertThat(slots.enter(MODEST, "m")).isEqualTo(Entry.WORKS);
    assertThat(slots.working()).isEqualTo(3);
    assertThat(slots.leave(GREEDY)).containsExactly("c");
    assertThat(slots.leave(GREEDY)).containsExactly("d");
    assertThat(slots.waiting()).isZero();
  }

  @Test
  void freePlaceGoesToWhoHasFewest() {
    for (String what : List.of("a", "b", "c", "d")) {
      slots.enter(GREEDY, what);
    }
    assertThat(slots.enter(OWN, "o")).isEqualTo(Entry.WORKS);
    assertThat(slots.enter(MODEST, "m")).isEqualTo(Entry.WAITS);
    assertThat(slots.leave(GREEDY)).containsExactly("m");
    assertThat(slots.leave(OWN)).containsExactly("c");
  }

  @Test
  void placesThatWaitAreCounted() {
    for (int i = 0; i < 3 + 6; i++) {
      assertThat(slots.enter(OWN, "o" + i)).isEqualTo(i < 3 ? Entry.WORKS : Entry.WAITS);
    }
    assertThat(slots.enter(MODEST, "m")).isEqualTo(Entry.FULL);
    assertThat(slots.giveUp(OWN, "o4")).isTrue();
    assertThat(slots.giveUp(OWN, "o4")).isFalse();
    assertThat(slots.enter(MODEST, "m")).isEqualTo(Entry.WAITS);
    // Who has none comes first, however long the others wait.
    assertThat(slots.leave(OWN)).containsExactly("m");
  }
}
