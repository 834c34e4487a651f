package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only shows what the next command does is shown to somebody before it is done.
class DryRunsTest {
    private static boolean asked(String fence) {
        return PlannerTest.plan("# Shop\n\n## Release\n\n```bash\n" + fence + "\n```\n")
                .steps()
                .getFirst()
                .expectations()
                .stream()
                .anyMatch(Expectation.Asked.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({
        "php fold.php, php fold.php --apply",
        "tools/verify-sites --limit=20, tools/verify-sites --limit=500 --apply",
        "./import --dry-run orders.csv, ./import orders.csv",
        "ansible-playbook site.yml --check, ansible-playbook site.yml",
        "terraform plan -out=tfplan, terraform apply tfplan",
        "pulumi preview, pulumi up --yes",
        "./bin/sync --dry-run=true, ./bin/sync --dry-run=false"
    })
    void somebody_reads_a_dry_run_before_it_is_done(String shows, String does) {
        assertThat(asked(shows + "\n" + does)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "npx prettier --check ., npm run build",
        "./import --dry-run orders.csv, ./import users.csv",
        "terraform plan, terraform output",
        "./ship, ./ship",
        "./fold --apply, ./fold --apply"
    })
    void what_does_something_else_is_not_waited_for(String first, String next) {
        assertThat(asked(first + "\n" + next)).isFalse();
    }

    @Test
    void the_question_names_the_line_that_does_it() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Release\n\n```bash\nphp fold.php\nphp fold.php --apply\n```\n");
        assertThat(plan.steps().getFirst().expectations())
                .extracting(Expectation::says)
                .contains("what it shows is what is wanted: line 7 does it");
    }
}
