package org.entente.server.linked;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What is told of a resource.
 *
 * @param graph the triples
 * @param next the last of those who name the resource on this page, when there are more of them
 * @param whole false when more is said than a description may hold
 */
record Description(Node resource, Graph graph, Optional<Node> next, boolean whole) {}
