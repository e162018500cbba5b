package org.entente.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Rows as columns of text, a line a row. */
final class TextTable {

  /** In code points; what is longer is cut, and CSV has it whole. */
  private static final int WIDEST = 72;

  private TextTable() {}

  static String of(Answer.Rows answer) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(answer.variables().stream().map(Var::getVarName).toList());
    for (Binding row : answer.rows()) {
      lines.add(answer.variables().stream().map(v -> cell(row.get(v), answer.prefixes())).toList());
    }
    int columns = answer.variables().size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], length(line.get(c)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (int l = 0; l < lines.size(); l++) {
      append(out, lines.get(l), widths);
      if (l == 0) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
          rule.add("-".repeat(width));
        }
        append(out, rule, widths);
      }
    }
    int rows = answer.rows().size();
    return out.append('(').append(rows).append(rows == 1 ? " row)\n" : " rows)\n").toString();
  }

  private static void append(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String cell = cells.get(c);
      line.append(c == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[c] - length(cell)));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cell(@org.jspecify.annotations.Nullable Node node, PrefixMapping prefixes) {
    if (node == null) {
      return "";
    }
    String text =
        node.isLiteral()
            ? node.getLiteralLexicalForm()
            : node.isURI() ? prefixes.shortForm(node.getURI()) : node.toString();
    text = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (length(text) > WIDEST) {
      text = text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }
    return text;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
