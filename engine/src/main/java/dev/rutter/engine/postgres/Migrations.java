package dev.rutter.engine.postgres;

import java.util.List;
import java.util.Optional;

/// Where the migrations of one tool stand: what its history table records, held against the files.
///
/// @param table the history table with its schema; empty where there is none yet
/// @param migrations in the tool's order
/// @param remarks what a person should know besides
public record Migrations(
        Tool tool, String table, List<Migration> migrations, List<String> remarks) {

    /// The tools whose history is read.
    public enum Tool {
        PRISMA("Prisma"),
        SUPABASE("Supabase"),
        FLYWAY("Flyway"),
        LIQUIBASE("Liquibase"),
        ALEMBIC("Alembic"),
        DJANGO("Django"),
        RAILS("Rails");

        private final String title;

        Tool(String title) {
            this.title = title;
        }

        /// As its makers write it.
        public String title() {
            return title;
        }
    }

    /// Where one migration stands.
    public enum Standing {
        APPLIED,
        /// Recorded as applied, and its file was changed since.
        CHANGED,
        /// Recorded as applied, and there is no such file.
        WITHOUT_FILE,
        /// Recorded as begun and not ended, and nothing of it is seen in the database.
        FAILED,
        /// It did not end, and a part of it is in the database.
        HALF_DONE,
        /// It holds the tool's lock at this moment.
        RUNNING,
        /// It failed and a person declared it undone: it will be applied again.
        ROLLED_BACK,
        PENDING;

        /// Whether no release may go live on a database in this state.
        public boolean broken() {
            return switch (this) {
                case FAILED, HALF_DONE -> true;
                case APPLIED, CHANGED, WITHOUT_FILE, RUNNING, ROLLED_BACK, PENDING -> false;
            };
        }

        /// Whether the tool would apply it next time.
        public boolean pending() {
            return switch (this) {
                case PENDING, ROLLED_BACK -> true;
                case APPLIED, CHANGED, WITHOUT_FILE, RUNNING, FAILED, HALF_DONE -> false;
            };
        }
    }

    /// One migration.
    ///
    /// @param detail why it is counted so; the tool's own error where it recorded one
    /// @param file relative to the workspace
    /// @param destructive what it would take away; told of those that are not applied
    /// @param statements what is seen of each of its statements; told of those that did not end
    public record Migration(
            String name,
            Standing standing,
            String detail,
            Optional<String> file,
            List<Destructive> destructive,
            List<Seen> statements) {
        public Migration {
            destructive = List.copyOf(destructive);
            statements = List.copyOf(statements);
        }
    }

    /// What the catalogue shows of one statement.
    ///
    /// @param there whether its effect is in the database; empty where the catalogue cannot tell
    public record Seen(int line, String text, Optional<Boolean> there) {}

    public Migrations {
        migrations = List.copyOf(migrations);
        remarks = List.copyOf(remarks);
    }

    /// The ones on which nothing may go live.
    public List<Migration> broken() {
        return migrations.stream().filter(one -> one.standing().broken()).toList();
    }

    /// The ones that the tool would apply next, in its order.
    public List<Migration> pending() {
        return migrations.stream().filter(one -> one.standing().pending()).toList();
    }

    /// How many stand so.
    public long count(Standing standing) {
        return migrations.stream().filter(one -> one.standing() == standing).count();
    }
}
