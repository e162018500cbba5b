package org.entente.server.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.server.conformance.Verdict.Kind;

/**
 * What came of all tests, as the page in {@code docs/} has it.
 *
 * @param verdicts of the tests that were run
 * @param leftOut tests that ask for what the service does not have
 * @param exceptions tests that are known to fail, by label, and why
 */
record Report(
    Map<SuiteTest, Verdict> verdicts, List<SuiteTest> leftOut, Map<String, String> exceptions) {

  String markdown() {
    StringBuilder text = new StringBuilder();
    line(text, "| suite | group | passed | of | by value | exceptions |");
    line(text, "| --- | --- | --- | --- | --- | --- |");
    Map<String, Map<String, Count>> groups = new LinkedHashMap<>();
    verdicts.forEach(
        (test, verdict) ->
            groups
                .computeIfAbsent(test.suite(), s -> new TreeMap<>())
                .computeIfAbsent(test.group(), g -> new Count())
                .add(verdict));
    Count all = new Count();
    groups.forEach(
        (suite, counts) ->
            counts.forEach(
                (group, count) -> {
                  row(text, suite, group, count);
                  all.add(count);
                }));
    row(text, "all", "", all);
    line(text, "");
    line(text, "The exceptions:");
    line(text, "");
    Map<String, TreeSet<String>> reasons = new LinkedHashMap<>();
    exceptions.forEach(
        (label, reason) ->
            reasons.computeIfAbsent(reason, r -> new TreeSet<>()).add("`" + label + "`"));
    reasons.forEach(
        (reason, labels) ->
            line(
                text, "- **" + labels.size() + "**, " + reason + ": " + String.join(", ", labels)));
    line(text, "");
    line(text, "Left out:");
    line(text, "");
    Map<String, Integer> left = new TreeMap<>();
    leftOut.forEach(test -> left.merge(test.group() + " (" + test.kind() + ")", 1, Integer::sum));
    left.forEach((group, n) -> line(text, "- " + n + " of " + group));
    return text.toString();
  }

  private static void row(StringBuilder text, String suite, String group, Count count) {
    line(
        text,
        "| "
            + String.join(
                " | ",
                suite,
                group,
                "" + (count.passed + count.byValue),
                "" + (count.passed + count.byValue + count.failed),
                count.byValue == 0 ? "" : "" + count.byValue,
                count.failed == 0 ? "" : "" + count.failed)
            + " |");
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private static final class Count {

    private int passed;
    private int byValue;
    private int failed;

    void add(Verdict verdict) {
      passed += verdict.kind() == Kind.PASSED ? 1 : 0;
      byValue += verdict.kind() == Kind.PASSED_BY_VALUE ? 1 : 0;
      failed += verdict.kind() == Kind.FAILED ? 1 : 0;
    }

    void add(Count other) {
      passed += other.passed;
      byValue += other.byValue;
      failed += other.failed;
    }
  }
}
