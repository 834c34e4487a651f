package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A hosting in memory and in the test's time: a release takes a while to go live, and its requests
/// fail as its commit says. It outlives the engine, as a hosting does.
final class FakeHosting implements Hosting {
    static final Duration COMES_UP = Duration.ofSeconds(20);

    final List<Release> releases = new ArrayList<>();
    final Map<String, Double> errors = new HashMap<>();
    final Map<String, String> failing = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final List<LogLine> log = new ArrayList<>();

    /// Which instances serve, where it tells.
    Set<String> instances = Set.of();

    /// What every new release waits for; where people have to say so, until somebody does.
    final List<Approval> approvals = new ArrayList<>();

    /// What was said to a release, with when.
    private final Map<String, Said> said = new HashMap<>();

    /// With this status, words of people are refused; 0: they are taken.
    int refusesReviews;

    /// Whether they are taken, and the answer is lost.
    boolean losesReviews;

    private record Said(Instant at, List<Review> reviews) {}

    double requestsPerSecond = 10;
    boolean blind;

    /// How often the list of releases is still refused.
    int away;

    /// Happens right before a release is looked at.
    Runnable atLook = () -> {};

    boolean rollbackRefused;
    boolean frozen;

    /// With this status, requests for a deployment get no proper answer; 0: they do.
    int lost;

    /// Whether such a request is taken all the same, and then shows this much later.
    Optional<Duration> takenAfter = Optional.empty();

    private final InstantSource clock;
    private Instant shows = Instant.EPOCH;

    FakeHosting(InstantSource clock) {
        this.clock = clock;
        var long_ago = clock.instant().minus(Duration.ofDays(3));
        releases.add(
                new Release(
                        "dep-1",
                        "good1",
                        Release.State.LIVE,
                        "live",
                        long_ago,
                        Optional.of(long_ago.plusSeconds(20))));
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        if (away > 0) {
            away--;
            throw new HostingException(503, "the list of releases is not to be had");
        }
        return releases.stream().map(one -> now(one)).toList().reversed().stream()
                .limit(most)
                .toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        atLook.run();
        return releases.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(this::now)
                .orElseThrow(() -> new HostingException(404, "no release " + id));
    }

    private Release now(Release one) {
        var failed = failing.containsKey(one.commit());
        if (!waiting(one.id()).isEmpty()) {
            return with(one, Release.State.WAITING, "waiting");
        }
        if (rejected(one.id())) {
            return with(one, Release.State.FAILED, "completed: failure");
        }
        if (clock.instant().isBefore(up(one))) {
            return approvals.isEmpty() || said.containsKey(one.id())
                    ? with(one, Release.State.BUILDING, "build_in_progress")
                    : with(one, Release.State.WAITING, "waiting");
        }
        if (failed) {
            return with(one, Release.State.FAILED, "pre_deploy_failed");
        }
        var newest =
                releases.reversed().stream()
                        .filter(other -> !failing.containsKey(other.commit()))
                        .filter(other -> waiting(other.id()).isEmpty() && !rejected(other.id()))
                        .filter(other -> !clock.instant().isBefore(up(other)))
                        .findFirst();
        return newest.isPresent() && newest.get().id().equals(one.id())
                ? with(one, Release.State.LIVE, "live")
                : with(one, Release.State.REPLACED, "deactivated");
    }

    /// When it is up: what waited for people comes up after their word.
    private Instant up(Release one) {
        var word = said.get(one.id());
        return (word == null ? one.createdAt() : word.at()).plus(COMES_UP);
    }

    private boolean rejected(String id) {
        return reviews(id).stream().anyMatch(one -> !one.yes());
    }

    private List<Approval> waiting(String id) {
        return approvals.stream()
                .filter(one -> !one.who().isEmpty() && !id.equals("dep-1"))
                .filter(one -> reviews(id).stream().noneMatch(it -> it.of().contains(one.of())))
                .filter(_ -> !rejected(id))
                .toList();
    }

    /// Somebody at the hosting says so.
    void review(String id, boolean yes, String by, String comment) {
        var of = waiting(id).stream().map(Approval::of).toList();
        if (!of.isEmpty()) {
            var all = new ArrayList<>(reviews(id));
            all.add(new Review(of, yes, by, comment));
            said.put(id, new Said(clock.instant(), all));
        }
    }

    @Override
    public void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        asked.add((yes ? "approve " : "reject ") + id);
        if (refusesReviews != 0) {
            throw new HostingException(refusesReviews, "the key may not");
        }
        if (waiting(id).stream().noneMatch(one -> of.contains(one.of()))) {
            throw new HostingException(422, "no such approval is waited for");
        }
        var all = new ArrayList<>(reviews(id));
        all.add(new Review(of, yes, "rutter", comment));
        said.put(id, new Said(clock.instant(), all));
        if (losesReviews) {
            throw new HostingException(504, "the answer was lost");
        }
    }

    @Override
    public List<Review> reviews(String id) {
        return Optional.ofNullable(said.get(id)).map(Said::reviews).orElse(List.of());
    }

    private static Release with(Release one, Release.State state, String said) {
        return new Release(one.id(), one.commit(), state, said, one.createdAt(), one.finishedAt());
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        asked.add("deploy " + commit.orElse(""));
        if (lost != 0) {
            takenAfter.ifPresent(later -> {
                created(commit.orElse("head"));
                shows = clock.instant().plus(later);
            });
            throw new HostingException(lost, "POST /deploys answered " + lost);
        }
        return created(commit.orElse("head"));
    }

    @Override
    public Release rollBack(String id) throws HostingException {
        asked.add("roll back " + id);
        if (rollbackRefused) {
            throw new HostingException(409, "release " + id + " cannot be served again");
        }
        return created(release(id).commit());
    }

    private Release created(String commit) {
        var at = clock.instant();
        var made =
                new Release(
                        "dep-" + (releases.size() + 1),
                        commit,
                        Release.State.WAITING,
                        "created",
                        at,
                        Optional.empty());
        releases.add(made);
        Optional.ofNullable(failing.get(commit))
                .ifPresent(text -> log.add(new LogLine(at.plusSeconds(5), text, "error")));
        return made;
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit) {
        return releases.stream()
                .filter(_ -> !clock.instant().isBefore(shows))
                .filter(one -> !one.createdAt().isBefore(since) && !one.id().equals(known))
                .filter(one -> commit.isEmpty() || one.commit().startsWith(commit.get()))
                .findFirst();
    }

    @Override
    public void restart() {
        asked.add("restart");
    }

    @Override
    public KeptSetting autoDeploy() {
        return frozen ? new KeptSetting("", "no") : new KeptSetting("autoDeploy", "yes");
    }

    @Override
    public KeptSetting freezeAutoDeploy() {
        var before = frozen;
        frozen = true;
        return before ? new KeptSetting("", "") : new KeptSetting("autoDeploy", "yes");
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) {
        frozen = false;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:1";
    }

    private String serves() {
        return releases.stream()
                .map(this::now)
                .filter(one -> one.state() == Release.State.LIVE)
                .findFirst()
                .map(Release::commit)
                .orElse("");
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        if (blind) {
            throw new HostingException(503, "no metrics now");
        }
        var over = Duration.between(from, to);
        var samples = (long) (requestsPerSecond * over.toMillis() / 1000);
        return new Figure(BigDecimal.valueOf(errors.getOrDefault(serves(), 0.0)), samples, over);
    }

    @Override
    public Figure requests(Instant from, Instant to) {
        var over = Duration.between(from, to);
        return new Figure(
                BigDecimal.valueOf(requestsPerSecond),
                (long) (requestsPerSecond * over.toSeconds()),
                over);
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile) {
        var over = Duration.between(from, to);
        return new Figure(
                BigDecimal.valueOf(120), (long) (requestsPerSecond * over.toMillis() / 1000), over);
    }

    @Override
    public List<Approval> approvals(String id) {
        var waits = new ArrayList<>(waiting(id));
        approvals.stream().filter(one -> one.who().isEmpty()).forEach(waits::add);
        return waits;
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most) {
        return log.stream()
                .filter(line -> !line.at().isBefore(from) && !line.at().isAfter(to))
                .filter(line -> line.text().contains(text))
                .limit(most)
                .toList();
    }

    @Override
    public Set<String> serving() {
        return instances;
    }

    @Override
    public String connectionString(String database) {
        return "postgres://nowhere";
    }
}
