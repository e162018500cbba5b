package org.entente.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium, as Debian has it; nothing is downloaded. */
final class Browser implements AutoCloseable {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final ChromeDriver driver;
  private final List<String> log = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
  }

  /** Empty when it is not installed; says so. */
  static Optional<Browser> start() {
    Optional<Path> chromium = onPath("chromium").or(() -> onPath("google-chrome"));
    Optional<Path> chromedriver = onPath("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      System.out.println(
          "Pages are not tried in a browser: chromium and chromium-driver are not installed.");
      return Optional.empty();
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    return Optional.of(new Browser(new ChromeDriver(service, options)));
  }

  private static Optional<Path> onPath(String command) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window of this size, light or dark. */
  void window(int width, int height, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void open(String address) {
    driver.get(address);
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String heading() {
    return find("h1").getText();
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(
        ((JavascriptExecutor) driver).executeScript(script, arguments), "nothing");
  }

  /** Waits until something is so; ten seconds at most. */
  void await(String condition) {
    for (int i = 0; i < 200; i++) {
      if (run("return " + condition).equals(true)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("is not so: " + condition);
  }

  /** An attribute as it is written; empty when there is none. */
  static String attribute(WebElement element, String name) {
    return Objects.requireNonNullElse(element.getDomAttribute(name), "");
  }

  /** The address that a link leads to. */
  static String target(WebElement link) {
    return Objects.requireNonNullElse(link.getDomProperty("href"), "");
  }

  /** What axe finds that is serious or critical, a line each. */
  List<String> barriers() throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(AXE)) {
      // In the isolated world of the driver: the page's policy does not hold there.
      run(new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; window.axe = axe;");
    }
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    Object found =
        ((JavascriptExecutor) driver)
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                // Colours on their way are no colours that anybody reads.
                document.getAnimations()
                  .filter((a) => a.effect.getComputedTiming().endTime !== Infinity)
                  .forEach((a) => a.finish());
                axe.run(document, { resultTypes: ['violations'] }).then((results) => done(
                  results.violations
                    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
                    .map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | '))),
                  (error) => done(['axe: ' + error]));
                """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** What the console said since this was asked last: errors and warnings. */
  List<String> complaints() {
    log.clear();
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .forEach(entry -> log.add(entry.getMessage()));
    return List.copyOf(log);
  }

  /** The addresses of all that the page has fetched. */
  List<String> fetched() {
    Object names =
        run("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    return ((List<?>) names).stream().map(String::valueOf).toList();
  }

  /** How much wider than the window the page is; in pixels. */
  long overflow() {
    return (Long) run("return document.documentElement.scrollWidth - innerWidth");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
