package org.entente.cli;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.FolderWatch;
import org.entente.knowledge.DataFolder;
import org.entente.release.Releases;
import org.entente.server.Follower;
import org.entente.server.Server;
import org.entente.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code entente serve}. */
@Command(
    name = "serve",
    header = "Serve the store over HTTP, read only, until Ctrl-C.",
    description = {
      "",
      "The first line on standard output is the address, printed once it answers. SPARQL is answered"
          + " at sparql below it.",
      "",
      "When --store names a folder of releases (entente publish), or the file current in it, the"
          + " release that is current is served, and the next one as soon as that file names it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente serve",
      "  entente serve --port 0",
      "  entente serve --host 0.0.0.0 --port 8080",
      "  entente serve --set concurrentQueries=4 --set clientTime=30s",
      "  entente serve --host 0.0.0.0 --supervise",
      "  entente serve --watch articles/",
      "  entente serve --store /srv/entente",
      "  entente serve --print-config"
    })
final class Serve implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private Main main;
  @Mixin private Listen listen = new Listen();

  @Option(
      names = "--print-config",
      description =
          "Print every setting with its value, its default and what it does, as it would stand in"
              + " fuseki-config/entente.ttl, and end.")
  private boolean printConfig;

  @Option(
      names = "--supervise",
      description =
          "Start the server again when it dies: of a request that cannot be stopped, of memory that"
              + " is not enough.")
  private boolean supervise;

  @Option(
      names = "--watch",
      paramLabel = "FOLDER",
      description =
          "Load what is in this folder, and watch it: files that are new or changed are loaded,"
              + " documents of deleted ones removed. May be repeated.")
  private List<String> watched = new ArrayList<>();

  @Mixin private Deletion deletion = new Deletion();

  @Override
  public Integer call() {
    if (printConfig) {
      main.terminal().out().print(Server.printSettings(DataFolder.find(), listen.settings()));
      return 0;
    }
    Optional<Releases> releases = Releases.at(main.store());
    if (releases.isPresent() && !watched.isEmpty()) {
      throw new UsageException(
          "Published releases do not change: leave --watch out, or name a store with --store.");
    }
    if (Supervisor.port().isPresent()) {
      Supervisor.endWithIt();
    } else if (supervise) {
      if (releases.isEmpty()) {
        (watched.isEmpty() ? main.openExisting() : main.open()).close();
      }
      Server.printSettings(DataFolder.find(), listen.settings());
      return Supervisor.run(
          spec.root().commandLine().getParseResult().originalArgs(),
          listen.port(),
          main.terminal().err());
    }
    return releases.isPresent() ? follow(releases.get()) : serve();
  }

  private int follow(Releases releases) {
    try (Follower follower = listen.follow(releases, main.terminal().err())) {
      main.terminal().out().println(follower.address());
      Serving.untilStopped(follower);
      return 0;
    }
  }

  private int serve() {
    try (Entente entente = watched.isEmpty() ? main.openExisting() : main.open();
        Server server = listen.serve(entente, main.terminal().err())) {
      main.terminal().out().println(server.address());
      if (watched.isEmpty()) {
        Serving.untilStopped(entente, server);
      } else {
        watch(entente, server);
      }
      return 0;
    }
  }

  private void watch(Entente entente, Server server) {
    Sources sources = new Sources(Sources.DEFAULT_LIMIT, InputStream.nullInputStream());
    try (FolderWatch folders = deletion.watch(entente, sources, watched)) {
      Serving.untilStopped(
          entente,
          server,
          stopped -> new Watching(main.terminal(), stopped).beside(folders, false));
    }
  }
}
