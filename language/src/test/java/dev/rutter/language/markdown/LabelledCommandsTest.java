package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in backticks behind the name of an environment or of a way is typed there, whatever
/// program it is; what may be a command and is none is told.
class LabelledCommandsTest {
    private static Plan plan(String lines) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\n" + lines + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> scripts(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Staging: `shipit staging deploy`\n- Production: `shipit production deploy`",
                "- **Staging** – `shipit staging deploy`\n- **Production** – `shipit production deploy`",
                "- On staging: `shipit staging deploy` (ten minutes)\n- On production: `shipit production deploy`.",
                "- Staging:\n  `shipit staging deploy`\n- Production:\n  `shipit production deploy`",
                "Staging: `shipit staging deploy`\n\nProduction: `shipit production deploy`",
                "Staging: `shipit staging deploy`\nProduction: `shipit production deploy`",
                "**Staging:** `shipit staging deploy`\n\n**Production:** `shipit production deploy`"
            })
    void the_command_of_the_planned_environment_is_run_and_the_other_told_of(String lines) {
        var plan = plan(lines);
        assertThat(scripts(plan)).containsExactly("shipit production deploy");
        assertThat(plan.steps()).allMatch(step -> step.when().isEmpty());
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("shipit staging deploy"));
    }

    @Test
    void what_stands_behind_such_a_line_is_for_every_environment() {
        assertThat(
                        scripts(
                                plan(
                                        """
                                        Production: `make live`

                                        Staging: `make trial`

                                        ```bash
                                        ./smoke.sh
                                        ```
                                        """)))
                .containsExactly("make live", "./smoke.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Normal release: `shipit release --all`\n- Hotfix: `hotship fix --now`",
                "Normal release: `shipit release --all`\n\nHotfix:\n\n`hotship fix --now`"
            })
    void so_is_what_a_way_is_named_for(String lines) {
        var plan = plan(lines);
        assertThat(scripts(plan)).containsExactly("shipit release --all");
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("hotship fix --now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Hotfix: `shipit hotfix`",
                "- Restart: `shipit workers restart`",
                "- `shipit production deploy`",
                "Staging:\n\n`shipit production deploy`"
            })
    void what_may_be_a_command_is_told_where_it_is_no_step(String line) {
        var plan = plan("1. Run `./ship.sh`\n\n" + line);
        assertThat(scripts(plan)).containsExactly("./ship.sh");
        assertThat(plan.unread()).anyMatch(told -> told.says().contains("shipit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Staging: `main branch`\n- Production: `latest release`",
                "- Staging: `auto deploy on merge`\n- Production: `manual approval required`",
                "- Owner: `anna miller`\n- Production: `build deploy` job in CI"
            })
    void what_is_no_command_is_not_run(String lines) {
        assertThat(scripts(plan("1. Run `./ship.sh`\n\n" + lines))).containsExactly("./ship.sh");
    }
}
