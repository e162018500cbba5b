package org.entente.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.entente.store.Store;

/**
 * How much CPU time queries cost in process, which other programs on the machine hardly change:
 * {@code CpuTimes STORE TIMES DRAWS [QUESTION | FILE.rq]...}; milliseconds, p50, p95 and the most,
 * and how many rows. With {@code -Dplain=true} as TDB2 alone answers them.
 */
public final class CpuTimes {

  private CpuTimes() {}

  private record Asked(String name, List<Query> queries) {}

  public static void main(String[] arguments) throws Exception {
    int times = Integer.parseInt(arguments[1]);
    int draws = Integer.parseInt(arguments[2]);
    List<String> names = Arrays.asList(arguments).subList(3, arguments.length);
    try (Store store = Store.open(Path.of(arguments[0]))) {
      if (Boolean.getBoolean("plain")) {
        Context context = store.dataset().getContext();
        context.set(ARQConstants.sysOptimizerFactory, Optimize.stdOptimizationFactory);
        QC.setFactory(context, OpExecutorTDB2.OpExecFactoryTDB);
      }
      for (Asked asked : asked(store, draws, names)) {
        List<Double> taken = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < times; i++) {
          for (Query query : asked.queries()) {
            long start = cpu();
            rows = run(store, query);
            taken.add((cpu() - start) / 1e6);
          }
        }
        // The first round finds nothing in memory and nothing compiled.
        taken.subList(0, times > 1 ? asked.queries().size() : 0).clear();
        taken.sort(null);
        System.out.printf(
            "%-26s %8.1f %8.1f %8.1f  %d rows%n",
            asked.name(),
            taken.get(taken.size() / 2),
            taken.get((int) Math.ceil(taken.size() * 0.95) - 1),
            taken.get(taken.size() - 1),
            rows);
      }
    }
  }

  private static List<Asked> asked(Store store, int draws, List<String> names) throws Exception {
    DataFolder folder = DataFolder.find();
    Draws values = new Draws(folder, 7);
    List<Asked> asked = new ArrayList<>();
    for (Question question : Catalogue.load(folder).questions()) {
      if (names.isEmpty() || names.contains(question.name())) {
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < (question.parameters().isEmpty() ? 1 : draws); i++) {
          int number = i;
          RDFLink link = store.link();
          queries.add(
              Txn.calculateRead(link, () -> question.query(link, values.values(question, number))));
        }
        asked.add(new Asked(question.name(), queries));
      }
    }
    for (String name : names) {
      if (name.endsWith(".rq")) {
        asked.add(new Asked(name, List.of(QueryFactory.create(Files.readString(Path.of(name))))));
      }
    }
    return asked;
  }

  private static long run(Store store, Query query) {
    RDFLink link = store.link();
    return Txn.calculateRead(
        link,
        () -> {
          try (QueryExec execution = link.query(query)) {
            if (query.isConstructType()) {
              return (long) execution.construct().size();
            }
            // Looked at, as TDB2 fetches a value no sooner.
            return execution.select().stream().filter(row -> !row.toString().isEmpty()).count();
          }
        });
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
