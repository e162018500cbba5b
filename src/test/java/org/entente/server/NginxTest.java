package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.entente.knowledge.DataFolder;
import org.entente.server.Wire.Reply;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the documentation, run by a real nginx with TLS. */
@SuppressWarnings("NullAway.Init")
class NginxTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());
  private static final Path DOCUMENTED = Path.of("docs/operating/nginx.conf");
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String NAME = "graph.example.org";

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static Process nginx;
  private static SSLContext trust;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Path program = Path.of("/usr/sbin/nginx");
    boolean there = Files.isExecutable(program);
    if (!there) {
      System.out.println("Skipped: there is no nginx (Debian: apt-get install nginx-light).");
      assertThat(System.getProperty("entente.clients")).isNotEqualTo("required");
    }
    Assumptions.assumeTrue(there, "nginx is not installed");
    store = Fixture.store(folder.resolve("store"));
    server =
        Server.start(
            store,
            CHECKOUT,
            "127.0.0.1",
            0,
            Map.of(
                "trustedProxies", "127.0.0.1",
                "publicAddress", "https://" + NAME + "/entente/",
                "clientTime", "100 ms",
                "clientTimePerMinute", "10 ms"));
    port = free();
    trust = certificate();
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration());
    nginx =
        new ProcessBuilder(
                program.toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString(),
                "-e",
                folder.resolve("error.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    waitForIt();
  }

  @AfterAll
  static void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor(10, TimeUnit.SECONDS);
      nginx.destroyForcibly();
    }
    if (server != null) {
      server.close();
      store.close();
    }
  }

  /** The very file, but for ports, and where the certificate lies. */
  private static String configuration() throws IOException {
    String site = Files.readString(DOCUMENTED);
    for (String part : List.of("listen 443 ssl;", "listen [::]:443 ssl;", "127.0.0.1:3030")) {
      assertThat(site).contains(part);
    }
    site =
        site.replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
            .replace("listen [::]:443 ssl;", "")
            .replace("127.0.0.1:3030", "127.0.0.1:" + server.port())
            .replace("/etc/letsencrypt/live/" + NAME, folder.toString());
    return "daemon off; pid "
        + folder.resolve("pid")
        + "; worker_processes 1; events { worker_connections 512; }\nhttp {\n  access_log off;\n"
        + List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
            .map(kind -> "  " + kind + "_temp_path " + folder.resolve(kind) + ";\n")
            .reduce("", String::concat)
        + site
        + "}\n";
  }

  /** Makes a key and a certificate that signs itself, and what trusts it. */
  private static SSLContext certificate() throws Exception {
    Path keys = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "site",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + NAME,
        "-ext",
        "SAN=dns:" + NAME,
        "-keystore",
        keys.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        new String(PASSWORD));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    pem("CERTIFICATE", "fullchain.pem", store.getCertificate("site").getEncoded());
    pem("PRIVATE KEY", "privkey.pem", store.getKey("site", PASSWORD).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("site", store.getCertificate("site"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static void pem(String kind, String file, byte[] content) throws IOException {
    String text = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void waitForIt() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        assertThat(nginx.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
        Thread.sleep(100);
      }
    }
    throw new AssertionError("nginx does not listen");
  }

  /** From one of this machine's addresses, as if it were another machine. */
  private static Reply get(String from, String path, String... headers) throws IOException {
    try (Socket plain = new Socket()) {
      plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      plain.connect(new InetSocketAddress("127.0.0.1", port));
      try (SSLSocket socket =
          (SSLSocket) trust.getSocketFactory().createSocket(plain, NAME, port, true)) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        String head = Wire.head("GET", path, headers).replace("localhost", NAME);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return Wire.read(socket);
      }
    }
  }

  @Test
  void answersOverTlsWithBothOnesHeaders() throws Exception {
    Reply reply = get("127.0.0.21", Wire.queryPath("ASK {}"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("true");
    assertThat(reply.header("Strict-Transport-Security")).isPresent();
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
    assertThat(get("127.0.0.21", "/").header("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("/entente/"));
    assertThat(get("127.0.0.21", "/entente/").body()).contains("https://" + NAME + "/entente/");
    assertThat(get("127.0.0.21", "/$/ping").status()).isEqualTo(404);
  }

  @Test
  void tellsClientsApartAndBelievesNoneAboutItself() throws Exception {
    String path =
        Wire.queryPath("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?a != ?d) }");
    int status = 200;
    for (int i = 0; i < 20 && status == 200; i++) {
      status = get("127.0.0.22", path).status();
    }
    assertThat(status).isEqualTo(429);
    String light = Wire.queryPath("ASK {}");
    assertThat(get("127.0.0.22", light).header("Retry-After")).isPresent();
    assertThat(get("127.0.0.22", light, "X-Forwarded-For: 198.51.100.1").status()).isEqualTo(429);
    assertThat(get("127.0.0.22", light, "Forwarded: for=198.51.100.1").status()).isEqualTo(429);
    assertThat(get("127.0.0.23", light).status()).isEqualTo(200);
    // Pretending to be the one that is refused does not harm it either.
    assertThat(get("127.0.0.24", light, "X-Forwarded-For: 127.0.0.22").status()).isEqualTo(200);
  }

  @Test
  void longQueriesPass() throws Exception {
    String query = "ASK { FILTER(\"" + "x".repeat(60_000) + "\" != '') }";
    assertThat(get("127.0.0.25", Wire.queryPath(query)).status()).isEqualTo(200);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
