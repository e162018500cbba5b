package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.knowledge.Register.EngagementRow;
import org.junit.jupiter.api.Test;

/** What must hold of {@code engagements.tsv}. */
class EngagementsRegisterTest {

  private static final Register REGISTER = Register.load(new DataFolder(Path.of("")));

  /** The roles that each class of engagements may have. */
  private static final Map<EngagementKind, Set<Role>> ROLES =
      Map.of(
          EngagementKind.AGREEMENT, Set.of(Role.PARTY),
          EngagementKind.PROJECT, Set.of(Role.PARTNER, Role.OWNER, Role.BENEFICIARY),
          EngagementKind.EXERCISE, Set.of(Role.PARTNER, Role.HOST, Role.OWNER),
          EngagementKind.TRANSFER, Set.of(Role.SUPPLIER, Role.RECIPIENT),
          EngagementKind.MEETING, Set.of(Role.PARTNER, Role.HOST),
          EngagementKind.COOPERATION, Set.of(Role.PARTNER),
          EngagementKind.PROGRAMME, Set.of(Role.OWNER),
          EngagementKind.SANCTION, Set.of(Role.INITIATOR, Role.TARGET),
          EngagementKind.CONFLICT, Set.of(Role.INITIATOR, Role.TARGET),
          EngagementKind.EVENT, Set.of(Role.HOST, Role.PARTNER));

  @Test
  void noNameStandsInTwoRows() {
    RegisterRules rules = new RegisterRules();
    REGISTER.engagements().forEach(row -> rules.take(row.id(), row.label(), row.aliases()));
    rules.assertNoNameInTwoRows();
  }

  @Test
  void domainsAndRolesAreThoseOfTheContract() {
    assertThat(REGISTER.engagements()).hasSizeGreaterThan(400);
    for (EngagementRow row : REGISTER.engagements()) {
      assertThat(RegisterRules.DOMAINS).as(row.id()).contains(row.domain().orElse("none"));
      assertThat(ROLES.getOrDefault(row.kind(), Set.of()))
          .as(row.id())
          .containsAll(row.participants().keySet());
    }
  }

  @Test
  void participantsAreActorsOfTheRegister() {
    for (EngagementRow row : REGISTER.engagements()) {
      for (List<String> ids : row.participants().values()) {
        for (String id : ids) {
          assertThat(REGISTER.actor(id)).as(row.id() + " names " + id).isPresent();
        }
      }
    }
  }

  @Test
  void whatHoldsWhateverATextSaysIsThere() {
    assertThat(REGISTER.engagement("belt-and-road-initiative").orElseThrow().participants())
        .containsEntry(Role.OWNER, List.of("china"));
    assertThat(REGISTER.engagement("new-start").orElseThrow().participants().get(Role.PARTY))
        .containsExactlyInAnyOrder("russia", "united-states");
  }
}
