package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.hosting.Hosting.Figure;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.KeptSetting;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitHostingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Part api = new Part("a");
    private final Part site = new Part("s");
    private Hosting unit;

    @BeforeEach
    void two_services_that_are_one() {
        var parts = new LinkedHashMap<String, Hosting>();
        parts.put("api", api);
        parts.put("site", site);
        unit = new UnitHosting(parts);
    }

    @Test
    void names_joined_by_a_plus_are_a_unit_and_one_name_is_none() {
        assertThat(UnitHosting.named("api + site")).containsExactly("api", "site");
        assertThat(UnitHosting.named("shop")).containsExactly("shop");
    }

    @Test
    void a_release_of_the_unit_is_one_of_each_part_of_the_same_commit() throws Exception {
        api.has("a1", "old", State.REPLACED, 0);
        site.has("s1", "old", State.REPLACED, 1);
        api.has("a2", "new", State.LIVE, 60);
        site.has("s2", "new", State.LIVE, 61);
        api.has("a3", "alone", State.BUILDING, 90);

        assertThat(unit.releases(10)).extracting(Release::id).containsExactly("a2+s2", "a1+s1");
        assertThat(unit.release("a2+s2").state()).isEqualTo(State.LIVE);
        assertThat(unit.release("a2+s2").commit()).isEqualTo("new");
    }

    @Test
    void it_is_live_when_all_of_it_is_and_has_failed_when_one_part_has() throws Exception {
        api.has("a1", "c", State.LIVE, 0);
        site.has("s1", "c", State.BUILDING, 0);
        assertThat(unit.release("a1+s1").state()).isEqualTo(State.BUILDING);
        site.has("s1", "c", State.LIVE, 0);
        assertThat(unit.release("a1+s1").state()).isEqualTo(State.LIVE);
        site.has("s1", "c", State.FAILED, 0);
        assertThat(unit.release("a1+s1").state()).isEqualTo(State.FAILED);
        assertThat(unit.release("a1+s1").said()).isEqualTo("api LIVE, site FAILED");
    }

    @Test
    void what_went_live_of_a_unit_that_failed_is_taken_back_once() throws Exception {
        api.has("a1", "old", State.REPLACED, 0);
        site.has("s1", "old", State.LIVE, 0);
        api.has("a2", "new", State.LIVE, 60);
        site.has("s2", "new", State.FAILED, 60);

        assertThat(unit.withdraw("a2+s2")).contains("api is taken back to a1 by a-back-a1");
        assertThat(api.acts).containsExactly("back a1");
        assertThat(site.acts).isEmpty();

        api.has("a2", "new", State.REPLACED, 60);
        assertThat(unit.withdraw("a2+s2")).isEmpty();
    }

    @Test
    void a_part_that_still_serves_the_target_is_not_rolled_back() throws Exception {
        api.has("a1", "old", State.REPLACED, 0);
        site.has("s1", "old", State.LIVE, 0);
        assertThat(unit.rollBack("a1+s1").id()).isEqualTo("a-back-a1+s1");
        assertThat(site.acts).isEmpty();
    }

    @Test
    void a_second_part_that_refuses_is_no_refusal_of_the_whole() throws Exception {
        site.refuses = true;
        assertThatThrownBy(() -> unit.deploy(Optional.of("c")))
                .isInstanceOf(HostingException.class)
                .hasMessageContaining("api took it and site did not")
                .extracting(no -> ((HostingException) no).status())
                .isEqualTo(0);
        api.refuses = true;
        assertThatThrownBy(() -> unit.deploy(Optional.of("c")))
                .extracting(no -> ((HostingException) no).status())
                .isEqualTo(400);
    }

    @Test
    void what_releases_by_itself_is_set_again_part_by_part() throws Exception {
        api.auto = new KeptSetting("autoDeployTrigger", "commit");
        var before = unit.freezeAutoDeploy();
        unit.restoreAutoDeploy(before);
        assertThat(api.acts).containsExactly("auto autoDeployTrigger=commit");
        assertThat(site.acts).containsExactly("auto =");
    }

    @Test
    void errors_are_weighed_by_requests_and_the_slowest_part_counts() throws Exception {
        api.figure = new Figure(new BigDecimal("10"), 30, Duration.ofMinutes(1));
        site.figure = new Figure(new BigDecimal("2"), 10, Duration.ofMinutes(1));
        assertThat(unit.serverErrors(NOON, NOON).value()).isEqualByComparingTo("8");
        assertThat(unit.serverErrors(NOON, NOON).samples()).isEqualTo(40);
        assertThat(unit.requests(NOON, NOON).value()).isEqualByComparingTo("12");
        assertThat(unit.latency(NOON, NOON, OptionalInt.of(95)).value()).isEqualByComparingTo("10");
    }

    @Test
    void an_id_of_one_part_alone_is_no_release_of_the_unit() {
        assertThatThrownBy(() -> unit.release("a1"))
                .hasMessageContaining("no release of api and site");
    }

    /// One service, in memory.
    private static final class Part implements Hosting {
        private final String name;
        private final List<Release> releases = new ArrayList<>();
        final List<String> acts = new ArrayList<>();
        boolean refuses;
        KeptSetting auto = new KeptSetting("", "");
        Figure figure = new Figure(BigDecimal.ZERO, 0, Duration.ZERO);

        Part(String name) {
            this.name = name;
        }

        void has(String id, String commit, State state, int second) {
            releases.removeIf(one -> one.id().equals(id));
            releases.addFirst(
                    new Release(
                            id,
                            commit,
                            state,
                            state.name(),
                            NOON.plusSeconds(second),
                            Optional.empty()));
        }

        @Override
        public List<Release> releases(int most) {
            return List.copyOf(releases);
        }

        @Override
        public Release release(String id) throws HostingException {
            return releases.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new HostingException(404, "no " + id));
        }

        @Override
        public Release deploy(Optional<String> commit) throws HostingException {
            if (refuses) {
                throw new HostingException(400, "not now");
            }
            has(name + "-new", commit.orElse(""), State.WAITING, 300);
            return release(name + "-new");
        }

        @Override
        public Release rollBack(String id) throws HostingException {
            acts.add("back " + id);
            has(name + "-back-" + id, release(id).commit(), State.LIVE, 300);
            return release(name + "-back-" + id);
        }

        @Override
        public Optional<Release> asked(
                Instant since, String known, boolean back, Optional<String> commit) {
            return Optional.empty();
        }

        @Override
        public void restart() {
            acts.add("restart");
        }

        @Override
        public KeptSetting autoDeploy() {
            return auto;
        }

        @Override
        public KeptSetting freezeAutoDeploy() {
            return auto;
        }

        @Override
        public void restoreAutoDeploy(KeptSetting before) {
            acts.add("auto " + before.setting() + "=" + before.value());
        }

        @Override
        public String url() {
            return "http://" + name;
        }

        @Override
        public Figure serverErrors(Instant from, Instant to) {
            return figure;
        }

        @Override
        public Figure requests(Instant from, Instant to) {
            return figure;
        }

        @Override
        public Figure latency(Instant from, Instant to, OptionalInt percentile) {
            return figure;
        }

        @Override
        public List<LogLine> logs(Instant from, Instant to, String text, int most) {
            return List.of();
        }

        @Override
        public String connectionString(String database) {
            return "postgres://" + name;
        }
    }
}
