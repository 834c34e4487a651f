package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step.Danger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls -la prisma/migrations/",
                "git status --porcelain",
                "git log --oneline -n 10 | head",
                "test -n \"$DATABASE_URL\"",
                "curl -fsS https://shop.example.com/health | jq .status",
                "curl -s -o /dev/null -w '%{http_code}' https://shop.example.com/",
                "kubectl get pods 2>&1 | grep shop",
                "psql \"$DATABASE_URL\" -c \"SELECT 1;\"",
                "[ -f package.json ]",
                "node --version"
            })
    void a_statement_that_only_looks_is_repeated(String script) {
        assertThat(Interruption.of(new Action.Shell(script), Danger.NONE))
                .isEqualTo(IfInterrupted.REPEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./bin/migrate",
                "echo x > file",
                "cat a >> b",
                "git push origin main",
                "ls; rm x",
                "ls && ./bin/release",
                "curl -X POST https://shop.example.com/orders",
                "curl -d x https://shop.example.com/orders",
                "curl -O https://shop.example.com/file",
                "psql \"$DATABASE_URL\" -c \"DELETE FROM orders\"",
                "psql \"$DATABASE_URL\" -c \"SELECT 1; DELETE FROM orders\"",
                "cat $(./bin/release)",
                "cat <<EOF > x\nEOF",
                "cd website",
                "export A=1",
                "sort -u list | xargs rm",
                "echo `./bin/release`"
            })
    void a_statement_not_known_to_only_look_is_not(String script) {
        assertThat(Interruption.of(new Action.Shell(script), Danger.NONE))
                .isEqualTo(IfInterrupted.ADOPT);
    }

    @Test
    void what_is_grave_is_asked_about_whatever_its_shape() {
        assertThat(Interruption.of(new Action.Shell("ls"), new Danger(true, "the document warns")))
                .isEqualTo(IfInterrupted.ASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "show max_connections", "explain select 1"})
    void a_query_that_reads_is_repeated(String sql) {
        assertThat(Interruption.of(new Action.Query(sql), Danger.NONE))
                .isEqualTo(IfInterrupted.REPEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM orders",
                "SELECT pg_terminate_backend(1)",
                "SELECT * INTO copy FROM orders",
                "explain analyze delete from orders",
                "WITH gone AS (DELETE FROM orders RETURNING 1) SELECT * FROM gone",
                "select * from orders for update"
            })
    void a_query_that_may_write_is_asked_about(String sql) {
        assertThat(Interruption.of(new Action.Query(sql), Danger.NONE))
                .isEqualTo(IfInterrupted.ASK);
    }
}
