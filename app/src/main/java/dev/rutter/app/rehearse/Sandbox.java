package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Command;
import dev.rutter.app.stage.Driver;
import dev.rutter.app.stage.Folders;
import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.blueprint.BlueprintReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of one rehearsed release: a copy of the workspace as git repository, a bare `origin`,
/// and the checkout that the hosting builds from, which follows what is pushed.
final class Sandbox {
    private static final String BLUEPRINT = "render.yaml";

    /// What a service is started by, so that a release can bring a fault of its own; a number comes
    /// behind it.
    private static final String START = ".rehearsal/start-";

    private static final Pattern START_COMMAND =
            Pattern.compile("(?m)^(\\s*startCommand:\\s*)(\\S.*)$");

    private final Path folder;
    private final Map<String, String> environment;
    private final String branch;
    private final Optional<Blueprint> blueprint;
    private final List<Started> started;
    private final List<String> notes;

    /// A service with a command that starts it.
    ///
    /// @param script that starts it now, below the workspace
    /// @param command of the blueprint
    /// @param health its path; empty where none is named
    record Started(String script, String command, Optional<String> health) {}

    private Sandbox(
            Path folder,
            Map<String, String> environment,
            String branch,
            Optional<Blueprint> blueprint,
            List<Started> started,
            List<String> notes) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.branch = branch;
        this.blueprint = blueprint;
        this.started = List.copyOf(started);
        this.notes = List.copyOf(notes);
    }

    /// Makes all of it below `folder`, committed and pushed.
    ///
    /// @param source the workspace; empty: an empty one is made
    /// @param branch what the document releases from, where the workspace does not tell
    /// @param environment of every git command
    static Sandbox make(
            Path folder, Optional<Path> source, String branch, Map<String, String> environment)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        // PostgreSQL runs as another user where we are root, and has to get through to its data.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var notes = new ArrayList<String>();
        var workspace = folder.resolve("workspace");
        var git = new TreeMap<>(environment);
        git.putAll(
                Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Rehearsal",
                        "GIT_AUTHOR_EMAIL", "rehearsal@example.com",
                        "GIT_COMMITTER_NAME", "Rehearsal",
                        "GIT_COMMITTER_EMAIL", "rehearsal@example.com"));
        var history = source.filter(from -> Files.exists(from.resolve(".git")));
        if (history.isPresent()) {
            Command.run(
                    folder,
                    git,
                    List.of(
                            "git",
                            "-c",
                            "safe.directory=*",
                            "clone",
                            "--quiet",
                            "--no-hardlinks",
                            history.get().toString(),
                            workspace.toString()));
            git(workspace, git, "remote", "remove", "origin");
            notes.add("the workspace is a clone of its repository, with what is not committed");
        } else {
            Files.createDirectories(workspace);
            notes.add(
                    source.isPresent()
                            ? "the workspace is no repository of its own: its files are copied and committed once"
                            : "there is no workspace: an empty git repository was made");
        }
        if (source.isPresent()) {
            Folders.copy(source.get(), workspace, Set.of(".git", "out", "releases"));
        }
        var file = workspace.resolve(BLUEPRINT);
        var blueprint =
                Files.isRegularFile(file)
                        ? Optional.of(BlueprintReader.read(Files.readString(file)).blueprint())
                        : Optional.<Blueprint>empty();
        var released =
                history.isPresent()
                        ? git(workspace, git, "rev-parse", "--abbrev-ref", "HEAD").strip()
                        : blueprint.flatMap(Sandbox::branch).orElse(branch);
        if (history.isEmpty()) {
            git(workspace, git, "init", "--quiet", "--initial-branch=" + released);
        }
        var started = start(workspace, blueprint, notes);
        driver(workspace, notes);
        var sandbox = new Sandbox(folder, git, released, blueprint, started, notes);
        sandbox.commit("The workspace as it is rehearsed");
        sandbox.origin();
        return sandbox;
    }

    private static Optional<String> branch(Blueprint blueprint) {
        return blueprint.workloads().stream().flatMap(each -> each.branch().stream()).findFirst();
    }

    /// Each service is started by a script of ours that starts it as the blueprint says; a release
    /// with a fault has other such scripts.
    private static List<Started> start(
            Path workspace, Optional<Blueprint> blueprint, List<String> notes) throws IOException {
        var file = workspace.resolve(BLUEPRINT);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        var started = new ArrayList<Started>();
        var found = START_COMMAND.matcher(Files.readString(file));
        var text = new StringBuilder();
        while (found.find()) {
            var command = found.group(2).strip().replaceAll("^([\"'])(.*)\\1$", "$2");
            var script = START + (started.size() + 1);
            var workload = workload(blueprint, command);
            var from = workload.map(each -> up(each.rootDir())).orElse("./");
            found.appendReplacement(text, Matcher.quoteReplacement(found.group(1) + from + script));
            script(workspace.resolve(script), "exec bash -c " + quoted(command) + "\n");
            started.add(new Started(script, command, workload.flatMap(Workload::healthCheckPath)));
        }
        found.appendTail(text);
        Files.writeString(file, text);
        if (!started.isEmpty()) {
            notes.add(
                    "render.yaml of the copy starts each service by a script of .rehearsal, which can bring a fault");
        }
        return started;
    }

    /// What the blueprint starts by this command.
    private static Optional<Workload> workload(Optional<Blueprint> blueprint, String command) {
        return blueprint.stream()
                .flatMap(each -> each.workloads().stream())
                .filter(each -> each.commands().start().equals(command))
                .findFirst();
    }

    /// From a folder below the root up to it.
    private static String up(String folder) {
        var depth = Path.of("/", folder).normalize().getNameCount();
        return depth == 0 ? "./" : "../".repeat(depth);
    }

    /// An example that names the driver's place and brings none gets the one that Rutter runs with.
    private static void driver(Path workspace, List<String> notes) throws IOException {
        var jar = workspace.resolve("lib/postgresql.jar");
        var common = workspace.resolve("bin/_common");
        if (!Files.exists(jar)
                && Files.isRegularFile(common)
                && Files.readString(common).contains("lib/postgresql.jar")) {
            Files.createDirectories(workspace.resolve("lib"));
            Files.copy(Driver.jar(), jar);
            notes.add("lib/postgresql.jar is lent by Rutter");
        }
    }

    private void origin() throws IOException, InterruptedException {
        var origin = folder.resolve("origin.git");
        Command.run(
                folder,
                environment,
                List.of(
                        "git",
                        "clone",
                        "--quiet",
                        "--bare",
                        workspace().toString(),
                        origin.toString()));
        git("remote", "add", "origin", origin.toString());
        git("fetch", "--quiet", "origin");
        git("branch", "--quiet", "--set-upstream-to=origin/" + branch, branch);
        Command.run(
                folder,
                environment,
                List.of(
                        "git",
                        "clone",
                        "--quiet",
                        "--branch",
                        branch,
                        origin.toString(),
                        hosting().toString()));
        script(
                origin.resolve("hooks/post-receive"),
                """
                unset GIT_DIR
                cd %s && git fetch --quiet origin && git reset --quiet --hard origin/%s
                """
                        .formatted(quoted(hosting().toString()), branch));
    }

    /// What a team would have checked out.
    Path workspace() {
        return folder.resolve("workspace");
    }

    /// What the hosting builds from.
    Path hosting() {
        return folder.resolve("hosting");
    }

    Path folder() {
        return folder;
    }

    Optional<Blueprint> blueprint() {
        return blueprint;
    }

    String branch() {
        return branch;
    }

    List<String> notes() {
        return notes;
    }

    /// How git is called here: without the person's own configuration.
    Map<String, String> environment() {
        return environment;
    }

    /// The services that are started by a command, in the blueprint's order.
    List<Started> started() {
        return started;
    }

    /// Writes the script that starts this service of the release.
    void startBy(Started service, String script) throws IOException {
        script(workspace().resolve(service.script()), script);
    }

    /// Commits everything there is, also nothing, and returns the commit's forty digits.
    String commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        if (Files.isDirectory(workspace().resolve("lib"))) {
            git("add", "--force", "lib");
        }
        git("commit", "--quiet", "--allow-empty", "--message=" + message);
        return git("rev-parse", "HEAD").strip();
    }

    /// Pushes the branch.
    void push() throws IOException, InterruptedException {
        git("push", "--quiet", "origin", branch);
    }

    private String git(String... words) throws IOException, InterruptedException {
        return git(workspace(), environment, words);
    }

    private static String git(Path at, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("git");
        command.addAll(List.of(words));
        return Command.run(at, environment, command);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// As one word of a shell.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
