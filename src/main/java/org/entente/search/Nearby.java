package org.entente.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.geosparql.implementation.GeometryWrapper;
import org.apache.jena.geosparql.implementation.UnitsConversionException;
import org.apache.jena.geosparql.implementation.UnitsOfMeasure;
import org.apache.jena.geosparql.implementation.registry.UnitsURIException;
import org.apache.jena.geosparql.implementation.vocabulary.Unit_URI;
import org.apache.jena.geosparql.spatial.ConvertLatLon;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.entente.rdf.Vocabulary;
import org.opengis.referencing.operation.TransformException;
import org.opengis.util.FactoryException;

/**
 * Jena's {@code spatial:nearby}, the nearest first:
 *
 * <pre>
 * ?place spatial:nearby (39.9 116.4 500)
 * ?place spatial:nearby (39.9 116.4 300 uom:mile 10)
 * </pre>
 *
 * <p>Latitude, longitude (degrees, WGS 84), radius, and if wanted its unit (kilometres else) and
 * how many at most. Jena's own needs an index that no transaction keeps; the places of a graph are
 * some thousands, so this one looks at each, and knows what the query's transaction sees.
 */
public final class Nearby extends PropertyFunctionEval {

  /** The property. */
  public static final String IRI = "http://jena.apache.org/spatial#nearby";

  /** Makes one for each place in a query. */
  public static final PropertyFunctionFactory FACTORY = iri -> new Nearby();

  private static final String USAGE =
      "spatial:nearby is written ?place spatial:nearby (latitude longitude radius uom:kilometre 10);"
          + " the unit and the number may be left out. ";

  /** A degree of latitude is no shorter anywhere on the globe. */
  private static final double KILOMETRES_OF_A_DEGREE = 110.5;

  private Nearby() {
    super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
  }

  @Override
  public void build(
      PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
    super.build(subject, predicate, object, context);
    int given = object.getArgListSize();
    if (given < 3 || given > 5) {
      throw new QueryBuildException(USAGE);
    }
    if (object.getArgList().stream().noneMatch(Node::isVariable)) {
      var unused = Circle.of(object.getArgList());
    }
  }

  @Override
  public QueryIterator execEvaluated(
      Binding binding,
      PropFuncArg subject,
      Node predicate,
      PropFuncArg object,
      ExecutionContext context) {
    Circle circle = Circle.of(object.getArgList());
    Node place = subject.getArg();
    Map<Node, Double> distances =
        within(circle, context.getActiveGraph(), place.isVariable() ? Node.ANY : place);
    List<Binding> rows = new ArrayList<>();
    distances.entrySet().stream()
        .sorted(
            Map.Entry.<Node, Double>comparingByValue()
                .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
        .limit(circle.most())
        .map(Map.Entry::getKey)
        .forEach(
            found ->
                rows.add(
                    place.isVariable()
                        ? BindingFactory.binding(binding, Var.alloc(place), found)
                        : binding));
    return QueryIterPlainWrapper.create(rows.iterator(), context);
  }

  /** By place, how far away its nearest geometry is. */
  private static Map<Node, Double> within(Circle circle, Graph graph, Node place) {
    Map<Node, Double> distances = new HashMap<>();
    Iterator<Triple> geometries = graph.find(place, Vocabulary.HAS_GEOMETRY, Node.ANY);
    while (geometries.hasNext()) {
      Triple geometry = geometries.next();
      Iterator<Triple> texts = graph.find(geometry.getObject(), Vocabulary.AS_WKT, Node.ANY);
      while (texts.hasNext()) {
        circle
            .distance(texts.next().getObject())
            .ifPresent(far -> distances.merge(geometry.getSubject(), far, Math::min));
      }
    }
    return distances;
  }

  /**
   * What is looked for.
   *
   * @param radius in {@code unit}
   * @param kilometres the radius too
   * @param most places
   */
  private record Circle(
      GeometryWrapper centre,
      double latitude,
      double radius,
      String unit,
      double kilometres,
      long most) {

    static Circle of(List<Node> given) {
      double latitude = number(given.get(0), -90, 90);
      double longitude = number(given.get(1), -180, 180);
      double radius = number(given.get(2), 0, 1e12);
      String unit = Unit_URI.KILOMETRE_URL;
      long most = Long.MAX_VALUE;
      for (Node more : given.subList(3, given.size())) {
        if (more.isURI()) {
          unit = more.getURI();
        } else {
          most = (long) number(more, 1, Integer.MAX_VALUE);
        }
      }
      try {
        double kilometres = UnitsOfMeasure.conversion(radius, unit, Unit_URI.KILOMETRE_URL);
        NodeValue lat = NodeValue.makeDouble(latitude);
        NodeValue lon = NodeValue.makeDouble(longitude);
        GeometryWrapper centre = ConvertLatLon.toGeometryWrapper(lat.asNode(), lon.asNode());
        return new Circle(centre, latitude, radius, unit, kilometres, most);
      } catch (UnitsConversionException | UnitsURIException e) {
        throw new QueryExecException(USAGE + "There is no unit of length " + unit + ".", e);
      }
    }

    private static double number(Node node, double least, double most) {
      NodeValue value = NodeValue.makeNode(node);
      if (!value.isNumber() || !(value.getDouble() >= least && value.getDouble() <= most)) {
        throw new QueryExecException(
            USAGE + node + " is no number from " + least + " to " + most + ".");
      }
      return value.getDouble();
    }

    /** Empty when it is outside, or no geometry. */
    Optional<Double> distance(Node text) {
      try {
        GeometryWrapper geometry = GeometryWrapper.extract(text);
        if (isFarNorthOrSouth(geometry)) {
          return Optional.empty();
        }
        double distance = centre.distance(geometry, unit);
        return distance <= radius ? Optional.of(distance) : Optional.empty();
      } catch (ExprEvalException
          | DatatypeFormatException
          | FactoryException
          | TransformException
          | UnitsConversionException e) {
        return Optional.empty();
      }
    }

    private boolean isFarNorthOrSouth(GeometryWrapper geometry) {
      if (!geometry.getSrsInfo().isGeographic()) {
        return false;
      }
      var box = geometry.getXYGeometry().getEnvelopeInternal();
      double degrees = Math.max(0, Math.max(box.getMinY() - latitude, latitude - box.getMaxY()));
      return degrees * KILOMETRES_OF_A_DEGREE > kilometres;
    }
  }
}
