package org.entente.server.sparql;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * A view of a dataset that cannot be written and in which queries call only functions of the
 * standard: Jena otherwise loads the class that a {@code java:} IRI of the query names, and has
 * functions that wait or print.
 */
public final class ReadOnlyView {

  /** Casts, and the XPath functions, which compute and do nothing else. */
  private static final Set<String> ALLOWED =
      Set.of(
          "http://www.w3.org/2001/XMLSchema#",
          "http://www.w3.org/2005/xpath-functions#",
          "http://www.w3.org/2005/xpath-functions/math#");

  private ReadOnlyView() {}

  public static DatasetGraph of(DatasetGraph dataset) {
    Context context = dataset.getContext().copy();
    FunctionRegistry.set(context, new Functions());
    PropertyFunctionRegistry.set(context, new NoPropertyFunctions());
    return new DatasetGraphReadOnly(dataset, context);
  }

  private static final class Functions extends FunctionRegistry {

    private final Set<String> names = new HashSet<>();

    Functions() {
      FunctionRegistry standard = FunctionRegistry.standardRegistry();
      for (Iterator<String> keys = standard.keys(); keys.hasNext(); ) {
        String name = keys.next();
        if (ALLOWED.contains(name.substring(0, name.lastIndexOf('#') + 1))) {
          names.add(name);
          super.put(name, standard.get(name));
        }
      }
    }

    @Override
    @SuppressWarnings("NullAway") // Jena's way to say that there is none.
    public @Nullable FunctionFactory get(String uri) {
      return names.contains(uri) ? super.get(uri) : null;
    }

    @Override
    public boolean isRegistered(String uri) {
      return names.contains(uri);
    }
  }

  private static final class NoPropertyFunctions extends PropertyFunctionRegistry {

    @Override
    @SuppressWarnings("NullAway") // Jena's way to say that there is none.
    public @Nullable PropertyFunctionFactory get(String uri) {
      return null;
    }

    @Override
    public boolean isRegistered(String uri) {
      return false;
    }

    @Override
    public boolean manages(String uri) {
      return false;
    }
  }
}
