package dev.rutter.language.choice;

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

/// What stands above `# Or …` is one way, and not done with the other.
class FirstWayTest {
    private static Plan plan(String fence) {
        return below("```bash\n" + fence + "\n```");
    }

    private static Plan below(String text) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\n" + text + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> scripts(String fence) {
        return scripts(plan(fence));
    }

    private static List<String> scripts(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    private static List<String> choices(String fence) {
        return plan(fence).open().stream()
                .filter(open -> open.kind() == Plan.Open.Kind.CHOICE)
                .map(Plan.Open::what)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl set image deploy/till till=till:v5\nkubectl rollout status deploy/till\n# OR for Helm:\n# helm upgrade till ./chart",
                "docker compose pull\ndocker compose up -d\n\n# or, with make:\nmake up",
                "systemctl stop till\ncp till.jar /srv/till/\nsystemctl start till\n# Or: ansible\nansible-playbook till.yml",
                "./stop.sh\n./start.sh\n# or\n./restart.sh"
            })
    void all_lines_above_it_are_the_first_way(String fence) {
        assertThat(scripts(fence)).isEmpty();
        assertThat(choices(fence)).hasSize(1);
    }

    @Test
    void what_only_says_where_belongs_to_both() {
        assertThat(scripts("cd /srv/till\n./stop.sh\n./start.sh\n# or\nansible-playbook till.yml"))
                .containsExactly("cd /srv/till");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git pull\nnpm ci\n# or\nyarn install",
                "git pull\nnpm publish\n# or: yarn publish",
                "git pull\n\n# Start\ndocker compose up -d\n# or\nmake up"
            })
    void the_last_alone_is_where_it_does_the_same_or_stands_apart(String fence) {
        assertThat(scripts(fence)).containsExactly("git pull");
    }

    @Test
    void every_or_of_a_fence_is_a_choice_of_its_own() {
        assertThat(
                        choices(
                                "# Fetch\nnpm ci\n# or\nyarn install\n\n# Build\nnpm run build\n# or\nyarn build"))
                .hasSize(2);
    }

    @Test
    void a_way_of_several_lines_is_named_by_its_first_and_last() {
        assertThat(choices("./stop.sh\n./start.sh\n# Or with Ansible\nansible-playbook till.yml"))
                .singleElement()
                .asString()
                .contains("\"./stop.sh; ./start.sh\"", "\"Or with Ansible\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n./one.sh\n```\n\nor\n\n```bash\n./other.sh\n```\n\n```bash\n./tell.sh\n```",
                "- `./one.sh`\n\nor\n\n- `./other.sh`\n\nThen run `./tell.sh`.",
                "Run `./one.sh`.\n\nor\n\nby hand.\n\n```bash\n./tell.sh\n```",
                "```bash\n./one.sh\n```\n\nor\n\nthe other way:\n\n```bash\n./other.sh\n```\n\n```bash\n./tell.sh\n```",
                "Run `./one.sh`.\n\n**OR**\n\nRun `./other.sh`.\n\nRun `./tell.sh`.",
                "```bash\n./one.sh\n```\n\nor\n\n```bash\n./other.sh\n```\n\nor\n\n```bash\n./third.sh\n```\n\nRun `./tell.sh`."
            })
    void an_or_between_two_blocks_leaves_the_second_out_unless_somebody_chooses_it(String text) {
        assertThat(scripts(below(text))).containsExactly("./one.sh", "./tell.sh");
    }

    @Test
    void of_a_list_above_it_the_last_item_is_meant() {
        var text = "1. `./stop.sh`\n2. `./start.sh`\n\nor\n\n```bash\n./restart.sh\n```";
        var chosen = below(text).unread().stream().map(Plan.Unread::says).toList();
        assertThat(scripts(below(text))).containsExactly("./stop.sh", "./start.sh");
        assertThat(chosen).anyMatch(says -> says.contains("./restart.sh"));
    }
}
