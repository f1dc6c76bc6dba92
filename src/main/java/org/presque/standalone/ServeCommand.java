package org.presque.standalone;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.config.ConfigLoader;
import org.presque.config.RedisConfig;
import org.presque.config.Setting;
import org.presque.config.Settings;
import org.presque.standalone.redis.DataFolder;
import org.presque.standalone.redis.EmbeddedRedis;
import org.presque.standalone.redis.Fsync;
import org.presque.standalone.redis.RedisAddress;
import org.presque.standalone.redis.RedisFailure;
import org.presque.standalone.server.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code java -jar presque.war}: serves queues until it is told to end. */
@Command(
        name = "presque",
        description = "A message queue that speaks JSON over HTTP and keeps its queues in Redis.",
        customSynopsis = {
            "java -jar presque.war [OPTION]...",
            "       java -jar presque.war COMMAND [OPTION]..., with --help for what it takes"
        },
        commandListHeading = "%nCommands, for a presque that runs somewhere; without one this serves:%n",
        versionProvider = Version.class,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Everything else is set in the file that PRESQUE_CONFIG names or by environment variables such as"
                    + " PRESQUE_REDIS_HOST. A Redis named there or by --redis is used; without one, presque runs its own.",
            "",
            "Exit codes: 0 after --help or --version, 1 if it cannot start or loses its Redis, 2 for a bad option,"
                    + " 130 and 143 after Ctrl-C and SIGTERM."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LOST = 1;

    private final Installation installation;
    private final Consumer<Runnable> atExit;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (${DEFAULT-VALUE}).")
    private Port port = new Port(5000);

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on (${DEFAULT-VALUE}).")
    private Bind bind = Bind.parse("127.0.0.1");

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Redis to use: redis://[user:password@]host[:port][/database], rediss:// for TLS.")
    private @Nullable RedisUrl redis;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder for the data of our own Redis (presque-data).")
    private @Nullable Path data;

    @Option(
            names = "--fsync",
            paramLabel = "WHEN",
            description =
                    "When our own Redis flushes its log to the disk: everysec (so by default; a power loss costs up"
                            + " to a second) or always.")
    private @Nullable Fsync fsync;

    ServeCommand(Installation installation, Consumer<Runnable> atExit, PrintWriter out, PrintWriter err) {
        this.installation = installation;
        this.atExit = atExit;
        this.out = out;
        this.err = err;
    }

    /** Serves until the process is told to end, or returns an exit code when it must end by itself. */
    @Override
    public Integer call() {
        Settings settings = ConfigLoader.ofProcess(namedRedis()).load();
        bind.requireFree(port);
        return settings.nameRedis() ? serveFromNamedRedis(settings) : serveFromOwnRedis(settings);
    }

    private int serveFromNamedRedis(Settings settings) {
        if (data != null || fsync != null) {
            throw new StartFailure("--data and --fsync are for a Redis of our own, but another is named by --redis, the"
                    + " environment or the configuration file; leave out the one or the other");
        }
        RedisConfig named = settings.config().redis();
        return serve(settings, namedRedis(), named.host() + ":" + named.port());
    }

    private int serveFromOwnRedis(Settings settings) {
        DataFolder folder = DataFolder.open(data == null ? Path.of("presque-data") : data);
        EmbeddedRedis own =
                new EmbeddedRedis(installation.redisPrograms(), folder, fsync == null ? Fsync.EVERYSEC : fsync);
        atExit.accept(own::stop);
        own.watch(err, this::endWithoutRedis);
        return serve(settings, parameters(own.address()), own.toString());
    }

    private void endWithoutRedis(RedisFailure failure) {
        err.println("presque: " + failure.getMessage());
        ended.complete(LOST);
    }

    private int serve(Settings settings, Map<String, String> redisParameters, String redisText) {
        Map<String, String> parameters = new HashMap<>(redisParameters);
        parameters.put(Setting.HTTP_ALLOWED_HOSTS.contextParameter(), allowedHosts(settings));
        WebServer server = new WebServer(
                installation.unpacked(), new InetSocketAddress(bind.address(), port.number()), parameters);
        int listening = server.start();
        atExit.accept(server::stop);
        out.print(new Greeting(Version.text(), redisText, bind, listening).text());
        out.flush();
        return ended.join();
    }

    /** Without this list a web page could have its own name point at us, and its visitors' browsers act for it. */
    private String allowedHosts(Settings settings) {
        Stream<String> own = Stream.of("localhost", "127.0.0.1", "[::1]", bind.host());
        Stream<String> configured = settings.config().http().allowedHosts().stream();
        return Stream.concat(own, configured).distinct().collect(Collectors.joining(","));
    }

    private Map<String, String> namedRedis() {
        Map<String, String> parameters = new HashMap<>();
        if (redis != null) {
            redis.settings().forEach((setting, value) -> parameters.put(setting.contextParameter(), value));
        }
        return parameters;
    }

    private static Map<String, String> parameters(RedisAddress address) {
        return Map.of(
                Setting.REDIS_HOST.contextParameter(), "127.0.0.1",
                Setting.REDIS_PORT.contextParameter(), Integer.toString(address.port()),
                Setting.REDIS_PASSWORD.contextParameter(), address.password());
    }
}
