package dev.rutter.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.support.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MigrationStateTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void a_half_done_migration_is_told_statement_by_statement_and_a_database_that_is_away_is_unread(
            @TempDir Path folder) throws Exception {
        var file = folder.resolve("prisma/migrations/1_prices/migration.sql");
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, "create table price (id int);\ncreate table rebate (id int);");
        var server = new PostgresServer();
        try {
            var address = Address.of(server.url()).orElseThrow();
            assertThat(MigrationState.of(address, folder, LIMIT))
                    .isEqualTo(new MigrationState.Sound("Prisma: 0 applied, 1 pending"));
            try (var connection = DriverManager.getConnection(address.url(), address.properties());
                    var statement = connection.createStatement()) {
                statement.execute(
                        "create table price (id int); create table _prisma_migrations (id text, checksum text, finished_at timestamptz, migration_name text, logs text, rolled_back_at timestamptz, started_at timestamptz default now());"
                                + " insert into _prisma_migrations (migration_name, logs) values ('1_prices', 'ERROR: no room')");
            }
            assertThat(MigrationState.of(address, folder, LIMIT))
                    .isInstanceOfSatisfying(
                            MigrationState.Broken.class,
                            broken -> {
                                assertThat(broken.says())
                                        .isEqualTo("Prisma migration \"1_prices\" is half done");
                                assertThat(broken.shows())
                                        .contains("ERROR: no room")
                                        .contains("line 1, done: create table price")
                                        .contains("line 2, not done: create table rebate");
                            });
        } finally {
            server.stop();
        }
        var gone = Address.of("postgres://mia:hunter2@127.0.0.1:1/shop").orElseThrow();
        assertThat(MigrationState.of(gone, folder, LIMIT))
                .isInstanceOfSatisfying(
                        MigrationState.Unread.class,
                        unread ->
                                assertThat(unread.why())
                                        .contains("127.0.0.1:1/shop")
                                        .doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npx prisma migrate deploy || true",
                "supabase db push --yes",
                "flyway -url=$URL migrate",
                "./mvnw flyway:migrate",
                "liquibase --changelog-file=db.xml update",
                "alembic upgrade head",
                "python manage.py migrate --noinput",
                "bin/rails db:migrate"
            })
    void a_command_that_applies_migrations_is_known(String script) {
        assertThat(MigrationState.appliedBy(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npx prisma migrate status",
                "flyway info | grep migrate",
                "liquibase status && apt-get update",
                "alembic current",
                "echo migrate"
            })
    void others_are_not_taken_for_one(String script) {
        assertThat(MigrationState.appliedBy(script)).isFalse();
    }
}
