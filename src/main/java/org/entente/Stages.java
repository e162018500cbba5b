package org.entente;

import com.google.common.base.Throwables;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.entente.annotation.Annotator;
import org.entente.annotation.Parser;
import org.entente.fact.FactExtractor;
import org.entente.identity.Resolver;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.Origin;
import org.entente.rdf.Shapes;

/** What a document passes on its way to a graph; making them reads all knowledge into memory. */
record Stages(
    Annotator annotator,
    FactExtractor facts,
    Resolver resolver,
    DocumentGraph graphs,
    Shapes shapes) {

  static Stages create(
      DataFolder folder,
      Iris iris,
      Origin origin,
      Supplier<Parser> parser,
      GiveWay giveWay,
      SystemGraphs systemGraphs) {
    Register register = systemGraphs.rows();
    CompletableFuture<FactExtractor> facts =
        CompletableFuture.supplyAsync(() -> FactExtractor.create(folder, register, giveWay::rest));
    CompletableFuture<Shapes> shapes =
        CompletableFuture.supplyAsync(() -> systemGraphs.shapes().givingWay(giveWay::rest));
    return new Stages(
        Annotator.create(folder, register, parser.get().givingWay(giveWay::rest)),
        made(facts),
        new Resolver(register),
        new DocumentGraph(iris, origin),
        made(shapes));
  }

  /** What was made beside; a fault of it is thrown as it was. */
  private static <T> T made(CompletableFuture<T> beside) {
    try {
      return beside.join();
    } catch (CompletionException e) {
      if (e.getCause() != null) {
        Throwables.throwIfUnchecked(e.getCause());
      }
      throw e;
    }
  }

  /** The same that say another origin. */
  Stages with(DocumentGraph others) {
    return new Stages(annotator, facts, resolver, others, shapes);
  }
}
