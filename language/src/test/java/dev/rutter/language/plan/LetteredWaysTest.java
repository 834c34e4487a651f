package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways that items and rows tell: one of them is taken.
class LetteredWaysTest {
    private static final String BACK = "\n\n## Rollback\n\n```bash\n./back.sh\n```\n";

    private static Plan deploy(String markdown) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n" + markdown + BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Option A: `./up.sh --online`\n- Option B: `./up.sh --offline`",
                "1. Option 1: run `./up.sh`\n2. Option 2: run `./over.sh`",
                "- **Method 1**: `./up.sh`\n- **Method 2**: `./over.sh`",
                "Option 1: with the script.\n\n```bash\n./up.sh\n```\n\nOption 2: by hand.\n\n```bash\n./over.sh\n```",
                "Method A: with the script\n\n```bash\n./up.sh\n```\n\nMethod B: by hand\n\n```bash\n./over.sh\n```",
                "Option A: run `./up.sh`.\n\nOption B: run `./over.sh`.",
                "**Option A:** run `./up.sh`.\n\n**Option B:** run `./over.sh`.",
                "Either keep the index:\n\n```bash\n./up.sh\n```\n\nOr build a new one:\n\n```bash\n./over.sh\n```",
                "Either keep the index, with all workers stopped:\n\n```bash\n./up.sh\n```\n\nOr accept an empty one.",
                "```bash\npip install shop\n```\n\nPin a version to get the same one again:\n\n```bash\npip install shop==1.2\n```",
                "```bash\nuv tool install git+https://a.example/b\n```\n\nAny ref works:\n\n```bash\nuv tool install git+https://a.example/b@3f2a\n```",
                "| Method | Command |\n|---|---|\n| Online | `./up.sh` |\n| Offline | `./over.sh` |",
                "| Option | Command | Notes |\n|---|---|---|\n| A | `./up.sh` | quick |\n| B | `./over.sh` | slow |"
            })
    void none_is_taken_unless_somebody_chooses(String markdown) {
        var plan = deploy(markdown);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @Test
    void so_on_the_way_back() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `./ship.sh`

                        ## Rollback

                        - Option A: `./back.sh --code`
                        - Option B: `./back.sh --tables`
                        """);
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- **Quick rollback**: `./back.sh`\n- **Full rollback**: `./back-all.sh`",
                "Quick rollback:\n\n```bash\n./back.sh\n```\n\nFull rollback:\n\n```bash\n./back-all.sh\n```",
                "### Component-specific procedures\n\n#### API\n\n```bash\n./back.sh\n```\n\n#### Worker\n\n```bash\n./back-all.sh\n```",
                "### Rollback by service\n\n#### API\n\n```bash\n./back.sh\n```\n\n#### Worker\n\n```bash\n./back-all.sh\n```",
            })
    void how_far_to_go_back_is_chosen(String markdown) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n## Rollback\n\n" + markdown);
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.rules()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @Test
    void what_a_way_is_taken_with_is_asked_before_it() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        Either keep the index, with all workers stopped:

                        ```bash
                        ./up.sh
                        ```

                        Or build a new one:

                        ```bash
                        ./over.sh
                        ```

                        Start the workers:

                        ```bash
                        ./start.sh
                        ```
                        """,
                        "choose: { \"Deploy\": \"Either keep the index\" }");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("all workers stopped: may it go on?", "./up.sh", "./start.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alternatively, restore the whole archive with the own command of the app, which since the last release works inside the container and brings the files back as well:",
                "Alternatively, restore the tables alone. This takes longer, but keeps the orders of the last hour; it needs the names of the tables:",
                "Alternatively, restore everything.",
                "*Corrected: this step led with a file that no backup has made.*\n\nAlternatively, restore the whole archive with the own command of the app, and with it the files that customers have sent:"
            })
    void an_alternative_is_one_however_long_its_sentence(String says) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n## Rollback\n\n```bash\n./back.sh\n```\n\n"
                                + says
                                + "\n\n```bash\n./back-all.sh\n```\n\n```bash\n./start.sh\n```\n");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh", "./start.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For a custom instance, pass its own paths:\n\n```bash\n./up.sh --name second\n```",
                "For another tenant, name it:\n\n```bash\n./up.sh --name second\n```",
                "For a second worker:\n\n```bash\n./up.sh --name second\n```"
            })
    void what_is_for_another_one_is_done_where_there_is_one(String markdown) {
        assertThat(deploy(markdown).steps()).filteredOn(step -> step.when().isPresent()).hasSize(1);
    }

    @Test
    void a_card_of_commands_is_not_typed_from_end_to_end() {
        var plan =
                deploy(
                        """
                        ```bash
                        shopd --background   # start detached
                        shopd status         # running?
                        shopd stop           # stop it
                        ```

                        Common operations:

                        ```bash
                        systemctl status shop
                        systemctl restart shop
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Type what is needed of: shopd --background");
    }

    @Test
    void what_is_stopped_and_started_again_is_no_card() {
        var plan =
                deploy(
                        "```bash\nsystemctl stop shop  # the old one\nsystemctl start shop # the new one\n```");
        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void the_recommended_one_is_taken() {
        var plan = deploy("- Option A (recommended): `./up.sh`\n- Option B: `./over.sh`");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh", "./up.sh");
    }

    @Test
    void the_methods_of_requests_are_no_ways() {
        var plan =
                deploy(
                        "| Method | Command |\n|---|---|\n| GET | `curl http://a.example.com/x` |\n| POST | `curl -X POST http://a.example.com/y` |");
        assertThat(plan.steps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Option A: The release before (Recommended)\n\n```bash\n./back.sh\n```\n\n### Option B: The tables\n\n```bash\n./restore.sh\n```\n",
                "### Option A: The release before\n\n```bash\n./back.sh\n```\n\n### Option B: The tables (NOT RECOMMENDED)\n\n```bash\n./restore.sh\n```\n",
                "### Redeploy (preferred)\n\n```bash\n./back.sh\n```\n\n### Restore\n\n```bash\n./restore.sh\n```\n"
            })
    void what_the_document_says_for_a_way_back_weighs(String markdown) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n## Rollback\n\n" + markdown);
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh");
    }

    @Test
    void what_stands_in_the_place_of_a_command_has_its_condition() {
        var document =
                """
                # Shop

                ## Deploy

                ```bash
                # If tables changed
                ./up.sh
                # Or, by hand
                ./over.sh
                ```

                ```bash
                ./ship.sh
                ```
                """;
        var steps = MarkdownReader.read(document).all(Step.class).toList();
        assertThat(steps)
                .extracting(Step::when)
                .containsExactly(
                        Optional.of("If tables changed"),
                        Optional.of("If tables changed"),
                        Optional.empty());
    }
}
