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
import org.junit.jupiter.params.provider.CsvSource;

/// A guide that tells one thing for several kinds of it is no row of things to do.
class KindsTest {
    private static Plan plan(String title, String... headings) {
        var text = new StringBuilder("# " + title + "\n");
        for (var heading : headings) {
            text.append("\n## ").append(heading).append("\n\n```bash\n./");
            text.append(heading.replaceAll("\\W", "")).append(".sh\n```\n");
        }
        return Planner.plan(
                "x.md", MarkdownReader.read(text.toString()), Environment.unbound("production"));
    }

    private static List<String> scripts(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade guide, Minor version upgrades, Major version upgrades",
        "Releasing, Patch release, Major release",
        "Releasing, Releasing a minor version, Releasing a major version",
        "Releasing, Minor and patch releases, Major releases",
        "Upgrading, Standard upgrades, Multi-version upgrades",
        "Upgrading, Online upgrade, Offline upgrade",
        "Updating, Update with Docker Compose, Update a manual installation",
        "Updating, Docker, From source",
        "Upgrade, Upgrading from source, Upgrading with the Helm chart",
        "Deployment, Deploy on Kubernetes, Deploying with Docker Compose"
    })
    void somebody_chooses_one_of_several_kinds(String title, String one, String other) {
        var plan = plan(title, one, other);
        assertThat(scripts(plan)).isEmpty();
        assertThat(plan.open())
                .filteredOn(open -> open.kind() == Plan.Open.Kind.CHOICE)
                .singleElement()
                .extracting(Plan.Open::what)
                .asString()
                .contains(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "Publishing a release, Publishing a pre-release",
        "Release, Beta release",
        "Publish, Hotfix releases",
        "Releasing, Nightly builds"
    })
    void the_kind_behind_the_usual_one_is_left_out(String usual, String other) {
        var plan = plan("Shop", usual, other);
        assertThat(scripts(plan)).containsExactly("./" + usual.replaceAll("\\W", "") + ".sh");
        assertThat(plan.unread()).isNotEmpty();
    }

    @Test
    void what_comes_before_the_usual_one_may_be_its_first_stage() {
        var plan = plan("Shop", "Beta release", "Release");
        assertThat(scripts(plan)).isEmpty();
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, Upgrade the database, Upgrade the shop",
        "Release, 1. Minor upgrade, 2. Major upgrade",
        "Release, Release candidate, Final release",
        "Publishing, Publish to npm, Publish to Homebrew",
        "Release, Beta release, Production release",
        "Deployment, Deploy the API, Deploy the Docker registry"
    })
    void parts_stages_and_targets_are_all_done(String title, String one, String other) {
        assertThat(scripts(plan(title, one, other))).hasSize(2);
    }

    @Test
    void checks_before_a_release_come_before_it() {
        assertThat(scripts(plan("Shop", "Release", "Pre-release checks")))
                .containsExactly("./Prereleasechecks.sh", "./Release.sh");
    }
}
