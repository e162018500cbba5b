package org.entente.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiAutoModule;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.release.Release;
import org.entente.search.GeoDistance;
import org.entente.search.Matches;
import org.entente.search.Nearby;
import org.entente.search.SearchIndex;
import org.entente.server.admin.Admin;
import org.entente.server.admin.ServedStore;
import org.entente.server.describe.Condition;
import org.entente.server.edit.CorrectionRequests;
import org.entente.server.edit.Documents;
import org.entente.server.edit.Editing;
import org.entente.server.guard.Guard;
import org.entente.server.guard.Watchdog;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.pages.Pages;
import org.entente.server.settings.Settings;
import org.entente.server.sparql.BoundedQueries;
import org.entente.server.sparql.Limits;
import org.entente.server.sparql.ReadOnlyView;
import org.entente.server.sparql.RefreshAhead;
import org.entente.server.sparql.SafeGraphs;
import org.entente.server.sparql.SafeQuery;
import org.entente.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes a Fuseki an Entente: the guards, the descriptions, the pages. {@link
 * Server} runs it; a stock Fuseki that has {@code entente.jar} on its class path finds it by itself
 * and runs it when its configuration has a store of Entente.
 */
public final class EntenteModule implements FusekiAutoModule {

  private final Map<String, String> overrides;
  private final Optional<DataFolder> folder;
  private final Optional<Editing> editing;
  private final Optional<Shared> shared;
  private final Optional<Release> release;
  private Optional<String> editToken = Optional.empty();
  private Optional<Store> store;
  private @Nullable Service service;
  private @Nullable BoundedQueries queries;
  private @Nullable Pages pages;
  private @Nullable Admin admin;
  private volatile IntSupplier working = () -> 0;
  private volatile @Nullable RefreshAhead ahead;

  /** For a stock Fuseki: the store is where the configuration says. */
  public EntenteModule() {
    this.store = Optional.empty();
    this.folder = Optional.empty();
    this.overrides = Map.of();
    this.editing = Optional.empty();
    this.shared = Optional.empty();
    this.release = Optional.empty();
  }

  /** What stays when a server goes over to another store, and is not to be made again. */
  record Shared(Settings settings, BoundedQueries queries) {}

  /** Behind guards, and beside what the operator asks, that are there already. */
  EntenteModule(Store store, DataFolder folder, Shared shared, Release release) {
    this.release = Optional.of(release);
    this.store = Optional.of(store);
    this.folder = Optional.of(folder);
    this.overrides = Map.of();
    this.editing = Optional.empty();
    this.shared = Optional.of(shared);
  }

  EntenteModule(
      Store store, DataFolder folder, Map<String, String> overrides, Optional<Editing> editing) {
    this.editing = editing;
    this.shared = Optional.empty();
    this.release = Optional.empty();
    this.store = Optional.of(store);
    this.folder = Optional.of(folder);
    this.overrides = Map.copyOf(overrides);
  }

  @Override
  public String name() {
    return "Entente";
  }

  /** Before the modules of Fuseki that add pages and administration. */
  @Override
  public int level() {
    return 100;
  }

  @Override
  public void prepare(
      FusekiServer.Builder builder, Set<String> datasets, @Nullable Model configuration) {
    Model model = configuration == null ? ModelFactory.createDefaultModel() : configuration;
    Optional<Store> found = store.or(() -> ofConfiguration(model));
    if (found.isEmpty()) {
      return;
    }
    var unused = SearchIndex.of(found.get()); // Queries find it in the dataset.
    ReadOnlyView.allow(Matches.IRI, Matches.FACTORY);
    ReadOnlyView.allow(Nearby.IRI, Nearby.FACTORY);
    ReadOnlyView.allow(GeoDistance.IRI, GeoDistance.FACTORY);
    DataFolder knowledge = folder.orElseGet(DataFolder::find);
    Settings settings =
        shared.map(Shared::settings).orElseGet(() -> Configuration.settings(model, overrides));
    BoundedQueries bounded =
        shared.map(Shared::queries).orElseGet(() -> BoundedQueries.of(settings));
    boolean calls = !bounded.limits().services().isEmpty();
    Service prepared =
        new Service(
            found.get(),
            knowledge,
            found.get().iris(),
            calls ? Catalogue.loadFederated(knowledge) : Catalogue.load(knowledge),
            settings);
    queries = bounded;
    if (shared.isEmpty()) {
      ServedStore served = ServedStore.of(found.get());
      admin = new Admin(served, () -> "", prepared.settings(), bounded);
    }
    // For the whole process: a query must not make it call others, whatever a context says.
    ARQ.globalServiceAllowed = calls;
    ARQ.allowServiceDefault = false;
    builder.registerOperation(Operation.Query, new SafeQuery(bounded, prepared.settings()));
    builder.registerOperation(
        Operation.GSP_R, new SafeGraphs(bounded.limits(), prepared.settings()));
    // All that is let through of what is below /$/.
    builder.enablePing(true);
    service = prepared;
  }

  @Override
  public void configured(
      FusekiServer.Builder builder,
      DataAccessPointRegistry registry,
      @Nullable Model configuration) {
    Service prepared = service;
    BoundedQueries bounded = queries;
    if (prepared == null || bounded == null) {
      return;
    }
    for (DataAccessPoint point : Set.copyOf(registry.accessPoints())) {
      DataService open = point.getDataService();
      Store own = prepared.store();
      DatasetGraph data = own.isOf(open.getDataset()) ? own.dataset() : open.getDataset();
      DataService.Builder closed = DataService.newBuilder(ReadOnlyView.of(data));
      open.forEachEndpoint(closed::addEndpoint);
      registry.remove(point.getName());
      registry.register(new DataAccessPoint(point.getName(), closed.build()));
    }
    builder.addFilter(
        "/*", new Watchdog(prepared.settings(), prepared.settings().get(Limits.QUERY_TIMEOUT)));
    Pages shown = new Pages(prepared, bounded, editing.isPresent());
    pages = shown;
    Routes routes = Site.routes(prepared, bounded, shown);
    routes.with(new Condition(prepared, release));
    routes.with(new CorrectionRequests(prepared, editing.isPresent()));
    editing.ifPresent(editor -> routes.with(new Documents(prepared, editor)));
    builder.addFilter("/*", new Dispatch(routes, prepared.settings()));
  }

  @Override
  public void server(FusekiServer server) {
    Admin started = admin;
    if (service != null && started != null) {
      Guard guard =
          new Guard(
              service.settings(),
              Site.bodySizes(service.settings()),
              editing.isPresent(),
              started.tally());
      editToken = guard.editToken();
      Compression.standBefore(server.getJettyServer());
      guard.standBefore(server.getJettyServer());
      started.watch(guard);
      working = guard::working;
    }
  }

  /** Who searches first need not wait, and who does not search has waited for nothing. */
  @Override
  public void serverAfterStarting(FusekiServer server) {
    if (service != null) {
      SearchIndex.of(service.store()).prepare();
      ahead = refreshAhead(working);
    }
  }

  /** How many requests are being answered, or answers found ahead of them, now. */
  int asking() {
    RefreshAhead finding = ahead;
    return working.getAsInt() + (finding != null && finding.isFinding() ? 1 : 0);
  }

  /** How many follow the newest change of the store for those who ask, now. */
  int following() {
    RefreshAhead finding = ahead;
    return finding != null && finding.isFollowing() ? 1 : 0;
  }

  /**
   * Begins to find answers before somebody asks for them; whoever calls this closes it.
   *
   * @param working how many requests are being answered at the moment
   */
  RefreshAhead refreshAhead(IntSupplier working) {
    return RefreshAhead.start(
        Objects.requireNonNull(service),
        Objects.requireNonNull(queries),
        working,
        Objects.requireNonNull(pages)::count);
  }

  @Override
  public void serverBeforeStarting(FusekiServer server) {
    Admin started = admin;
    if (started != null) {
      try {
        started.start(own());
      } catch (IOException e) {
        throw new ServerException("adminPort cannot be listened at: " + e.getMessage() + ".", e);
      }
    }
  }

  @Override
  public void serverStopped(FusekiServer server) {
    RefreshAhead refreshing = ahead;
    if (refreshing != null) {
      refreshing.close();
    }
    Admin started = admin;
    if (started != null) {
      started.close();
    }
  }

  private Store own() {
    return Objects.requireNonNull(service).store();
  }

  /** What who edits has to know; empty when nobody may. */
  Optional<String> editToken() {
    return editToken;
  }

  /** Where the operator finds health and figures; empty when no port is set for them. */
  Optional<URI> adminAddress() {
    return Optional.ofNullable(admin).flatMap(Admin::address);
  }

  /** The store whose database the configuration names; empty when none does. */
  private static Optional<Store> ofConfiguration(Model model) {
    List<Path> folders =
        model.listObjectsOfProperty(VocabTDB2.pLocation).toList().stream()
            .filter(RDFNode::isLiteral)
            .map(node -> Path.of(node.asLiteral().getString()).toAbsolutePath())
            .flatMap(location -> Stream.ofNullable(location.getParent()))
            .filter(Store::isStore)
            .toList();
    if (folders.size() > 1) {
      throw new ServerException("The configuration names more than one store of Entente.");
    }
    return folders.stream().findFirst().map(Store::open);
  }
}
