package org.presque.page;

import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that looks at the page. Confined to one thread. */
final class Browser implements AutoCloseable {
    private static final Optional<File> CHROMIUM = onPath("chromium");
    private static final Optional<File> DRIVER = onPath("chromedriver");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FINE = Duration.ofMillis(50);

    /** As root it has no sandbox, and it is to speak to nobody but us. */
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Browser(ChromeOptions options) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setBinary(CHROMIUM.orElseThrow());
        options.addArguments(FLAGS);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.orElseThrow())
                        .build(),
                options);
    }

    static boolean isInstalled() {
        return CHROMIUM.isPresent() && DRIVER.isPresent();
    }

    static Browser open() {
        return new Browser(new ChromeOptions());
    }

    static Browser openWithoutScripts() {
        ChromeOptions options = new ChromeOptions();
        options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        return new Browser(options);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<File> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Makes it a screen of this width, and its user one who likes {@code light} or {@code dark}. */
    void screen(int width, String light) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", light))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Visits with a script that runs before those of the page. */
    void visit(URI address, String first) {
        Object id = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", first))
                .get("identifier");
        visit(address);
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
    }

    /** Makes its user one who likes a language best. */
    void speak(String language) {
        String agent = String.valueOf(driver.executeScript("return navigator.userAgent"));
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    void visit(URI address) {
        driver.get(address.toString());
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** The text that can be seen of the first such element; empty if there is none. */
    String text(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .findFirst()
                .orElse("");
    }

    /** An attribute of the first such element; empty if there is none. */
    String attribute(String css, String name) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(element -> Objects.requireNonNullElse(element.getDomAttribute(name), ""))
                .findFirst()
                .orElse("");
    }

    /** The texts of all such elements, seen or not. */
    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(element -> Objects.requireNonNullElse(element.getDomProperty("textContent"), ""))
                .toList();
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** What is shown of a queue: name, state, ready, delayed, leased, dead, processed, failed, button; empty if it is not shown. */
    String row(String queue) {
        return text(rowOf(queue)).replaceAll("\\s+", " ");
    }

    private static String rowOf(String queue) {
        return "tr[data-queue='" + queue + "']";
    }

    void press(String queue) {
        driver.findElement(By.cssSelector(rowOf(queue) + " button")).click();
    }

    void click(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    /** Moves the pointer to the middle of an element. */
    void point(String css) {
        new Actions(driver)
                .moveToElement(driver.findElement(By.cssSelector(css)))
                .perform();
    }

    /** Types behind what stands in a field. */
    void type(String css, String text) {
        driver.findElement(By.cssSelector(css)).sendKeys(text);
    }

    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    Object run(String script) {
        return Objects.requireNonNullElse(driver.executeScript(script), "");
    }

    /** What axe finds that keeps people out. Its builder would open a window for each page, for the sake of frames, which we have not. */
    List<String> barriers() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({resultTypes: ['violations']}).then(
                    result => done(result.violations
                        .filter(rule => ['serious', 'critical'].includes(rule.impact))
                        .map(rule => rule.id + ' ' + rule.nodes[0].html)),
                    error => done(['axe failed: ' + error]));
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    /** What the console has said since the last call about what the page may not do. */
    List<String> violations() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    /** Waits; the page may be redrawn while it is looked at. */
    void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollInterval(FINE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
