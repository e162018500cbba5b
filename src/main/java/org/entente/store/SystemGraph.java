package org.entente.store;

import java.util.function.Supplier;
import org.apache.jena.graph.Graph;

/**
 * A named graph that comes with the program: the register, the ontology, links.
 *
 * @param name IRI of the graph
 * @param version changes whenever the graph does; {@link Fingerprint} of the files it is made from
 * @param content asked for only when the store holds another version
 */
public record SystemGraph(String name, String version, Supplier<Graph> content) {}
