package dev.rutter.engine.step;

import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.postgres.MigrationReader;
import dev.rutter.engine.postgres.Migrations;
import dev.rutter.engine.postgres.Migrations.Migration;
import dev.rutter.engine.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the environment's database records of its migrations, as far as a deployment needs to know.
public sealed interface MigrationState {

    /// Nothing is broken.
    ///
    /// @param says counts for people; empty where no tool records anything there
    record Sound(String says) implements MigrationState {}

    /// A migration failed or is half done: nothing may go live on it.
    ///
    /// @param says which, in one line
    /// @param shows the same at length: its error, and what is seen of each statement
    record Broken(String says, String shows) implements MigrationState {}

    /// It could not be read.
    record Unread(String why) implements MigrationState {}

    /// Commands that apply migrations.
    Pattern APPLIES =
            Pattern.compile(
                    "(?i)\\bprisma\\s+migrate\\s+deploy\\b|\\bsupabase\\s+(?:db\\s+push|migration\\s+up)\\b"
                            + "|\\bflyway\\b[^\\n|;&]*\\bmigrate\\b|\\bflyway:migrate\\b|\\bflywayMigrate\\b"
                            + "|\\bliquibase\\b[^\\n|;&]*\\bupdate\\b|\\balembic\\b[^\\n|;&]*\\bupgrade\\b"
                            + "|\\bmanage\\.py\\s+migrate\\b|\\bdjango-admin\\s+migrate\\b|\\bdb:migrate\\b");

    /// Whether a script applies migrations.
    static boolean appliedBy(String script) {
        return APPLIES.matcher(script).find();
    }

    /// Looks once.
    ///
    /// @param limit for each look at the database
    static MigrationState of(Address address, Path workspace, Duration limit) {
        try {
            return of(MigrationReader.read(address, workspace, limit));
        } catch (PostgresException e) {
            return new Unread(e.getMessage());
        } catch (IOException e) {
            return new Unread(workspace + " cannot be read: " + e.getMessage());
        }
    }

    private static MigrationState of(List<Migrations> tools) {
        var shows = new StringBuilder();
        var says = new StringBuilder();
        for (var tool : tools) {
            for (var one : tool.broken()) {
                says.append(says.isEmpty() ? "" : "; ")
                        .append(tool.tool().title())
                        .append(" migration \"")
                        .append(one.name())
                        .append("\" ")
                        .append(
                                one.standing() == Migrations.Standing.HALF_DONE
                                        ? "is half done"
                                        : "failed");
                shows.append(shown(tool, one));
            }
        }
        return says.isEmpty()
                ? new Sound(
                        tools.stream()
                                .map(MigrationState::counts)
                                .collect(Collectors.joining("; ")))
                : new Broken(says.toString(), shows.toString());
    }

    private static String shown(Migrations tool, Migration one) {
        var text = new StringBuilder("state of the database, from " + tool.table() + ":\n");
        text.append("  ")
                .append(one.name())
                .append(
                        one.standing() == Migrations.Standing.HALF_DONE
                                ? ", half done: "
                                : ", failed: ")
                .append(one.detail())
                .append('\n');
        for (var seen : one.statements()) {
            var there = seen.there().map(yes -> yes ? "done" : "not done").orElse("unclear");
            text.append("    line ")
                    .append(seen.line())
                    .append(", ")
                    .append(there)
                    .append(": ")
                    .append(seen.text())
                    .append('\n');
        }
        tool.pending().forEach(next -> text.append("  ").append(next.name()).append(", pending\n"));
        return text.toString();
    }

    private static String counts(Migrations tool) {
        return tool.tool().title()
                + ": "
                + tool.count(Migrations.Standing.APPLIED)
                + " applied, "
                + tool.pending().size()
                + " pending"
                + tool.pending().stream()
                        .limit(1)
                        .filter(next -> !next.detail().isEmpty())
                        .map(next -> ", next \"" + next.name() + "\": " + next.detail())
                        .collect(Collectors.joining());
    }
}
