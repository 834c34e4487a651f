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

/// What stands above `# Or …` is one way, and not done with the other.
class FirstWayTest {
    private static Plan plan(String fence) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\n```bash\n" + fence + "\n```\n"),
                Environment.unbound("production"));
    }

    private static List<String> scripts(String fence) {
        return plan(fence).steps().stream()
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
}
