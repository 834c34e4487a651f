package dev.rutter.platform.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a render.yaml asks for, as far as this machine does it.
///
/// Format: https://render.com/docs/blueprint-spec
public record Blueprint(
        List<Workload> workloads,
        List<Database> databases,
        List<KeyValue> keyValues,
        List<EnvGroup> groups) {

    /// Nothing at all.
    public static final Blueprint EMPTY = new Blueprint(List.of(), List.of(), List.of(), List.of());

    public Blueprint {
        workloads = List.copyOf(workloads);
        databases = List.copyOf(databases);
        keyValues = List.copyOf(keyValues);
        groups = List.copyOf(groups);
    }

    /// The workload of that name.
    public Optional<Workload> workload(String name) {
        return workloads.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The database of that name.
    public Optional<Database> database(String name) {
        return databases.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The key-value store of that name.
    public Optional<KeyValue> keyValue(String name) {
        return keyValues.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The group of that name.
    public Optional<EnvGroup> group(String name) {
        return groups.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// One entry under `services:` that runs a program.
    ///
    /// @param runtime as written; any word is accepted
    /// @param branch empty: the branch that is checked out in the repository
    /// @param rootDir relative to the repository, empty for its top; commands run there
    /// @param healthCheckPath empty: an open port is enough
    /// @param maxShutdownDelay between TERM and KILL, and the longest drain
    /// @param line where the entry begins in the file, from 1
    public record Workload(
            String name,
            Kind kind,
            String runtime,
            Optional<String> branch,
            String rootDir,
            Commands commands,
            Optional<String> healthCheckPath,
            Duration maxShutdownDelay,
            AutoDeploy autoDeploy,
            List<EnvEntry> env,
            Traits traits,
            int line) {

        public Workload {
            env = List.copyOf(env);
        }
    }

    /// What only some workloads have.
    ///
    /// @param instances how many run at once, from 1; those of a service with a disk are one
    /// @param schedule of a cron job, and of nothing else
    /// @param site of a static site, and of nothing else
    public record Traits(
            int instances,
            Optional<Disk> disk,
            BuildFilter buildFilter,
            MaintenanceMode maintenance,
            Optional<Schedule> schedule,
            Optional<Site> site) {

        /// One instance and nothing else.
        public static final Traits NONE =
                new Traits(
                        1,
                        Optional.empty(),
                        new BuildFilter(List.of(), List.of()),
                        new MaintenanceMode(false, ""),
                        Optional.empty(),
                        Optional.empty());
    }

    /// A folder that outlives releases; two instances never run on it at once.
    ///
    /// @param mountPath as written, absolute
    public record Disk(String name, String mountPath) {}

    /// Which changed files start a release by themselves, as globs from the repository's top.
    ///
    /// @param paths empty: all
    public record BuildFilter(List<String> paths, List<String> ignoredPaths) {

        public BuildFilter {
            paths = List.copyOf(paths);
            ignoredPaths = List.copyOf(ignoredPaths);
        }
    }

    /// Whether visitors are kept out.
    ///
    /// @param uri a page to show, empty for a plain sentence
    public record MaintenanceMode(boolean enabled, String uri) {}

    /// What a static site serves.
    ///
    /// @param publishPath the folder with its files, from the root folder
    public record Site(String publishPath, List<SiteRoute> routes, List<SiteHeader> headers) {

        public Site {
            routes = List.copyOf(routes);
            headers = List.copyOf(headers);
        }
    }

    /// A rule for paths at which no file lies.
    ///
    /// @param redirect else the destination's file is served under the path that was asked for
    /// @param source may hold `*` and `:name`, which the destination may name again
    public record SiteRoute(boolean redirect, String source, String destination) {}

    /// A header line of answers to paths that match.
    public record SiteHeader(String path, String name, String value) {}

    /// A Redis or Valkey server.
    ///
    /// @param maxmemoryPolicy as written, empty for Render's `allkeys-lru`
    public record KeyValue(String name, Optional<String> maxmemoryPolicy, int line) {}

    /// The four commands of a workload; each is given to `bash -c`.
    ///
    /// @param preDeploy runs after the build; a non-zero exit cancels the release
    /// @param initialDeployHook runs once, after the first release that went live
    public record Commands(
            Optional<String> build,
            String start,
            Optional<String> preDeploy,
            Optional<String> initialDeployHook) {}

    /// What a workload is to the outside.
    public enum Kind {
        /// Reached through the proxy.
        WEB("web", "web_service"),
        /// Reached through the proxy as well, but nobody is told its address as an external one.
        PSERV("pserv", "private_service"),
        /// Has no port.
        WORKER("worker", "background_worker"),
        /// Runs now and then and ends.
        CRON("cron", "cron_job"),
        /// Files behind the proxy; written as a web service with the runtime `static`.
        STATIC("web", "static_site");

        private final String written;
        private final String inApi;

        Kind(String written, String inApi) {
            this.written = written;
            this.inApi = inApi;
        }

        /// The word in render.yaml.
        public String written() {
            return written;
        }

        /// The word in Render's API.
        public String inApi() {
            return inApi;
        }

        /// Whether requests are sent to it.
        public boolean listens() {
            return switch (this) {
                case WEB, PSERV, STATIC -> true;
                case WORKER, CRON -> false;
            };
        }

        /// Whether an instance of it runs all the time.
        public boolean stays() {
            return this != CRON;
        }
    }

    /// What starts a release without being asked.
    public enum AutoDeploy {
        COMMIT("commit"),
        CHECKS_PASS("checksPass"),
        OFF("off");

        private final String written;

        AutoDeploy(String written) {
            this.written = written;
        }

        /// The word in render.yaml and in Render's API.
        public String written() {
            return written;
        }

        /// The trigger of that word.
        public static Optional<AutoDeploy> of(String word) {
            for (var each : values()) {
                if (each.written.equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /// A PostgreSQL database of its own.
    ///
    /// @param databaseName the name inside the server
    /// @param major the wanted version, empty for any
    public record Database(
            String name, String databaseName, String user, Optional<Integer> major, int line) {}

    /// Variables that several workloads share.
    public record EnvGroup(String name, List<EnvEntry> env) {

        public EnvGroup {
            env = List.copyOf(env);
        }
    }

    /// One entry under `envVars:`.
    public sealed interface EnvEntry {

        /// The variable; empty for a whole group.
        String key();

        /// `{key, value}`.
        record Value(String key, String value) implements EnvEntry {}

        /// `{key, generateValue: true}`: 256 random bits in base64, made once.
        record Generated(String key) implements EnvEntry {}

        /// `{key, sync: false}`: given by whoever starts the platform.
        record Given(String key) implements EnvEntry {}

        /// `{key, fromDatabase: {name, property}}`.
        record FromDatabase(String key, String database, DatabaseProperty property)
                implements EnvEntry {}

        /// `{key, fromService: {name, type, property}}`.
        record FromWorkload(String key, String workload, WorkloadProperty property)
                implements EnvEntry {}

        /// `{key, fromService: {name, type, envVarKey}}`.
        record FromVariable(String key, String workload, String variable) implements EnvEntry {}

        /// `{fromGroup: name}`.
        record FromGroup(String group) implements EnvEntry {

            @Override
            public String key() {
                return "";
            }
        }
    }

    /// What can be asked of a database.
    public enum DatabaseProperty {
        CONNECTION_STRING("connectionString"),
        HOST("host"),
        PORT("port"),
        USER("user"),
        PASSWORD("password"),
        DATABASE("database");

        private final String written;

        DatabaseProperty(String written) {
            this.written = written;
        }

        static Optional<DatabaseProperty> of(String word) {
            for (var each : values()) {
                if (each.written.equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /// What can be asked of a workload.
    public enum WorkloadProperty {
        HOST("host"),
        PORT("port"),
        HOST_AND_PORT("hostport"),
        /// Only of key-value stores.
        CONNECTION_STRING("connectionString");

        private final String written;

        WorkloadProperty(String written) {
            this.written = written;
        }

        static Optional<WorkloadProperty> of(String word) {
            for (var each : values()) {
                if (each.written.equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }
}
