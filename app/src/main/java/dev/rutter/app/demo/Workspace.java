package dev.rutter.app.demo;

import dev.rutter.app.stage.Command;
import dev.rutter.app.stage.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The shop's git repository, made from the folder of the example: first the shop as it is, then
/// one commit for each release.
final class Workspace {
    /// Made by the shop's own scripts, or not part of what a team would have committed.
    private static final Set<String> LEFT_OUT = Set.of("releases", "out", "backups", "lib");

    private static final String MESSAGE = "MESSAGE";

    /// Whoever runs the demo may sign commits, ignore jars or rewrite line ends: not here.
    private static final Map<String, String> GIT =
            Map.of(
                    "GIT_CONFIG_GLOBAL", "/dev/null",
                    "GIT_CONFIG_NOSYSTEM", "1",
                    "GIT_AUTHOR_NAME", "Demo",
                    "GIT_AUTHOR_EMAIL", "demo@shop.example.com",
                    "GIT_COMMITTER_NAME", "Demo",
                    "GIT_COMMITTER_EMAIL", "demo@shop.example.com");

    private final Path shop;
    private final Path folder;

    private Workspace(Path shop, Path folder) {
        this.shop = shop;
        this.folder = folder;
    }

    /// Copies the shop to a new folder, with the PostgreSQL driver in its `lib`, and commits it.
    static Workspace make(Path shop, Path folder, Path driver)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(shop.resolve("RUNBOOK.md"))) {
            throw new IOException("there is no shop at " + shop + ": RUNBOOK.md is not in it");
        }
        Files.createDirectories(folder);
        Folders.copy(shop, folder, LEFT_OUT);
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(driver, folder.resolve("lib/postgresql.jar"));
        var workspace = new Workspace(shop, folder);
        workspace.git("init", "--quiet", "--initial-branch=main");
        workspace.commit("The shop as it is");
        return workspace;
    }

    /// Writes into a file what holds on this machine only, and commits it.
    ///
    /// @throws IOException where the file does not hold the text
    void bind(String file, String stands, String holds) throws IOException, InterruptedException {
        var text = Files.readString(folder.resolve(file));
        if (!text.contains(stands)) {
            throw new IOException(file + " of the shop does not hold \"" + stands + "\"");
        }
        if (holds.equals(stands)) {
            return;
        }
        Files.writeString(folder.resolve(file), text.replace(stands, holds));
        commit("Bind " + file + " to this machine");
    }

    Path folder() {
        return folder;
    }

    /// Commits a release of `releases/` and returns the commit.
    Commit release(String name) throws IOException, InterruptedException {
        var changes = shop.resolve("releases").resolve(name);
        var message = Files.readString(changes.resolve(MESSAGE)).strip();
        Folders.copy(changes, folder, Set.of(MESSAGE));
        return commit(message);
    }

    /// Takes the newest commit back, as a team does after a release has failed.
    void revert() throws IOException, InterruptedException {
        git("revert", "--no-edit", "HEAD");
    }

    /// The newest commit.
    ///
    /// @param id forty hexadecimal digits
    record Commit(String id, String message) {

        /// As people write it.
        String brief() {
            return id.substring(0, 7);
        }
    }

    private Commit commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        git("add", "--force", "lib");
        git("commit", "--quiet", "--message=" + message);
        return new Commit(git("rev-parse", "HEAD").strip(), message);
    }

    private String git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("git");
        command.addAll(List.of(words));
        return Command.run(folder, GIT, command);
    }
}
