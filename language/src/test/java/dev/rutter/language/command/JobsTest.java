package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a block leaves running and waits for further down is one step, that fails where a job does.
class JobsTest {
    private static List<Action> actions(String lines) {
        return MarkdownReader.read("# Shop\n\n## Deploy\n\n```bash\n" + lines + "\n```\n")
                .all(Step.class)
                .map(Step::action)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./load a &\n./load b &\nwait\n./ship",
                "for part in a b; do ./load $part & done\nwait\n./ship",
                "./load a &\nLOAD=$!\n./load b\nwait $LOAD\n./ship",
                "./load a &\n\n# The rest meanwhile\n./load b\nwait %1\n./ship",
                "./load a & pids+=($!)\n./load b & pids+=($!)\nfor it in \"${pids[@]}\"; do wait \"$it\"; done\n./ship",
                "kubectl port-forward svc/shop 8080:80 &\ncurl -f localhost:8080/health\nkill %1\n./ship"
            })
    void all_up_to_the_wait_is_one_step(String lines) {
        var actions = actions(lines);
        assertThat(actions).hasSize(2).allMatch(Action.Shell.class::isInstance);
        assertThat(actions.getLast()).isEqualTo(new Action.Shell("./ship"));
        assertThat(((Action.Shell) actions.getFirst()).script()).contains("set -e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"./load a &\n./load b &\nwait", "./load a & ./load b & wait"})
    void a_wait_for_all_keeps_the_status_of_a_job_that_failed(String lines) {
        assertThat(actions(lines))
                .singleElement()
                .extracting(action -> ((Action.Shell) action).script())
                .asString()
                .contains("wait \"$job\" || failed=$?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./load a &\n./ship",
                "./load a &\n# If the schema changed:\n./migrate\nwait\n./ship"
            })
    void what_nothing_waits_for_is_started_by_a_person(String lines) {
        assertThat(actions(lines).getFirst())
                .isInstanceOfSatisfying(
                        Action.Attended.class,
                        action -> assertThat(action.why()).contains("in the background"));
    }

    @Test
    void what_is_meant_to_stay_is_run_as_it_stands() {
        assertThat(actions("nohup ./serve &\n./ship > log 2>&1\nmake && ./warm &>log"))
                .containsExactly(
                        new Action.Shell("nohup ./serve &"),
                        new Action.Shell("./ship > log 2>&1"),
                        new Action.Shell("make && ./warm &>log"));
    }
}
