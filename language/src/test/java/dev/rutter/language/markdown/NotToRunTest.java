package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document forbids or only shows becomes no step; what it tells beside that still does.
class NotToRunTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not run `make destroy`.",
                "- Never run `make destroy`",
                "**Warning:** don't use `kubectl delete pod`.",
                "For example: `make example`",
                "e.g. run `make eg`",
                "```bash\n# DO NOT RUN\nmake destroy\n```",
                "```bash\n# Examples:\nmake example\n```",
                "Do not run:\n\n```bash\nmake destroy\n```",
                "1. No need to run `make destroy` any more.",
                "1. There is no reason to run `make destroy`.",
                "1. We stopped using `make destroy` in May.",
                "This is what NOT to do:\n\n```bash\nmake destroy\n```",
                "**Wrong:**\n\n```bash\nmake destroy\n```",
                "```sql\n-- DO NOT RUN\nDROP TABLE orders;\n```",
                "```console\n# never run this\n$ make destroy\n```",
                "```bash\nmake destroy  # never run this in production\n```",
                "```sh {ignore=true}\nmake destroy\n```",
                "A small pipeline would run:\n\n```bash\nmake example\n```",
                "A nightly job could look like this:\n\n```bash\nmake example\n```",
                "```bash\nsrc/a.py src/b.py\nsrc/c.py src/d.py\n```"
            })
    void what_is_forbidden_or_an_example_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Release\nmake release\n# Start over\n# DO NOT RUN\nmake destroy",
                "make release\n# Never run these in production. They drop all.\n# (both)\nmake a\nmake b",
                "make release\n\n# Don't\n\nmake destroy",
                "# Wrong:\nmake destroy\n# Right:\nmake release",
                "# ❌ Bad - no drain\nmake destroy\n\nmake release",
                "make destroy # DO NOT USE\nmake release",
                "make release\n# --- do not run anything below this line ---\nmake a\n\n# Next\nmake b",
                "make release\n# DANGER: do not execute\nDROP TABLE orders;"
            })
    void a_comment_in_a_fence_forbids_what_stands_below_it_and_no_more(String fence) {
        assertThat(Readings.steps("```bash\n" + fence + "\n```"))
                .hasSize(1)
                .first()
                .asString()
                .contains("shell make release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `make release`.",
                "1. No need to wait, run `make release`.",
                "This is what NOT to do:\n\n```bash\nmake destroy\n```\n\n```bash\nmake release\n```",
                "Don't use `make destroy`; run `make release`.",
                "Do not run by hand, use `make release`.",
                "```bash\n# Do not run without a backup\nmake release\n```",
                "```bash\n# Do not run this twice\nmake release\n```",
                "```bash\n# Don't run it by hand, use make release\nmake release\n```",
                "```bash\n# Never forget the release\nmake release\n```",
                "```bash\n# Bad requests are counted first\nmake release\n```",
                "```sh {ignore=false}\nmake release\n```"
            })
    void what_is_told_beside_it_is_a_step(String text) {
        assertThat(Readings.steps(text))
                .hasSize(1)
                .first()
                .asString()
                .contains("shell make release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It takes its times from `make release`.",
                "The installer writes the unit. It uses the interpreter with `make release`, so it runs.",
                "New tasks will start, run `make release` (which migrates), and pass the health check.",
                "On every push the workflow will build the image and run `make release`.",
                "This page used to tell you to run `make release`, which fails on every tag.",
                "*Corrected in July. This step led with `make release < old.sql`.*",
                "> Erratum: this step began with `make release`, which never worked.",
                "An earlier version of this page recommended `make release`.",
                "The unit starts the app via `make release`.",
                "The container starts with `make release`.",
                "The old guide said to run `make release`.",
                "The wizard asks you to run `make release`.",
                "It was once shipped by hand with `make release`.",
                "The operators of the other region run `make release`.",
                "The nightly cron job backs up the data by running `make release`.",
                "Bob runs `make release`.",
                "Bob will run `make release` on Friday.",
                "- CI runs `make release`",
                "- Bob will run `make release` on Friday",
                "`make release` renders and writes **every** file, and reloads the proxy.",
                "`make release` fails loudly when the container is not up.",
                "`make release` silently ignores the flag."
            })
    void what_somebody_or_something_else_does_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Bob runs `make release`",
                "3. **Bob** will run `make release` at noon.",
                "- [ ] The unit starts the app via `make release`",
                "1. This step led with `make release`",
                "- `make release` writes every file",
                "- Reseed (`make release`) runs AFTER the migration",
                "1. **Reseed** (`make release`) runs after the migration"
            })
    void a_numbered_or_ticked_line_of_that_kind_is_asked_and_not_run(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" ask ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The old pods stop, so run `make release` to be sure.",
                "The script prints an id, then run `make release`.",
                "The image is large: run `make release` early.",
                "Everything is ready; run `make release`.",
                "If the disk is full, the logs grow, or the build fails, run `make release`.",
                "When the new tasks are up, run `make release` again.",
                "This will take a while. Run `make release`.",
                "This will take a while, run `make release`.",
                "This time run `make release`, too.",
                "The operators run `make release` on both hosts.",
                "Your team then deploys the site with `make release`.",
                "The upgrade will ask for a password, enter it and run `make release`.",
                "The last step will open the site with `make release`.",
                "When the pods will have started run `make release`.",
                "You will need to run `make release` twice.",
                "The cache must be cleared with `make release`.",
                "The release starts with `make release`.",
                "On the host, deploy with `make release`.",
                "The release manager must run `make release` before noon.",
                "1. `make release` writes every file"
            })
    void an_order_in_or_behind_such_a_clause_is_a_step(String text) {
        assertThat(Readings.steps(text))
                .hasSize(1)
                .first()
                .asString()
                .contains("shell make release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Every path in the env file checked with `ls -d`",
                "- [ ] Each address tested via `curl -sI`",
                "- [ ] Archives compared by `sha256sum -c`",
                "1. Verify all paths with `ls -d`"
            })
    void the_means_by_which_something_is_looked_at_is_asked_and_not_run_bare(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" ask ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Look around with `ls -la`",
                "Run `ls -d` first.",
                "- [ ] Config checked with `nginx -t`",
                "- [ ] Every path checked with `ls -d /srv/shop /srv/data`"
            })
    void what_has_all_it_needs_is_run(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" shell ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. **Add the indexes.** Done on production on 2026-03-13.\n\n   ```bash\n   make indexes\n   ```",
                "**1. Migrate.** Done on production on 2026-03-13. (Both are additive.)\n\n```bash\nmake indexes\n```",
                "1. Backfill the totals (already done):\n   ```bash\n   make indexes\n   ```",
                "- Run `make indexes` (already applied in production).",
                "1. Update the zone of the shop. Completed on 13 March 2026.",
                "1. Run `make indexes`. This step is no longer needed since 2.0.",
                "1. Backfill the totals (no longer needed):\n   ```bash\n   make indexes\n   ```",
                "This was already done in May 2026:\n\n```bash\nmake indexes\n```",
                "### Indexes (already done)\n\n```bash\nmake indexes\n```",
                "### Indexes\n\nDone on 2026-03-14.\n\n```bash\nmake indexes\n```\n\n```bash\nmake more\n```"
            })
    void what_the_text_says_is_done_is_no_step(String text) {
        assertThat(Readings.steps(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Remove the containers that are no longer needed:\n   ```bash\n   make release\n   ```",
                "1. **Migrate.** Done on staging on 2026-03-13.\n   ```bash\n   make release\n   ```",
                "1. Remove the old flag: it is no longer needed.\n\n   ```bash\n   make release\n   ```",
                "1. Stop the old container (no longer needed):\n\n   ```bash\n   make release\n   ```",
                "1. Close port 8080. No longer needed since 4.0.\n\n   ```bash\n   make release\n   ```",
                "Run `make release`. It was done in January 2026 on the old host and took 40 minutes.",
                "1. Run `make release`. Exit code 3: already applied.",
                "1. Apply the indexes; if they are there: already done.\n\n   ```bash\n   make release\n   ```",
                "`make release` prints one line (already done).",
                "1. Migrate b (already applied to a): `make release`",
                "1. Done on node a on 2026-03-13. Now node b: `make release`",
                "### Release node b (node a: done on 2026-03-13)\n\n```bash\nmake release\n```",
                "1. If it is already done, skip this:\n   ```bash\n   make release\n   ```",
                "1. Run `make release`. Already applied migrations are skipped.",
                "1. Run `make release`. It is done in 5 minutes.",
                "1. Run `make release`. Done when the page is up.",
                "- [ ] Run `make release` (last done on 2026-03-13)"
            })
    void what_is_said_of_something_else_or_on_a_condition_takes_nothing_back(String text) {
        assertThat(Readings.steps(text))
                .anySatisfy(it -> assertThat(it).contains("shell make release"));
    }

    /// What a deployment of these lines runs.
    private static List<String> run(String lines) {
        return Planner.plan(
                        "x.md",
                        MarkdownReader.read("# Shop\n\n## Deploy\n\n" + lines + "\n"),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nobody should run `./drop`.",
                "Under no circumstances run `./drop`.",
                "Be careful not to run `./drop`.",
                "You should no longer run `./drop`.",
                "We do not recommend running `./drop`.",
                "You can't run `./drop` here.",
                "It's dangerous to run `./drop`.",
                "No one may run `./drop`.",
                "Resist the urge to run `./drop`.",
                "It is best to never run `./drop`.",
                "Remember to not run `./drop`.",
                "You don't have to run `./drop`.",
                "Run `./ship`, and take care not to run `./drop`."
            })
    void what_a_sentence_speaks_against_is_never_run(String sentence) {
        for (var text : List.of(sentence, "- " + sentence, "1. " + sentence)) {
            assertThat(run(text)).noneMatch(script -> script.contains("drop"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't forget to run `./ship`.",
                "Be sure to run `./ship`.",
                "If you cannot log in, run `./ship`.",
                "Do not stop before you run `./ship`.",
                "Nobody may be logged in; run `./ship`.",
                "Run `./ship`, and take care not to run `./drop`."
            })
    void what_is_ordered_beside_a_prohibition_is_run(String sentence) {
        assertThat(run("1. " + sentence)).contains("./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nobody should run this on production:",
                "Be careful not to run the following:",
                "You should no longer run:",
                "Under no circumstances run:",
                "Avoid running this:",
                "It is dangerous to run:",
                "We do not recommend the following:",
                "There is no need to run this any more:"
            })
    void a_block_below_words_against_it_is_never_run(String lead) {
        assertThat(run("1. Start with `./ship`.\n\n" + lead + "\n\n```bash\n./drop\n```"))
                .containsExactly("./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where you can't run containers:",
                "Before you start, run:",
                "Take care not to run it twice:",
                "If you do not need to run it by hand:"
            })
    void a_block_below_a_case_or_a_manner_is_not_withheld(String lead) {
        assertThat(run(lead + "\n\n```bash\n./ship\n```")).containsExactly("./ship");
    }

    @Test
    void words_against_a_block_are_no_result_of_the_command_above_them() {
        var book =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n1. Run `./ship`.\n\nYou should no longer run:\n\n```bash\n./drop\n```\n");
        assertThat(book.readings()).noneMatch(it -> it.roles().contains(Role.EXPECT));
    }
}
