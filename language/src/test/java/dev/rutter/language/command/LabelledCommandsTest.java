package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Run `/opt/shop/rotate.sh`.",
                "1. Execute: `/usr/local/bin/go-live`",
                "- Rotate the keys: `/opt/shop/bin/rotate`",
                "- Clear the cache: `scripts/clear.sh`",
                "- Make a backup: `ops/backup.sh` and tell support"
            })
    void a_script_by_its_place_is_run_where_that_is_ordered(String line) {
        assertThat(scripts(plan(line))).hasSize(1).allMatch(line::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Script: `scripts/clear.sh`",
                "- Review the script: `scripts/clear.sh`",
                "- Create a wrapper: `scripts/clear.sh`",
                "- Update the settings: `scripts/env.sh`",
                "- Open `/opt/shop/notes.sh`",
                "- Download it: `scripts/clear.sh`",
                "- Copy it to `/usr/local/bin/shop`",
                "- Run `/deploy` in the chat"
            })
    void a_script_that_is_only_written_opened_or_named_is_not_run(String line) {
        assertThat(scripts(plan(line))).isEmpty();
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

    @Test
    void an_item_that_has_the_shape_of_a_command_and_nothing_else_is_asked() {
        assertThat(
                        plan("- `shipit production deploy`\n- `turnstile open north`")
                                .steps()
                                .stream()
                                .map(step -> step.action()))
                .containsExactly(
                        new Action.Ask("shipit production deploy"),
                        new Action.Ask("turnstile open north"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- `flagctl set beta 5`",
                "- At once: `flagctl set beta 5`",
                "1. `flagctl set beta 5` (a few seconds)"
            })
    void what_is_called_as_programs_are_that_control_something_is_a_command(String line) {
        assertThat(scripts(plan(line))).containsExactly("flagctl set beta 5");
    }

    @Test
    void what_such_a_program_does_is_told_and_not_run() {
        assertThat(scripts(plan("1. Run `./ship.sh`\n\n`flagctl backup` produces two files:")))
                .containsExactly("./ship.sh");
    }

    @Test
    void commands_of_a_chapter_that_tells_nobody_to_run_them_are_listed() {
        var plan =
                Planner.plan(
                        "x.md",
                        MarkdownReader.read(
                                """
                                # Release

                                ## 1. Ship

                                1. `./ship.sh`

                                ## 2. Into the shops

                                - When it is there: `npm run submit -- --latest`
                                - Update the notes in the shops as needed.

                                ## 3. Builds for the phones

                                - Android: `npm run build:android`
                                - iOS: `npm run build:ios`
                                """),
                        Environment.unbound("production"));
        assertThat(scripts(plan))
                .containsExactly("./ship.sh", "npm run build:android", "npm run build:ios");
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("npm run submit"));
    }
}
