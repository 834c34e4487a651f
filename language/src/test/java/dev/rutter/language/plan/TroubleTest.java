package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands whose exit status does not say how things are.
class TroubleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker logs shop | grep -i error",
                "grep ERROR server.log",
                "journalctl -u shop --since '5 min ago' | grep -E 'error|fatal'",
                "kubectl logs deploy/shop | egrep \"exception|panic\" | grep -i timeout-error",
                "diff .env .env.example",
                "diff -rq build/ live/ | grep -v node_modules"
            })
    void a_search_for_what_is_wrong_finds_nothing_where_all_is_well(String script) {
        assertThat(Trouble.lookedFor(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ps aux | grep nginx",
                "env | grep DATABASE_URL",
                "make 2>&1 | tee error.log",
                "grep -q ERROR server.log && exit 1",
                "git diff --stat",
                "cat error.log"
            })
    void any_other_command_is_held_to_its_status(String script) {
        assertThat(Trouble.lookedFor(script)).isFalse();
    }

    @Test
    void what_is_printed_where_a_command_fails_is_known() {
        assertThat(Trouble.told("curl -f http://localhost/health || echo \"Health check failed!\""))
                .contains("Health check failed!");
        assertThat(Trouble.told("test \"$ENV\" = prod || echo 'not production'"))
                .contains("not production");
        assertThat(Trouble.told("./check && echo ok || echo FAILED")).contains("FAILED");
        assertThat(Trouble.told("./check || exit 1")).isEmpty();
        assertThat(Trouble.told("./check || { echo broken; exit 1; }")).isEmpty();
        assertThat(Trouble.told("./check || true")).isEmpty();
    }
}
