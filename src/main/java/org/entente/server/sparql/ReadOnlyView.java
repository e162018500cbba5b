package org.entente.server.sparql;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * A view of a dataset that cannot be written and in which queries call only functions that are
 * listed here: Jena otherwise loads the class that a {@code java:} IRI of the query names, and has
 * functions that wait or print.
 */
public final class ReadOnlyView {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final String FN = "http://www.w3.org/2005/xpath-functions#";
  private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";

  /** Casts, and the XPath functions, which compute and do nothing else. */
  private static final Set<String> NAMESPACES = Set.of(XSD, FN, MATH);

  /**
   * Not these: they call others, backtrack, or grow without bound. What the standard has of it has
   * its own word: REGEX, REPLACE, CONCAT, ENCODE_FOR_URI.
   */
  private static final Set<String> NOT =
      Set.of(
          FN + "apply",
          FN + "error",
          FN + "matches",
          FN + "replace",
          FN + "concat",
          FN + "encode-for-uri",
          FN + "format-number",
          FN + "normalize-unicode",
          FN + "collation-key",
          MATH + "pow",
          MATH + "exp10");

  private static final Map<String, FunctionFactory> FUNCTIONS = standard();

  private static final Map<String, PropertyFunctionFactory> PROPERTIES = new ConcurrentHashMap<>();

  private ReadOnlyView() {}

  /** The one place where a function of our own becomes known to queries. */
  public static void allow(String iri, FunctionFactory function) {
    FUNCTIONS.put(iri, function);
  }

  /** The one place where a property function of our own becomes known to queries. */
  public static void allow(String iri, PropertyFunctionFactory property) {
    PROPERTIES.put(iri, property);
  }

  /** The IRIs of all functions that queries may call, casts among them. */
  public static SortedSet<String> functions() {
    return new TreeSet<>(FUNCTIONS.keySet());
  }

  /** The IRIs of all property functions that queries may use. */
  public static SortedSet<String> propertyFunctions() {
    return new TreeSet<>(PROPERTIES.keySet());
  }

  /** Whether queries may call it. */
  static boolean isFunction(String iri) {
    return FUNCTIONS.containsKey(iri);
  }

  /** Whether queries may use it as a property. */
  static boolean isPropertyFunction(String iri) {
    return PROPERTIES.containsKey(iri);
  }

  public static DatasetGraph of(DatasetGraph dataset) {
    Context context = dataset.getContext().copy();
    FunctionRegistry.set(context, new Functions());
    PropertyFunctionRegistry.set(context, new PropertyFunctions());
    QC.setFactory(context, SafeExecutor.FACTORY);
    return new DatasetGraphReadOnly(dataset, context);
  }

  private static Map<String, FunctionFactory> standard() {
    Map<String, FunctionFactory> functions = new ConcurrentHashMap<>();
    FunctionRegistry registry = FunctionRegistry.standardRegistry();
    Set<String> names = new HashSet<>();
    for (Iterator<String> keys = registry.keys(); keys.hasNext(); ) {
      names.add(keys.next());
    }
    for (String name : names) {
      if (NAMESPACES.contains(name.substring(0, name.lastIndexOf('#') + 1))
          && !NOT.contains(name)) {
        functions.put(name, registry.get(name));
      }
    }
    return functions;
  }

  private static final class Functions extends FunctionRegistry {

    @Override
    @SuppressWarnings("NullAway") // Jena's way to say that there is none.
    public @Nullable FunctionFactory get(String uri) {
      return FUNCTIONS.get(uri);
    }

    @Override
    public boolean isRegistered(String uri) {
      return FUNCTIONS.containsKey(uri);
    }
  }

  private static final class PropertyFunctions extends PropertyFunctionRegistry {

    @Override
    @SuppressWarnings("NullAway") // Jena's way to say that there is none.
    public @Nullable PropertyFunctionFactory get(String uri) {
      return PROPERTIES.get(uri);
    }

    @Override
    public boolean isRegistered(String uri) {
      return PROPERTIES.containsKey(uri);
    }

    @Override
    public boolean manages(String uri) {
      return PROPERTIES.containsKey(uri);
    }
  }
}
