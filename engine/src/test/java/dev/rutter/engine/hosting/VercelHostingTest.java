package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.FakeVercel.Deployment;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VercelHostingTest extends HostingContract {
    private final FakeVercel vercel = new FakeVercel();
    private Hosting shop;

    VercelHostingTest() throws java.io.IOException {}

    @Override
    World world() {
        var fake = vercel;
        return new World() {
            @Override
            public URI api() {
                return fake.api();
            }

            @Override
            public Twice servedTwice() {
                var ids = new Twice("11", "22");
                fake.deployments.add(deployment(ids.older(), "READY", "PROMOTED", LONG_AGO));
                fake.deployments.add(
                        deployment(ids.newer(), "READY", "PROMOTED", LONG_AGO.plusSeconds(60)));
                fake.production = ids.newer();
                return ids;
            }

            @Override
            public String strange() {
                fake.deployments.add(deployment("33", "TELEPORTING", "", LONG_AGO));
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
                // It builds what it is told.
                return COMMIT;
            }

            @Override
            public void close() {
                fake.close();
            }
        };
    }

    @Override
    Hosting client(URI api, HostingApi.Ground ground) {
        return new VercelHosting(new HostingApi(api, KEY, "$THE_KEY", ground), "team_9/shop");
    }

    @BeforeEach
    void a_project() {
        shop =
                client(
                        vercel.api(),
                        new HostingApi.Ground(
                                java.time.InstantSource.system(),
                                java.util.random.RandomGenerator.getDefault(),
                                pauses::add,
                                Duration.ofSeconds(10)));
    }

    @Test
    void more_deployments_than_a_page_holds_are_asked_for_page_by_page() throws Exception {
        for (var i = 0; i < 250; i++) {
            vercel.deployments.add(
                    deployment("dpl_" + i, "READY", "PROMOTED", LONG_AGO.plusSeconds(i)));
        }
        assertThat(shop.releases(230))
                .extracting(Hosting.Release::id)
                .hasSize(230)
                .doesNotHaveDuplicates()
                .startsWith("dpl_249", "dpl_248");
        assertThat(vercel.calls.stream().filter(call -> call.path().equals("/v7/deployments")))
                .hasSize(3);
    }

    @Test
    void going_back_moves_the_domains_builds_nothing_and_is_found_again() throws Exception {
        vercel.deployments.add(deployment("old", "READY", "PROMOTED", LONG_AGO));
        vercel.deployments.add(deployment("new", "READY", "PROMOTED", LONG_AGO.plusSeconds(60)));
        vercel.production = "new";
        var since = Instant.now().minusSeconds(1);
        assertThat(shop.asked(since, true, Optional.empty())).isEmpty();

        var back = shop.rollBack("old");

        assertThat(back.id()).isEqualTo("old");
        assertThat(back.state()).isEqualTo(State.LIVE);
        assertThat(shop.asked(since, true, Optional.empty()).orElseThrow().id()).isEqualTo("old");
        assertThat(shop.rollBack("old").state()).isEqualTo(State.LIVE);
        assertThat(vercel.calls).noneMatch(call -> call.path().equals("/v13/deployments"));
    }

    @Test
    void
            where_the_plan_allows_no_rollback_the_old_deployment_is_promoted_and_pushes_stay_held_back()
                    throws Exception {
        vercel.deployments.add(deployment("old", "READY", "PROMOTED", LONG_AGO));
        vercel.deployments.add(deployment("new", "READY", "PROMOTED", LONG_AGO.plusSeconds(60)));
        vercel.production = "new";
        vercel.rollbackRefused = 402;
        shop.freezeAutoDeploy();
        var since = Instant.now().minusSeconds(1);

        assertThat(shop.rollBack("old").state()).isEqualTo(State.LIVE);

        assertThat(vercel.production).isEqualTo("old");
        assertThat(vercel.assigns).isFalse();
        assertThat(shop.asked(since, true, Optional.empty()).orElseThrow().id()).isEqualTo("old");
    }

    @Test
    void a_rollback_that_is_refused_for_another_reason_is_not_gone_around() {
        vercel.deployments.add(deployment("old", "READY", "PROMOTED", LONG_AGO));
        vercel.production = "new";
        vercel.rollbackRefused = 422;
        assertThat(refused(() -> shop.rollBack("old")).status()).isEqualTo(422);
        assertThat(vercel.production).isEqualTo("new");
    }

    @Test
    void a_move_that_failed_or_is_under_way_is_told_so() throws Exception {
        vercel.deployments.add(deployment("old", "READY", "PROMOTED", LONG_AGO));
        vercel.moved =
                "{\"toDeploymentId\":\"old\",\"jobStatus\":\"in-progress\",\"type\":\"rollback\"}";
        assertThat(shop.release("old").state()).isEqualTo(State.STARTING);
        vercel.moved =
                "{\"toDeploymentId\":\"old\",\"jobStatus\":\"failed\",\"type\":\"rollback\"}";
        assertThat(shop.release("old").state()).isEqualTo(State.FAILED);
        assertThat(shop.release("old").said()).contains("rollback failed");
    }

    @Test
    void what_is_built_while_domains_are_pinned_is_staged_until_it_is_promoted() throws Exception {
        vercel.production = "old";
        vercel.deployments.add(deployment("new", "READY", "STAGED", LONG_AGO));
        assertThat(shop.freezeAutoDeploy())
                .isEqualTo(new Hosting.KeptSetting("autoAssignCustomDomains", "true"));
        assertThat(shop.release("new").state()).isEqualTo(State.STAGED);

        shop.promote("new");
        shop.promote("new"); // 409: it is there already.

        assertThat(shop.release("new").state()).isEqualTo(State.LIVE);
        assertThat(shop.url()).isEqualTo("https://shop.example.com");
    }

    @Test
    void what_was_frozen_is_set_again_and_nothing_else_is_touched() throws Exception {
        var before = shop.freezeAutoDeploy();
        assertThat(vercel.assigns).isFalse();
        assertThat(shop.freezeAutoDeploy().setting()).isEmpty();
        shop.restoreAutoDeploy(before);
        assertThat(vercel.assigns).isTrue();
        shop.restoreAutoDeploy(new Hosting.KeptSetting("", "false"));
        assertThat(vercel.assigns).isTrue();
    }

    @Test
    void a_failed_build_says_why_and_its_log_is_read() throws Exception {
        vercel.deployments.add(deployment("bad", "ERROR", "", LONG_AGO));
        var bad = shop.release("bad");
        assertThat(bad.state()).isEqualTo(State.FAILED);
        assertThat(bad.said()).contains("exited with 1");
        var from = Instant.ofEpochMilli(1_763_719_200_000L);
        assertThat(shop.logs(from, from.plusSeconds(60), "", 10))
                .extracting(Hosting.LogLine::text, Hosting.LogLine::level)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Build completed", ""),
                        org.assertj.core.api.Assertions.tuple("ERROR no such table", "error"));
    }

    @Test
    void a_project_without_a_repository_and_figures_that_are_not_told_are_refused_with_a_way_out() {
        vercel.linked = false;
        assertThat(refused(() -> shop.deploy(Optional.empty())))
                .hasMessageContaining("linked to no repository");
        assertThat(refused(() -> shop.serverErrors(LONG_AGO, LONG_AGO)))
                .hasMessageContaining("bind the metric");
        assertThat(vercel.calls).noneMatch(call -> call.method().equals("POST"));
    }

    @Test
    void the_team_goes_with_every_call() throws Exception {
        vercel.production = "old";
        shop.releases(5);
        assertThat(vercel.calls).allMatch(call -> call.query().contains("teamId=team_9"));
    }

    private static Deployment deployment(String id, String state, String substate, Instant at) {
        return new Deployment(id, "b".repeat(40), state, substate, at, false);
    }
}
