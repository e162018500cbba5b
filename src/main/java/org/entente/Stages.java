package org.entente;

import java.util.function.Supplier;
import org.entente.annotation.Annotator;
import org.entente.annotation.Parser;
import org.entente.fact.FactExtractor;
import org.entente.identity.Resolver;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.Origin;
import org.entente.rdf.RegisterGraph;
import org.entente.rdf.Shapes;

/** What a document passes on its way to a graph; making them reads all knowledge into memory. */
record Stages(
    Annotator annotator,
    FactExtractor facts,
    Resolver resolver,
    DocumentGraph graphs,
    Shapes shapes) {

  static Stages create(DataFolder folder, Iris iris, Origin origin, Supplier<Parser> parser) {
    Register register = Register.load(folder);
    Shapes shapes =
        new Shapes(
            folder, OntologyGraph.read(iris, folder), new RegisterGraph(iris, register).register());
    return new Stages(
        Annotator.create(folder, register, parser.get()),
        FactExtractor.create(folder, register),
        new Resolver(register),
        new DocumentGraph(iris, origin),
        shapes);
  }

  /** The same that say another origin. */
  Stages with(DocumentGraph others) {
    return new Stages(annotator, facts, resolver, others, shapes);
  }
}
