package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kinds of one deed that stand beside each other: one of them is done.
class GroundsTest {
    private static final String BACK = "\n\n## Rollback\n\n1. `./back.sh`\n";

    private static Plan deploy(String markdown) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n" + markdown + BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n# Debian/Ubuntu\nsudo apt-get install -y shop\n# RHEL/CentOS\nsudo yum install -y shop\n```",
                "```bash\n# AWS\n./up.sh a\n# Azure\n./up.sh b\n```",
                "```bash\n# npm\nnpm ci\n# yarn\nyarn install\n```",
                "**Debian:**\n\n```bash\n./up.sh a\n```\n\n**Fedora:**\n\n```bash\n./up.sh b\n```",
                "On AWS:\n\n```bash\n./up.sh a\n```\n\nOn GCP:\n\n```bash\n./up.sh b\n```",
                "- Debian/Ubuntu: `./up.sh a`\n- Alpine: `./up.sh b`",
                "### AWS\n\n1. `./up.sh a`\n\n### Azure\n\n1. `./up.sh b`",
                "### Deploy to AWS\n\n1. `./up.sh a`\n\n### Deploy to Azure\n\n1. `./up.sh b`",
                "### Linux service\n\n1. `./up.sh a`\n\n### Hosts without systemd\n\n1. `./up.sh b`\n\n### macOS LaunchAgent\n\n1. `./up.sh c`",
                "### With systemd\n\n1. `./up.sh a`\n\n### Without systemd\n\n1. `./up.sh b`",
                "### Linux (systemd)\n\n1. `./up.sh a`\n\n### FreeBSD\n\n1. `./up.sh b`",
                "### systemd\n\n1. `./up.sh a`\n\n### OpenRC\n\n1. `./up.sh b`",
                "On Linux:\n\n```bash\n./up.sh a\n```\n\nOn macOS:\n\n```bash\n./up.sh b\n```",
                "**Using pip**\n\n```bash\n./up.sh a\n```\n\n**Using uv**\n\n```bash\n./up.sh b\n```\n\n**From source**\n\n```bash\n./up.sh c\n```",
            })
    void somebody_chooses_what_it_runs_on(String markdown) {
        var plan = deploy(markdown);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Ubuntu\n\n1. `./up.sh a`\n\n### systemd service\n\n1. `./up.sh b`",
                "### Build the installers\n\n#### Linux service\n\n1. `./up.sh a`\n\n#### Windows service\n\n1. `./up.sh b`",
                "### Linux hosts\n\n```bash\nansible-playbook a.yml -l linux\n```\n\n### macOS hosts\n\n```bash\nansible-playbook a.yml -l macos\n```",
                "All three fleets have to be upgraded.\n\n### On Linux\n\n```bash\n./up.sh a\n```\n\n### On macOS\n\n```bash\n./over.sh\n```",
                "### Hosts with systemd\n\n```bash\n./up.sh a\n```\n\n### Hosts without systemd\n\n```bash\n./over.sh\n```",
                "**Linux**\n\n```bash\n./publish deb\n```\n\n**macOS**\n\n```bash\n./publish pkg\n```",
                "1. Deploy both runners:\n\n   On Linux:\n\n   ```bash\n   ./runner lin\n   ```\n\n   On macOS:\n\n   ```bash\n   ./runner mac\n   ```",
                "### Linux\n\n```bash\n./agents linux\n```\n\n### Windows\n\n```bash\n./agents windows\n```",
                "### Service-specific deployment\n\n#### Orders\n\n```bash\n./ship orders\n```\n\n#### Billing\n\n```bash\n./ship billing\n```",
                "Never skip a version.\n\nFirst stop:\n\n```bash\nhelm upgrade --install a b/a --version 4.0.1\n```\n\nSecond stop:\n\n```bash\nhelm upgrade --install a b/a --version 4.1.0\n```",
            })
    void what_goes_together_is_no_choice(String markdown) {
        assertThat(deploy(markdown).open())
                .extracting(Plan.Open::kind)
                .doesNotContain(Plan.Open.Kind.CHOICE);
    }

    @Test
    void the_one_that_the_companion_names_is_taken() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n```bash\n# Debian/Ubuntu\n./up.sh a\n# RHEL/CentOS\n./up.sh b\n```"
                                + BACK,
                        "choose: { \"Deploy\": \"RHEL/CentOS\" }");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./up.sh b");
    }

    @Test
    void what_is_common_to_all_is_done() {
        var plan =
                deploy(
                        """
                        ```bash
                        # Ubuntu
                        sudo apt-get update

                        # Fetch it
                        sudo apt-get install -y shop

                        # Fedora
                        sudo dnf install -y shop

                        # Start it
                        systemctl start shop
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("systemctl start shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n# AWS\n./up.sh a\n# Start\n./up.sh b\n```",
                "```bash\n# Install with npm\n./up.sh a\n# Upload to AWS\n./up.sh b\n```",
                "### AWS\n\n1. `./up.sh a`\n\n### Ubuntu\n\n1. `./up.sh b`",
            })
    void one_name_alone_is_no_alternative(String markdown) {
        assertThat(PlannerTest.said(deploy(markdown).steps()))
                .containsExactly("./up.sh a", "./up.sh b");
    }

    @Test
    void a_guide_to_upgrading_any_of_them_is_another_procedure() {
        var plan =
                PlannerTest.plan(
                        "# Upgrades\n\n## Upgrading the database\n\n1. `./up.sh`\n\n## Upgrading an extension\n\n1. `./over.sh`"
                                + BACK);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @CsvSource({"QA deployment", "Deploy to QA", "Test environment", "Staging"})
    void another_environments_chapter_is_left_out(String title) {
        var plan =
                deploy(
                        "### "
                                + title
                                + "\n\n1. `./up.sh a`\n\n### Production deployment\n\n1. `./up.sh b`");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./up.sh b");
    }

    @Test
    void words_of_which_one_is_written_never_reach_a_shell() {
        var plan = deploy("```bash\nnpm version patch|minor|major\nnpm publish\n```");
        assertThat(plan.open())
                .filteredOn(open -> open.kind() == Plan.Open.Kind.INPUT)
                .singleElement()
                .satisfies(open -> assertThat(open.what()).contains("patch|minor|major"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat list|sort|uniq",
                "grep -E 'foo bar|baz qux' list",
                "grep -E \"foo bar|baz qux\" list"
            })
    void a_pipe_is_none_of_them(String command) {
        assertThat(deploy("```bash\n" + command + "\n```").open())
                .extracting(Plan.Open::kind)
                .doesNotContain(Plan.Open.Kind.INPUT);
    }

    @Test
    void what_stands_behind_the_fence_of_another_way_is_done_in_any_case() {
        var plan =
                deploy(
                        """
                        Install it:

                        ```bash
                        kubectl apply -f shop/
                        ```

                        Alternatively, use Helm:

                        ```bash
                        helm repo add shop https://charts.example.com
                        ```

                        Then install the chart:

                        ```bash
                        helm upgrade --install shop shop/shop
                        ```

                        Warm the cache:

                        ```bash
                        ./warm.sh
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("kubectl apply -f shop/", "./warm.sh");
    }
}
