package dev.rutter.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.postgres.Migrations.Tool;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFileTest {
    private static boolean alone(String text) {
        return new MigrationFile(Tool.DJANGO, "1", "1", "1", 1, text, false, "", List.of()).alone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Migration(migrations.Migration):\n    atomic = False",
                "  disable_ddl_transaction!",
                "    with op.get_context().autocommit_block():",
                "op.create_index('i', 't', ['c'], postgresql_concurrently=True)",
                "add_index :items, :price, algorithm: :concurrently",
                "<changeSet id=\"1\" author=\"mia\" runInTransaction=\"false\">",
                "runInTransaction: false",
                "executeInTransaction=false",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (c);"
            })
    void a_migration_that_runs_outside_a_transaction_says_so_itself(String text) {
        assertThat(alone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"atomic = True", "create index i on t (c)", "runInTransaction=\"true\""})
    void others_do_not(String text) {
        assertThat(alone(text)).isFalse();
    }
}
