package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.FakeGithub.Run;
import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.hosting.Hosting.Review;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubHostingTest extends HostingContract {
    private final FakeGithub github = new FakeGithub();
    private Hosting shop;

    GithubHostingTest() throws java.io.IOException {}

    @Override
    World world() {
        var fake = github;
        return new World() {
            @Override
            public URI api() {
                return fake.api();
            }

            @Override
            public Twice servedTwice() {
                var ids = new Twice("11", "22");
                fake.runs.add(run(ids.older(), "completed", "success", LONG_AGO));
                fake.runs.add(run(ids.newer(), "completed", "success", LONG_AGO.plusSeconds(60)));
                return ids;
            }

            @Override
            public String strange() {
                fake.runs.add(run("33", "teleporting", "", LONG_AGO));
                return "33";
            }

            @Override
            public void nextRead(FakeApi.Answer answer) {
                fake.nextRead(answer);
            }

            @Override
            public void nextWrite(FakeApi.Answer answer) {
                fake.nextWrite(answer);
            }

            @Override
            public int asked() {
                return (int)
                        fake.calls.stream().filter(call -> call.method().equals("POST")).count();
            }

            @Override
            public String builds() {
                // It runs what it is told.
                return COMMIT;
            }

            @Override
            public void close() {
                fake.close();
            }
        };
    }

    @Override
    Hosting client(URI api, HostingApi.Ground ground) throws HostingException {
        return new GithubHosting(
                new HostingApi(
                        api,
                        KEY,
                        "$THE_KEY",
                        Map.of("Accept", "application/vnd.github+json"),
                        ground),
                "mia/shop/deploy.yml");
    }

    @BeforeEach
    void a_workflow() throws HostingException {
        shop =
                client(
                        github.api(),
                        new HostingApi.Ground(
                                java.time.InstantSource.system(),
                                java.util.random.RandomGenerator.getDefault(),
                                pauses::add,
                                Duration.ofSeconds(10)));
    }

    @Test
    void more_runs_than_a_page_holds_are_asked_for_page_by_page() throws Exception {
        for (var i = 0; i < 250; i++) {
            github.runs.add(
                    run(Integer.toString(i), "completed", "success", LONG_AGO.plusSeconds(i)));
        }
        assertThat(shop.releases(250))
                .extracting(Hosting.Release::id)
                .hasSize(250)
                .doesNotHaveDuplicates()
                .startsWith("249", "248");
        assertThat(github.calls.stream().filter(call -> call.path().endsWith("/runs"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "queued,'',WAITING",
        "waiting,'',WAITING",
        "pending,'',WAITING",
        "requested,'',WAITING",
        "in_progress,'',BUILDING",
        "completed,success,LIVE",
        "completed,failure,FAILED",
        "completed,timed_out,FAILED",
        "completed,startup_failure,FAILED",
        "completed,cancelled,CANCELED",
        "completed,skipped,UNKNOWN",
        "completed,neutral,UNKNOWN",
        "completed,action_required,UNKNOWN",
        "completed,stale,UNKNOWN",
        "completed,vanished,UNKNOWN"
    })
    void every_state_is_understood_and_what_deployed_nothing_is_unclear(
            String status, String conclusion, State state) throws Exception {
        github.runs.add(run("7", status, conclusion, LONG_AGO));
        assertThat(shop.release("7").state()).isEqualTo(state);
    }

    @Test
    void
            an_older_server_that_tells_no_run_gets_the_call_without_that_wish_and_its_list_is_searched()
                    throws Exception {
        github.tellsIds = false;
        github.runs.add(run("7", "completed", "success", LONG_AGO));

        var made = shop.deploy(Optional.of(github.head));

        assertThat(made.id()).isEqualTo("1001");
        assertThat(made.commit()).isEqualTo(github.head);
        assertThat(github.runs).hasSize(2);
        assertThat(
                        github.calls.stream()
                                .filter(call -> call.method().equals("POST"))
                                .toList()
                                .getLast()
                                .body())
                .contains("\"ref\":\"trunk\"")
                .doesNotContain("inputs");
    }

    @Test
    void going_back_hands_the_old_commit_over_and_a_workflow_that_takes_none_is_told()
            throws Exception {
        github.runs.add(run("7", "completed", "success", LONG_AGO));

        assertThat(shop.rollBack("7").commit()).isEqualTo("b".repeat(40));

        github.declaresCommit = false;
        assertThat(refused(() -> shop.rollBack("7")))
                .hasMessageContaining("declare input \"commit\"");
    }

    @Test
    void who_has_to_approve_is_told() throws Exception {
        github.runs.add(run("7", "waiting", "", LONG_AGO));
        assertThat(shop.approvals("7"))
                .containsExactly(new Approval("production", List.of("jo", "ops"), true));
    }

    @Test
    void a_timer_is_nobodys_to_approve_and_a_key_may_not_be_a_reviewers() throws Exception {
        github.runs.add(run("7", "waiting", "", LONG_AGO));
        github.mayApprove = false;
        assertThat(shop.approvals("7")).noneMatch(Approval::here);
        assertThat(refused(() -> shop.review("7", List.of("production"), true, "go")).status())
                .isEqualTo(403);
        github.reviewers = false;
        assertThat(shop.approvals("7")).allMatch(one -> one.who().isEmpty());
    }

    @Test
    void a_yes_is_given_to_the_environments_that_were_meant_with_who_and_why() throws Exception {
        github.runs.add(run("7", "waiting", "", LONG_AGO));
        github.environments.put("staging", 9);

        shop.review("7", List.of("production"), true, "Rutter, run 3: approved by mia");

        assertThat(github.calls.getLast().body())
                .contains("\"environment_ids\":[5]")
                .contains("\"state\":\"approved\"")
                .contains("approved by mia");
        assertThat(shop.reviews("7"))
                .containsExactly(
                        new Review(
                                List.of("production"),
                                true,
                                "rutter-bot",
                                "Rutter, run 3: approved by mia"));
        assertThat(shop.approvals("7")).isEmpty();
    }

    @Test
    void a_no_ends_the_run_there_and_what_is_not_waited_for_is_refused() throws Exception {
        github.runs.add(run("7", "waiting", "", LONG_AGO));
        shop.review("7", List.of("production"), false, "not today");
        assertThat(shop.release("7").state()).isEqualTo(State.FAILED);
        assertThat(shop.reviews("7")).extracting(Review::yes).containsExactly(false);
        assertThat(refused(() -> shop.review("7", List.of("production"), true, "")).status())
                .isEqualTo(422);
    }

    /// A word that is repeated might be given to what waits next.
    @Test
    void a_yes_whose_answer_is_lost_is_not_sent_again() throws Exception {
        github.runs.add(run("7", "waiting", "", LONG_AGO));
        github.nextWrite(FakeApi.Answer.of(502, ""));
        assertThat(refused(() -> shop.review("7", List.of("production"), true, "go")).status())
                .isEqualTo(502);
        assertThat(github.calls.stream().filter(call -> call.method().equals("POST"))).hasSize(1);
    }

    @Test
    void a_spent_limit_that_comes_as_403_is_waited_for() throws Exception {
        github.nextRead(
                new FakeApi.Answer(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        Map.of("X-RateLimit-Remaining", "0", "Retry-After", "3"),
                        0));
        assertThat(shop.releases(5)).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void a_wait_that_is_stated_as_a_date_is_kept_for_half_a_minute_at_most() throws Exception {
        var inAnHour = Instant.now().plusSeconds(3600).atZone(ZoneOffset.UTC);
        github.nextRead(
                new FakeApi.Answer(
                        429,
                        "",
                        Map.of(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(inAnHour)),
                        0));
        assertThat(shop.releases(5)).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    /// A log is a read like any other.
    @Test
    void a_log_that_is_refused_for_a_moment_is_read_again() throws Exception {
        github.runs.add(run("7", "completed", "success", LONG_AGO));
        github.failingLogs.set(1);
        assertThat(shop.logs(Instant.EPOCH, Instant.now(), "", 10))
                .extracting(Hosting.LogLine::text)
                .containsExactly("built");
    }

    @Test
    void a_push_that_would_deploy_too_cannot_be_held_back_and_is_told() throws Exception {
        assertThat(shop.freezeAutoDeploy().setting()).isEmpty();
        github.runs.add(new Run(7, "b".repeat(40), "x", "completed", "success", LONG_AGO, "push"));
        assertThat(refused(() -> shop.freezeAutoDeploy()))
                .hasMessageContaining("a push starts this workflow too");
    }

    private static Run run(String id, String status, String conclusion, Instant at) {
        return new Run(
                Long.parseLong(id),
                "b".repeat(40),
                "Deploy",
                status,
                conclusion,
                at,
                "workflow_dispatch");
    }
}
