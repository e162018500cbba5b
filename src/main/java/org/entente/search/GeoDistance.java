package org.entente.search;

import org.apache.jena.geosparql.implementation.GeometryWrapper;
import org.apache.jena.geosparql.implementation.UnitsConversionException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase3;
import org.apache.jena.sparql.function.FunctionFactory;
import org.opengis.referencing.operation.TransformException;
import org.opengis.util.FactoryException;

/**
 * {@code geof:distance} of GeoSPARQL. On the globe it is the great circle's, in metres, kilometres
 * or miles; Jena's own measures there in degrees only.
 */
public final class GeoDistance extends FunctionBase3 {

  /** The function. */
  public static final String IRI = "http://www.opengis.net/def/function/geosparql/distance";

  /** Makes one for each place in a query. */
  public static final FunctionFactory FACTORY = iri -> new GeoDistance();

  private GeoDistance() {}

  @Override
  public NodeValue exec(NodeValue from, NodeValue to, NodeValue unit) {
    if (!unit.isIRI()) {
      throw new ExprEvalException("geof:distance needs a unit such as uom:metre, not " + unit);
    }
    try {
      GeometryWrapper start = GeometryWrapper.extract(from);
      double distance = start.distance(GeometryWrapper.extract(to), unit.asNode().getURI());
      return NodeValue.makeDouble(distance);
    } catch (FactoryException | TransformException | UnitsConversionException e) {
      throw new ExprEvalException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // Literals are hostile, and the readers of geometries and units throw all sorts of these.
      throw new ExprEvalException(String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      throw new ExprEvalException("A geometry is nested too deeply.", e);
    }
  }
}
