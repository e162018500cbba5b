package org.entente.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.search.SearchIndex;
import org.entente.search.Wanted;
import org.entente.store.Store;

/**
 * What batches of ten cells cost, as OpenRefine sends them: {@code ReconcileBench STORE}. CPU time
 * of the whole process, server and client, so that it may run beside other work.
 */
final class ReconcileBench {

  private static final int ROUNDS = 40;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "State",
          List.of(
              "Russia",
              "China",
              "Rusia",
              "Индия",
              "United States",
              "South Korea",
              "Iran",
              "France",
              "United Arab Emirates",
              "Kremlin"),
          "Company",
          List.of(
              "Gazprom PJSC",
              "Rosneft Oil Company",
              "Huawei Technologies Co., Ltd.",
              "Lockheed",
              "China National Petroleum Corp",
              "Airbus SE",
              "Rosoboronexport",
              "Rostec",
              "Rosatom",
              "United Aircraft Corporation"),
          "Equipment",
          List.of(
              "S-400",
              "Su-35",
              "RD-180 engine",
              "INS Vikramaditya",
              "F-35 Lightning",
              "T-90 tank",
              "Kilo class",
              "Mi-17",
              "MQ-9 Reaper",
              "Type 052D destroyer"));

  private ReconcileBench() {}

  public static void main(String[] arguments) throws Exception {
    try (Served served = Served.of(Store.open(Path.of(arguments[0])), Map.of())) {
      var unused =
          SearchIndex.of(served.store())
              .search(new Wanted("a", 1), Duration.ofHours(1)); // is built
      for (Map.Entry<String, List<String>> column : COLUMNS.entrySet()) {
        for (String kind : List.of("names", "with a type", "with a type and a state")) {
          String form = "queries=" + Served.encode(batch(column, kind));
          List<Double> times = new ArrayList<>();
          for (int i = 0; i < ROUNDS; i++) {
            long before = MACHINE.getProcessCpuTime();
            HttpResponse<String> answer =
                served.send(
                    served
                        .request("reconcile")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
            times.add((MACHINE.getProcessCpuTime() - before) / 1e6);
            if (answer.statusCode() != 200) {
              throw new IllegalStateException(answer.body());
            }
          }
          List<Double> warm = new ArrayList<>(times.subList(ROUNDS / 2, ROUNDS));
          warm.sort(null);
          System.out.printf(
              "%-10s %-24s p50 %6.1f ms  p95 %6.1f ms  first %7.1f ms%n",
              column.getKey(),
              kind,
              warm.get(warm.size() / 2),
              warm.get(warm.size() * 95 / 100),
              times.get(0));
        }
      }
    }
  }

  private static String batch(Map.Entry<String, List<String>> column, String kind) {
    ObjectNode batch = new ObjectMapper().createObjectNode();
    for (String name : column.getValue()) {
      ObjectNode query = batch.putObject("q" + batch.size()).put("query", name);
      if (!kind.equals("names")) {
        query.put("type", column.getKey()).put("type_strict", "should");
      }
      if (kind.endsWith("state")) {
        query.putArray("properties").addObject().put("pid", "state").put("v", "Russia");
      }
    }
    return batch.toString();
  }
}
