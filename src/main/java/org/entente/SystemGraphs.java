package org.entente;

import java.util.List;
import java.util.function.Function;
import org.entente.export.FactRows;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.RegisterGraph;
import org.entente.rdf.Shapes;
import org.entente.store.SystemGraph;

/** The graphs that come with the program; made only when a store holds others. */
final class SystemGraphs {

  private final DataFolder folder;
  private final Iris iris;
  private final Lazy<Register> rows;
  private final Lazy<RegisterGraph> register;

  SystemGraphs(DataFolder folder, Iris iris) {
    this.folder = folder;
    this.iris = iris;
    this.rows = new Lazy<>(() -> Register.load(folder));
    this.register = new Lazy<>(() -> new RegisterGraph(iris, rows.get()));
  }

  List<SystemGraph> all() {
    String registerVersion = Version.of(folder, "data/register");
    return List.of(
        ofRegister(iris.registerGraph().getURI(), registerVersion, RegisterGraph::register),
        ofRegister(iris.linksGraph().getURI(), registerVersion, RegisterGraph::links),
        new SystemGraph(
            iris.ontologyGraph().getURI(),
            Version.of(folder, "ontology"),
            () -> OntologyGraph.read(iris, folder).graph()));
  }

  /** What the register's graphs are made from. */
  Register rows() {
    return rows.get();
  }

  Shapes shapes() {
    return new Shapes(folder, OntologyGraph.read(iris, folder), register.get().register());
  }

  FactRows factRows() {
    RegisterGraph rows = register.get();
    return new FactRows(rows.register().graph(), rows.links().graph());
  }

  private SystemGraph ofRegister(
      String name, String version, Function<RegisterGraph, NamedGraph> part) {
    return new SystemGraph(name, version, () -> part.apply(register.get()).graph());
  }
}
