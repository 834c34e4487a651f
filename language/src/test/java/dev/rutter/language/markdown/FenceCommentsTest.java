package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a comment in a fence says beside its commands, and what stands behind it.
class FenceCommentsTest {
    private static String read(String fence) {
        return LanguagePageTest.reading("# Shop\n\n## Deploy\n\n```bash\n" + fence + "\n```\n");
    }

    @Test
    void commands_for_two_platforms_are_alternatives() {
        assertThat(
                        read(
                                "# Docker Compose\ndocker compose restart shop\n\n# Kubernetes\nkubectl rollout restart deploy/shop"))
                .contains("6 option\n7 command\n9 option\n10 command\n");
    }

    @Test
    void what_is_done_on_every_platform_is_part_of_none() {
        var steps =
                Readings.steps(
                        "```bash\n# Docker\ndocker restart shop\n\n# Kubernetes\nkubectl rollout restart deploy/shop\n\n# Smoke test\n./smoke.sh\n```");
        assertThat(steps.getLast()).contains("./smoke.sh").doesNotContain("Kubernetes");
    }

    @Test
    void whoever_asks_both_tools_for_their_version_has_both() {
        assertThat(read("# Docker\ndocker --version\n\n# Helm\nhelm version"))
                .doesNotContain("option");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# An old token returns 401.\ncurl -s https://shop.example.com/me",
                "curl -s https://shop.example.com/me\n# Target: < 300ms",
                "curl -s https://shop.example.com/me\n# From another host: 403",
                "curl -s https://shop.example.com/me  # from here: 200",
                "./notes.sh\n# Must not print: \"unknown column\"",
                "./logs.sh  # look for \"watching\""
            })
    void a_result_is_expected(String fence) {
        assertThat(read(fence)).contains("expect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Edit deploy/task.json and raise the tag\n./register.sh",
                "# Create the secrets (edit the values first)\nkubectl apply -f secrets.yaml",
                "cp shop.env.example shop.env  # fill in the keys",
                "# Notify the team\necho \"Done\"",
                "# 1. Stop the worker\n# 2. Clear the slot\n./clear.sh\n# 3. Start it\n./start.sh"
            })
    void what_no_command_does_is_asked_of_a_person(String fence) {
        assertThat(read(fence)).contains("manual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# No rows were changed by it\n# The slot keeps its place",
                "# (any storage of yours)",
                "# The indexes are safe to keep",
                "# Deploy in one of two ways\n# Option A: by hand\n./a.sh\n# Option B: by script\n./b.sh",
                "# Update package.json\nnpm version patch"
            })
    void what_only_tells_how_it_is_asks_nobody(String fence) {
        assertThat(read(fence)).doesNotContain("manual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN=... ZONE=eu ops/switch.sh on",
                "\"C:\\\\Program Files\\\\Shop\\\\shop.exe\" sync",
                ".venv\\\\Scripts\\\\activate"
            })
    void it_runs_something(String line) {
        assertThat(read(line.replace("\\\\", "\\"))).contains("6 command");
    }

    @Test
    void what_only_windows_finds_is_typed_by_a_person() {
        assertThat(read(".venv\\Scripts\\activate")).contains("attended");
    }

    @Test
    void a_line_of_a_crontab_is_not_run() {
        assertThat(read("./backup.sh\n0 2 * * * /opt/shop/backup.sh")).contains("7 sample");
    }

    @Test
    void a_condition_in_the_middle_guards_its_own_commands_and_not_the_next_comments() {
        var steps =
                Readings.steps(
                        "```bash\n# Fetch\n./fetch.sh\n# if the queue is used:\n./queue.sh up\n./queue.sh ping\n# Start the shop\n./start.sh\n```");
        assertThat(steps).hasSize(4);
        assertThat(steps.get(1)).contains("queue is used").doesNotContain("Fetch");
        assertThat(steps.get(2)).contains("queue is used");
        assertThat(steps.getLast()).contains("Start the shop").doesNotContain("when");
    }

    @Test
    void comments_right_below_a_condition_are_its_own_and_so_is_what_goes_on() {
        var steps =
                Readings.steps(
                        "```bash\n# If the index has changed:\n# Build it\n./index.sh build\n# Then switch over\n./index.sh switch\n# Expected: ok\n./index.sh look\n# Start the shop\n./start.sh\n```");
        assertThat(steps.subList(0, 3)).allMatch(step -> step.contains("when"));
        assertThat(steps.getLast()).doesNotContain("when");
    }

    @Test
    void paragraphs_that_each_begin_with_a_condition_are_guarded_whole() {
        var steps =
                Readings.steps(
                        "```bash\n# If it runs in a jail:\n./jail.sh stop\n# Start it\n./jail.sh start\n# Look\n./jail.sh list\n\n# If it runs as a unit:\n./unit.sh stop\n# Look\n./unit.sh list\n```");
        assertThat(steps).hasSize(5).allMatch(step -> step.contains("when"));
    }
}
