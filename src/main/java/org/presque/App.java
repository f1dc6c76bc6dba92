package org.presque;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.presque.config.Config;
import org.presque.config.ConfigLoader;
import org.presque.config.HttpConfig;
import org.presque.config.Settings;
import org.presque.queue.InBulk;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Sweep;
import org.presque.queue.Workers;
import org.presque.queue.history.Chronicle;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.search.Search;
import org.presque.queue.waiting.Broadcasts;
import org.presque.queue.waiting.Seats;
import org.presque.queue.waiting.WaitingRoom;
import org.presque.redis.RedisStorage;
import org.presque.web.BatchServlet;
import org.presque.web.BatchServlet.BatchLimits;
import org.presque.web.ControlServlet;
import org.presque.web.ErrorServlet;
import org.presque.web.Fetches;
import org.presque.web.FileServlet;
import org.presque.web.HeartbeatFilter;
import org.presque.web.JobServlet;
import org.presque.web.QueueServlet;
import org.presque.web.StatsServlet;
import org.presque.web.StatusServlet;
import org.presque.web.StreamServlet;
import org.presque.web.WorkerServlet;
import org.presque.web.http.Exchanges;
import org.presque.web.page.Painter;
import org.presque.web.page.about.AboutPageServlet;
import org.presque.web.page.dead.DeadPageServlet;
import org.presque.web.page.history.HistoryPageServlet;
import org.presque.web.page.job.JobPageServlet;
import org.presque.web.page.overview.OverviewServlet;
import org.presque.web.page.queue.QueueActs;
import org.presque.web.page.queue.QueuePageServlet;
import org.presque.web.page.workers.WorkersPageServlet;
import org.presque.web.socket.Services;
import org.presque.web.socket.SocketServlet;
import org.presque.web.stream.Sources;
import org.presque.web.stream.Streams;

/**
 * The composition root: reads the settings, builds the house, registers every route, and takes it down in reverse. The
 * only class that sees all others; created once for each deployment.
 */
public final class App implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    /**
     * Where a server of our own finds what it does first when it stops, while answers can still be written. A foreign one
     * lets requests under way finish for a while before it tells anybody that it stops.
     */
    private static final String BEFORE_STOP = "org.presque.before_stop";

    /** What people wait for without wondering; then they say whether to go on. */
    private static final Duration SEARCH_TIME = Duration.ofSeconds(1);

    private @Nullable RedisStorage storage;
    private @Nullable Exchanges exchanges;
    private @Nullable Sweep sweep;
    private @Nullable Chronicle chronicle;
    private @Nullable WaitingRoom room;
    private @Nullable Broadcasts broadcasts;
    private @Nullable Streams streams;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Settings settings = ConfigLoader.ofProcess(parameters(context)).load();
        LOG.log(System.Logger.Level.INFO, settings.summary());
        Config config = settings.config();
        SecureRandom random = new SecureRandom();
        storage = new RedisStorage(config.redis(), config.queues(), random);
        sweep = new Sweep(storage.directory(), storage.dead());
        chronicle = new Chronicle(storage.directory(), storage.history());
        exchanges = new Exchanges(config.http());
        room = new WaitingRoom(storage.waits(), random);
        broadcasts = new Broadcasts(storage.casts(), random);
        Seats seats = new Seats(config.queues().waitersLimit());
        streams = new Streams(room, broadcasts, seats);
        storage.open();
        storage.tell(room, broadcasts);
        sweep.start();
        chronicle.start();
        context.setAttribute(BEFORE_STOP, (Runnable) this::sendAllAway);
        routes(new Routes(context), storage, exchanges, new Waiters(room, seats, streams), settings);
    }

    /** Where clients wait and stay, and how many may. */
    private record Waiters(WaitingRoom room, Seats seats, Streams streams) {}

    private static void routes(
            Routes routes, RedisStorage storage, Exchanges exchanges, Waiters waiters, Settings settings) {
        Config config = settings.config();
        Queues queues = new Queues(storage.jobs(), storage.queues(), storage.directory());
        Leases leases = new Leases(storage.leases());
        InBulk bulk = new InBulk(storage.jobs(), storage.dead());
        Workers workers = new Workers(storage.workers());
        Search search = new Search(storage.jobs(), SEARCH_TIME);
        Fetches fetches = new Fetches(queues, leases, waiters.room(), waiters.seats());
        Sources sources = new Sources(queues, leases, workers);
        int nestingLimit = config.http().nestingLimit();
        BatchLimits limits = new BatchLimits(config.queues().batchLimitJobs(), nestingLimit);
        Services sockets = new Services(queues, leases, workers, sources, waiters.streams(), limits(config.http()));
        routes.filter(new HeartbeatFilter(workers));
        routes.add("/q/*", new QueueServlet(exchanges, queues, leases, fetches, workers, nestingLimit));
        routes.add("/qb/*", new BatchServlet(exchanges, queues, leases, fetches, bulk, workers, limits));
        routes.add("/j/*", new JobServlet(exchanges, queues));
        routes.add("/c/*", new StreamServlet(exchanges, queues, workers, sources, waiters.streams()));
        routes.add("/ws/*", new SocketServlet(exchanges, sockets));
        routes.add("/control/*", new ControlServlet(exchanges, queues, nestingLimit));
        routes.add("/stats/*", new StatsServlet(exchanges, queues, waiters.streams()));
        routes.add("/status/*", new StatusServlet(exchanges, queues));
        routes.add("/w/*", new WorkerServlet(exchanges, queues, workers));
        if (config.ui().isEnabled()) {
            new Pages(exchanges, queues, storage.history(), search, bulk, workers).add(routes, settings);
        }
        routes.add("/error", new ErrorServlet());
        routes.add("/", new FileServlet(exchanges, config.ui().isEnabled()));
    }

    /** The pages for people, and what they show and act on. */
    private record Pages(
            Exchanges exchanges, Queues queues, HistoryDao history, Search search, InBulk bulk, Workers workers) {

        void add(Routes routes, Settings settings) {
            Config config = settings.config();
            String redis = config.redis().host() + ":" + config.redis().port();
            Painter painter = new Painter(redis, config.ui().isReadOnly());
            QueueActs acts = new QueueActs(queues, bulk, search, config.http().nestingLimit());
            routes.add(
                    "", new OverviewServlet(exchanges, painter, new OverviewServlet.Sources(queues, history, workers)));
            routes.add(
                    "/ui/q/*",
                    new QueuePageServlet(
                            exchanges, painter, new QueuePageServlet.Sources(queues, history, search), acts));
            routes.add("/ui/j/*", new JobPageServlet(exchanges, queues, painter));
            routes.add("/ui/history/*", new HistoryPageServlet(exchanges, history, painter));
            routes.add("/ui/dead", new DeadPageServlet(exchanges, queues, painter));
            routes.add("/ui/workers", new WorkersPageServlet(exchanges, workers, painter));
            routes.add("/ui/about", new AboutPageServlet(exchanges, queues, painter, settings.lines()));
        }
    }

    private static Services.Limits limits(HttpConfig http) {
        return new Services.Limits(
                http.bodyLimitBytes(), http.nestingLimit(), new Services.Memory(http.bodiesUnderWayBytes()));
    }

    private record Routes(ServletContext context) {

        void filter(Filter filter) {
            var registration = context.addFilter(filter.getClass().getSimpleName(), filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }

        void add(String mapping, Servlet servlet) {
            var registration = context.addServlet(servlet.getClass().getSimpleName(), servlet);
            registration.setAsyncSupported(true);
            registration.addMapping(mapping);
        }
    }

    private static Map<String, String> parameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .collect(Collectors.toMap(name -> name, context::getInitParameter));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sendAllAway();
        if (broadcasts != null) {
            broadcasts.close();
        }
        if (exchanges != null) {
            exchanges.close();
        }
        if (chronicle != null) {
            chronicle.close();
        }
        if (sweep != null) {
            sweep.close();
        }
        if (storage != null) {
            storage.close();
        }
    }

    /** Those who stay or wait would be there for longer than anybody has time. */
    private void sendAllAway() {
        if (streams != null) {
            streams.close();
        }
        if (room != null) {
            room.close();
        }
    }
}
