package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.Hosting.KeptSetting;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked for, what became of it, and what the API says no to.
class RenderHostingTest extends RenderShop {

    @Test
    void releases_come_newest_first_whatever_order_the_api_lists_them_in() throws Exception {
        render.deploy("dep-2", "ccc", "live", "api", "2026-11-20T12:00:00.5Z");
        render.deploy("dep-1", "bbb", "build_failed", "api", "2026-11-20T11:00:00Z");
        assertThat(shop.releases(10))
                .extracting(Release::id)
                .containsExactly("dep-2", "dep-1", NONE);
        assertThat(shop.releases(1)).extracting(Release::commit).containsExactly("ccc");
    }

    @Test
    void a_list_longer_than_a_page_is_asked_for_page_by_page() throws Exception {
        for (var i = 1; i <= 120; i++) {
            render.deploy(
                    "dep-" + i, "c" + i, "live", "api", Instant.EPOCH.plusSeconds(i).toString());
        }
        assertThat(shop.releases(150)).hasSize(121);
        assertThat(render.calls("GET", DEPLOYS)).hasSize(2);
        assertThat(render.calls("GET", DEPLOYS).getLast().one("cursor")).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "created,WAITING", "queued,WAITING", "build_in_progress,BUILDING",
        "pre_deploy_in_progress,STARTING", "update_in_progress,STARTING", "live,LIVE",
        "build_failed,FAILED", "pre_deploy_failed,FAILED", "update_failed,FAILED",
        "canceled,CANCELED", "deactivated,REPLACED", "teleporting,UNKNOWN"
    })
    void every_state_of_a_release_is_understood_and_a_new_one_is_unknown(String said, State state)
            throws Exception {
        render.has(
                DEPLOYS + "/dep-7",
                FakeRender.deployJson("dep-7", "abc", said, "api", "2026-11-21T09:00:00Z"));
        var release = shop.release("dep-7");
        assertThat(release.state()).isEqualTo(state);
        assertThat(release.said()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"failure\":{\"nonZeroExit\":3}} | it ended with exit status 3",
                "{\"failure\":{\"oomKilled\":{\"memoryLimit\":\"512Mi\"}}} | it ran out of memory (limit 512Mi)",
                "{\"failure\":{\"timedOutSeconds\":900,\"timedOutReason\":\"no open port\"}} | it timed out after 900 s: no open port",
                "{\"failure\":{\"unhealthy\":\"HTTP 500\"}} | it was not healthy: HTTP 500",
                "{\"buildFailed\":{\"id\":\"bld-1\"}} | the build failed",
            })
    void a_release_that_failed_says_why_from_the_events(String reason, String why)
            throws Exception {
        render.has(
                DEPLOYS + "/dep-7",
                FakeRender.deployJson(
                        "dep-7", "abc", "update_failed", "api", "2026-11-21T09:00:00Z"));
        render.lists(
                "/services/srv-1/events",
                "event",
                "{\"details\":{\"deployId\":\"dep-6\",\"reason\":{}}}");
        render.lists(
                "/services/srv-1/events",
                "event",
                "{\"details\":{\"deployId\":\"dep-7\",\"reason\":" + reason + "}}");
        assertThat(shop.release("dep-7").said()).isEqualTo("update_failed: " + why);
    }

    @Test
    void a_release_of_which_only_the_id_is_told_is_still_a_release() throws Exception {
        render.has(DEPLOYS + "/dep-7", "{\"id\":\"dep-7\"}");
        assertThat(shop.release("dep-7"))
                .isEqualTo(
                        new Release(
                                "dep-7", "", State.UNKNOWN, "", Instant.EPOCH, Optional.empty()));
    }

    @Test
    void a_deployment_asks_for_the_commit_once_and_returns_the_release() throws Exception {
        render.next(
                "POST",
                DEPLOYS,
                201,
                FakeRender.deployJson("dep-9", "abc", "created", "api", "2026-11-21T10:00:01Z"));
        assertThat(shop.deploy(Optional.of("abc")).id()).isEqualTo("dep-9");
        var call = render.calls("POST", DEPLOYS).getFirst();
        assertThat(call.body())
                .contains("\"commitId\":\"abc\"")
                .contains("\"clearCache\":\"do_not_clear\"");
        assertThat(call.authorization()).isEqualTo("Bearer " + FakeRender.KEY);
    }

    @Test
    void a_queued_deployment_is_found_in_the_list_among_those_of_others() throws Exception {
        var earlier = FakeRender.deployJson("dep-1", "abc", "live", "api", "2026-11-21T09:59:59Z");
        var pushed =
                FakeRender.deployJson(
                        "dep-2", "abc", "queued", "new_commit", "2026-11-21T10:00:01Z");
        var other = FakeRender.deployJson("dep-3", "fff", "queued", "api", "2026-11-21T10:00:01Z");
        var ours =
                FakeRender.deployJson("dep-4", "abcdef", "queued", "api", "2026-11-21T10:00:01Z");
        render.next("GET", DEPLOYS, 200, page(earlier)).next("POST", DEPLOYS, 202, "");
        render.next("GET", DEPLOYS, 200, page(earlier))
                .next("GET", DEPLOYS, 200, page(earlier, pushed, other));
        render.next("GET", DEPLOYS, 200, page(earlier, pushed, other, ours));
        assertThat(shop.deploy(Optional.of("abc")).id()).isEqualTo("dep-4");
        assertThat(render.calls("POST", DEPLOYS)).hasSize(1);
    }

    @Test
    void a_queued_deployment_that_never_shows_is_told_after_a_minute() {
        render.next("POST", DEPLOYS, 202, "");
        var thrown = refusal(() -> shop.deploy(Optional.empty()));
        assertThat(thrown)
                .hasMessageContaining("after 60 s")
                .hasMessageContaining("see its dashboard");
        assertThat(Duration.between(NOW, now))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    }

    @ParameterizedTest
    @CsvSource({"409", "500", "503", "400"})
    void what_may_have_acted_is_never_asked_for_twice(int status) {
        render.next("POST", DEPLOYS, status, "{\"message\":\"a deploy is under way\"}");
        var thrown = refusal(() -> shop.deploy(Optional.empty()));
        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown)
                .hasMessageContaining(
                        "POST "
                                + render.api()
                                + DEPLOYS
                                + " answered "
                                + status
                                + ": a deploy is under way");
        assertThat(render.calls("POST", DEPLOYS)).hasSize(1);
    }

    @Test
    void a_rollback_names_the_release_and_returns_the_new_one() throws Exception {
        render.next(
                "POST",
                "/services/srv-1/rollback",
                201,
                FakeRender.deployJson(
                        "dep-9", "aaa", "update_in_progress", "rollback", "2026-11-21T10:00:01Z"));
        assertThat(shop.rollBack(NONE).state()).isEqualTo(State.STARTING);
        assertThat(render.calls("POST", "/services/srv-1/rollback").getFirst().body())
                .isEqualTo("{\"deployId\":\"dep-0\"}");
    }

    @Test
    void a_rollback_whose_build_is_no_longer_kept_builds_its_commit_anew() throws Exception {
        var rollback = "/services/srv-1/rollback";
        render.next("POST", rollback, 400, "{\"message\":\"the build is not kept\"}");
        render.has(
                DEPLOYS + "/dep-0",
                FakeRender.deployJson(
                        "dep-0", "aaa", "deactivated", "api", "2026-11-01T10:00:00Z"));
        render.next(
                "POST",
                DEPLOYS,
                201,
                FakeRender.deployJson("dep-9", "aaa", "created", "api", "2026-11-21T10:00:01Z"));
        assertThat(shop.rollBack("dep-0").id()).isEqualTo("dep-9");
        assertThat(render.calls("POST", DEPLOYS).getFirst().body())
                .contains("\"commitId\":\"aaa\"");
    }

    @Test
    void a_way_back_that_was_built_anew_before_a_crash_is_found_and_not_built_again()
            throws Exception {
        render.deploy("dep-8", "aaa", "deactivated", "api", "2026-11-21T09:59:00Z");
        render.deploy("dep-9", "bbb", "build_in_progress", "api", "2026-11-21T10:00:01Z");
        render.deploy("dep-10", "aaa", "build_in_progress", "api", "2026-11-21T10:00:02Z");
        assertThat(shop.asked(NOW, true, Optional.of("aaa")).orElseThrow().id())
                .isEqualTo("dep-10");
        assertThat(shop.asked(NOW, true, Optional.of("ccc"))).isEmpty();
        // Without a commit to tell it by, somebody else's deployment is never taken for it.
        assertThat(shop.asked(NOW, true, Optional.empty())).isEmpty();
        render.deploy("dep-11", "", "update_in_progress", "rollback", "2026-11-21T10:00:03Z");
        assertThat(shop.asked(NOW, true, Optional.of("ccc")).orElseThrow().id())
                .isEqualTo("dep-11");
    }

    @Test
    void a_rollback_to_what_never_served_is_refused_and_builds_nothing() {
        var rollback = "/services/srv-1/rollback";
        render.next("POST", rollback, 400, "{\"message\":\"it was never live\"}");
        render.has(
                DEPLOYS + "/dep-0",
                FakeRender.deployJson("dep-0", "aaa", "canceled", "api", "2026-11-01T10:00:00Z"));
        assertThat(refusal(() -> shop.rollBack("dep-0")).getMessage()).contains("never live");
        assertThat(render.calls("POST", DEPLOYS)).isEmpty();
    }

    @Test
    void what_was_asked_for_before_a_crash_is_found_by_cause_time_and_commit() throws Exception {
        render.deploy("dep-1", "abc", "live", "api", "2026-11-21T09:59:59Z");
        render.deploy("dep-3", "abc", "live", "api", "2026-11-21T10:00:09Z");
        render.deploy("dep-2", "abc", "live", "api", "2026-11-21T10:00:00Z");
        render.deploy("dep-4", "aaa", "live", "rollback", "2026-11-21T10:00:20Z");
        assertThat(shop.asked(NOW, false, Optional.of("abc")).orElseThrow().id())
                .isEqualTo("dep-2");
        assertThat(shop.asked(NOW, true, Optional.empty()).orElseThrow().id()).isEqualTo("dep-4");
        assertThat(shop.asked(NOW, false, Optional.of("fff"))).isEmpty();
        assertThat(shop.asked(NOW.plusSeconds(60), false, Optional.empty())).isEmpty();
    }

    @Test
    void a_read_that_failed_is_repeated_with_growing_pauses() throws Exception {
        render.next("GET", DEPLOYS, 500, "").next("GET", DEPLOYS, 503, "<html>busy</html>");
        assertThat(shop.releases(5)).hasSize(1);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
    }

    @Test
    void a_read_that_goes_on_failing_is_given_up() {
        for (var i = 0; i < 10; i++) {
            render.next("GET", DEPLOYS, 500, "");
        }
        assertThat(refusal(() -> shop.releases(5)).status()).isEqualTo(500);
        assertThat(render.calls("GET", DEPLOYS)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After,7,7",
        "Ratelimit-Reset,3,3",
        "Ratelimit-Reset,3600,30",
        "Ratelimit-Reset,1795255205,4",
        "Ratelimit-Reset,1795255205400,5"
    })
    void a_limit_of_calls_is_obeyed_but_not_for_ever(String header, String value, long seconds)
            throws Exception {
        assertThat(NOW.getEpochSecond()).isEqualTo(1_795_255_200L);
        render.next("POST", DEPLOYS, 429, "", header, value);
        render.next(
                "POST",
                DEPLOYS,
                201,
                FakeRender.deployJson("dep-9", "abc", "created", "api", "2026-11-21T10:00:01Z"));
        assertThat(shop.deploy(Optional.empty()).id()).isEqualTo("dep-9");
        assertThat(pauses).singleElement().extracting(Duration::toSeconds).isEqualTo(seconds);
    }

    @Test
    void an_api_that_does_not_answer_is_told_at_the_time_limit() {
        render.next("POST", "/services/srv-1/restart", -1, "");
        var hasty = hosting("srv-1", 1, Duration.ofMillis(300));
        var thrown = refusal(hasty::restart);
        assertThat(thrown.status()).isZero();
        assertThat(thrown).hasMessageContaining("had no answer within 300 ms");
    }

    @Test
    void an_api_that_takes_calls_and_never_answers_is_asked_twice_not_four_times() {
        for (var i = 0; i < 2; i++) {
            render.next("GET", DEPLOYS + "/dep-1", -1, "");
        }
        var hasty = hosting("srv-1", 1, Duration.ofMillis(300));
        assertThat(refusal(() -> hasty.release("dep-1")))
                .hasMessageContaining("had no answer within 300 ms");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void an_api_that_is_not_there_is_told_with_its_address() {
        render.close();
        assertThat(refusal(() -> shop.releases(1)))
                .hasMessageContaining(render.api().toString())
                .hasMessageContaining("nobody listening");
    }

    @Test
    void an_answer_that_is_no_json_is_shown() {
        render.next("GET", DEPLOYS + "/dep-1", 200, "<html>gateway</html>");
        assertThat(refusal(() -> shop.release("dep-1")))
                .hasMessageContaining("no JSON: <html>gateway</html>");
    }

    @Test
    void no_message_holds_a_key() {
        render.next(
                "POST",
                DEPLOYS,
                401,
                "{\"message\":\"key " + FakeRender.KEY + " or rnd_Another1 is void\"}");
        assertThat(refusal(() -> shop.deploy(Optional.empty())))
                .hasMessageContaining(
                        "key *** or *** is void; see that $RENDER_API_KEY holds a key")
                .hasMessageNotContaining("rnd_");
    }

    @Test
    void a_service_is_known_by_its_name_or_its_id() throws Exception {
        assertThat(shop.url()).isEqualTo("https://shop.onrender.com");
        assertThat(render.calls("GET", "/services").getFirst().one("name")).isEqualTo("shop");
        assertThat(hosting("srv-1", 1, Duration.ofSeconds(5)).url())
                .isEqualTo("https://shop.onrender.com");
        assertThat(refusal(() -> hosting("shoe", 1, Duration.ofSeconds(5)).url()))
                .hasMessageContaining("no service named \"shoe\"");
    }

    @Test
    void two_services_of_one_name_are_not_guessed_between() {
        render.lists("/services", "service", "{\"id\":\"srv-2\",\"name\":\"shop\"}");
        assertThat(refusal(() -> shop.url()))
                .hasMessageContaining("2 services are named \"shop\"")
                .hasMessageContaining("srv-1, srv-2");
    }

    @Test
    void automatic_releases_are_frozen_and_what_was_set_is_told() throws Exception {
        render.next("PATCH", "/services/srv-1", 200, "{}");
        assertThat(shop.freezeAutoDeploy())
                .isEqualTo(new KeptSetting("autoDeployTrigger", "checksPass"));
        assertThat(render.calls("PATCH", "/services/srv-1"))
                .extracting(FakeRender.Call::body)
                .containsExactly("{\"autoDeployTrigger\":\"off\"}");
    }

    @Test
    void an_older_api_is_frozen_by_its_older_setting_and_what_is_off_stays_off() throws Exception {
        service("\"autoDeploy\":\"yes\"");
        render.next("PATCH", "/services/srv-1", 200, "{}");
        assertThat(shop.freezeAutoDeploy()).isEqualTo(new KeptSetting("autoDeploy", "yes"));
        service("\"autoDeploy\":\"no\"");
        assertThat(shop.freezeAutoDeploy().setting()).isEmpty();
        assertThat(render.calls("PATCH", "/services/srv-1")).hasSize(1);
    }
}
