package dev.rutter.platform.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a render.yaml asks for, as far as this machine does it.
///
/// Format: https://render.com/docs/blueprint-spec
public record Blueprint(List<Workload> workloads, List<Database> databases, List<EnvGroup> groups) {

    public Blueprint {
        workloads = List.copyOf(workloads);
        databases = List.copyOf(databases);
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
            int line) {

        public Workload {
            env = List.copyOf(env);
        }
    }

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
        WORKER("worker", "background_worker");

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
            return this != WORKER;
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
        record FromGroup(String group) implements EnvEntry {}
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
        /// Only of key value stores, which do not run here.
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
