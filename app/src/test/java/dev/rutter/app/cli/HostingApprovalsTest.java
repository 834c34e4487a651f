package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.app.cli.CommandLineForTests.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployment by a workflow of GitHub whose environment has reviewers, as an operator meets it.
class HostingApprovalsTest {
    private static final String KEY = "ghp_theReviewersOwnKey1234";

    private static final String RUNBOOK =
            """
            # Shop: deployment

            ## Deploy

            1. Click Manual Deploy → Deploy latest commit
            2. Wait until the deploy is Live

            **Key log patterns to watch for:**

            ```
            # Success Indicators
            ✓ "Migrations complete"
            # Warning Signs (investigate)
            ✗ "Database connection failed"
            ```

            ## Verify

            ```bash
            # The shop answers
            true
            ```

            ## Rollback

            1. Find the previous successful deploy and click Redeploy
            """;

    @TempDir Path home;
    private GithubForTests github;
    private Path runbook;

    private void begins(Duration builds) throws IOException {
        github = new GithubForTests(builds);
        runbook = Files.createDirectory(home.resolve("shop")).resolve("RUNBOOK.md");
        Files.writeString(runbook, RUNBOOK);
        Files.writeString(
                runbook.resolveSibling("rutter.yaml"),
                """
                project: shop
                environments:
                  production:
                    hosting: { kind: github, service: mia/shop/deploy.yml, api: "%s", token: $GITHUB_TOKEN }
                    people: { sign: [mia, kim] }
                """
                        .formatted(github.api()));
    }

    @BeforeEach
    void github() throws IOException {
        begins(Duration.ZERO);
    }

    @AfterEach
    void close() {
        github.close();
    }

    private Ended rutter(String... words) {
        var ended =
                new CommandLineForTests(home.resolve("home")).with("GITHUB_TOKEN", KEY).run(words);
        assertThat(ended.all()).doesNotContain(KEY);
        return ended;
    }

    private Ended run(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("run", runbook.toString()));
        words.addAll(java.util.List.of("-e", "production", "--by", "jo"));
        words.addAll(java.util.List.of(more));
        return rutter(words.toArray(String[]::new));
    }

    private Path answers(String text) throws IOException {
        return Files.writeString(home.resolve("answers.txt"), text);
    }

    @Test
    void the_run_asks_and_what_is_answered_elsewhere_is_given_to_github() {
        var began = run();
        assertThat(began.code()).as(began.all()).isEqualTo(ExitCode.WAITING);
        var status = rutter("status", "r1").out();
        assertThat(status)
                .contains("Approve release 1001 into production?")
                .contains("line 6")
                .contains("production by octo")
                .contains("rutter answer r1 deploy-2:hosting-1 yes|no   (of mia, kim)")
                .contains("then no");
        assertThat(rutter("answer", "r1", "deploy-2:hosting-1", "yes", "--by", "eve").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(github.posted).hasSize(1);
        rutter("answer", "r1", "deploy-2:hosting-1", "no", "--by", "mia", "--note", "not today");
        var ended = rutter("resume", "r1");
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.STOPPED);
        assertThat(github.posted).hasSize(2);
        assertThat(github.posted.getLast())
                .startsWith("pending_deployments")
                .contains("\"state\":\"rejected\"")
                .contains("\"environment_ids\":[5]")
                .contains("run r1")
                .contains("rejected by mia: not today");
        assertThat(rutter("log", "r1").out())
                .contains("hosting waits for an approval of release 1001 into production")
                .contains("hosting took the answer about release 1001")
                .contains("refused by mia: not today");
    }

    /// The answer stands in a file; a line to look into is told while the release is still built.
    @Tag("slow")
    @Test
    void the_log_of_what_was_approved_is_held_against_the_document_while_it_is_built()
            throws IOException {
        github.close();
        Files.delete(runbook.resolveSibling("rutter.yaml"));
        Files.delete(runbook);
        Files.delete(runbook.getParent());
        begins(Duration.ofSeconds(4));
        var prepared =
                answers(
                        """
                        deploy-2:hosting-1 = yes by mia: seen in the review
                        verify-1:result-1 = yes by mia
                        """);
        var ended = run("--answers", prepared.toString());
        var log = rutter("log", "r1").out();
        assertThat(github.posted.getLast()).contains("approved by mia: seen in the review");
        assertThat(log).contains("while the release comes up");
        assertThat(log.indexOf("Database connection failed, using the old one"))
                .isBetween(0, log.indexOf("serves from here on"));
        assertThat(ended.code()).as(ended.all() + log).isEqualTo(ExitCode.DONE);
    }

    @Test
    void what_is_approved_at_github_itself_closes_the_question() {
        run();
        github.review(true, "octo", "go on");
        rutter("resume", "r1");
        assertThat(github.posted).hasSize(1);
        assertThat(rutter("log", "r1").out())
                .contains("yes by octo at the hosting: approved at the hosting by octo: go on");
    }

    @Test
    void a_key_that_may_not_approve_has_it_approved_there() {
        github.mayApprove = false;
        var began = run();
        assertThat(began.code()).isEqualTo(ExitCode.WAITING);
        assertThat(began.all()).contains("Approve it there").contains("may not approve it");
        github.review(false, "octo", "");
        var ended = rutter("resume", "r1");
        assertThat(ended.code()).isEqualTo(ExitCode.STOPPED);
        assertThat(ended.all()).contains("refused by octo at the hosting");
    }
}
