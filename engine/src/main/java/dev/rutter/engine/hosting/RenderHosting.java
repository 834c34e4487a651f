package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.hosting.RenderApi.Parameter;
import dev.rutter.engine.hosting.RenderApi.Reply;
import dev.rutter.language.expect.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A service at Render, or at anything that answers Render's API v1, such as the local platform.
/// Safe for many threads.
///
/// spec: https://api-docs.render.com/reference. Unknown fields are ignored and unknown words for a
/// state are [State#UNKNOWN].
final class RenderHosting implements Hosting {

    private static final Duration LONGEST_QUEUEING = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int RECENT = 100;
    private static final int MOST_POINTS = 300;

    private final RenderApi api;
    private final String service;
    private final int finestResolution;
    private volatile @Nullable Known known;

    private record Known(String id, String owner) {}

    private record Made(Release release, String trigger) {}

    /// @param service name or id
    /// @param finestResolution the smallest `resolutionSeconds` that the API takes
    RenderHosting(RenderApi api, String service, int finestResolution) {
        this.api = api;
        this.service = service;
        this.finestResolution = finestResolution;
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        return made(most).stream().map(Made::release).toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        return made(api.get(deploys() + "/" + RenderApi.encode(id))).release();
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        var body = new TreeMap<String, Object>(Map.of("clearCache", "do_not_clear"));
        commit.ifPresent(id -> body.put("commitId", id));
        return ask(deploys(), body, "api", commit);
    }

    @Override
    public Release rollBack(String id) throws HostingException {
        return ask(path() + "/rollback", Map.of("deployId", id), "rollback", Optional.empty());
    }

    private Release ask(String path, Object body, String trigger, Optional<String> commit)
            throws HostingException {
        var before =
                made(RECENT).stream().map(made -> made.release().id()).collect(Collectors.toSet());
        var since = api.clock().instant();
        var reply = api.post(path, body);
        var answered = reply.body().filter(answer -> !answer.path("id").asString("").isEmpty());
        return answered.isPresent()
                ? made(answered.get()).release()
                : queued(reply, before, since, trigger, commit);
    }

    // spec: 202 with an empty body means queued behind another; only the list tells its id.
    private Release queued(
            Reply reply, Set<String> before, Instant since, String trigger, Optional<String> commit)
            throws HostingException {
        var end = since.plus(LONGEST_QUEUEING);
        // Render's clock is not ours: what was not there before is new, whatever its time says, but
        // it was not made long ago.
        var oldest = since.minus(LONGEST_QUEUEING);
        while (true) { // ends when it is found, or after a minute
            var found =
                    oldest(made ->
                            made.trigger().equals(trigger)
                                    && !before.contains(made.release().id())
                                    && !made.release().createdAt().isBefore(oldest)
                                    && isOf(made.release(), commit));
            if (found.isPresent()) {
                return found.get();
            }
            if (!api.clock().instant().isBefore(end)) {
                throw new HostingException(
                        reply.status(),
                        "the hosting answered "
                                + reply.status()
                                + " and queued the release, but lists none with trigger \""
                                + trigger
                                + "\" after "
                                + LONGEST_QUEUEING.toSeconds()
                                + " s; see its dashboard before asking again");
            }
            api.pause(BETWEEN_LOOKS);
        }
    }

    @Override
    public Optional<Release> asked(Instant since, boolean back, Optional<String> commit)
            throws HostingException {
        // A hosting may record whole seconds only.
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        return oldest(made ->
                made.trigger().equals(back ? "rollback" : "api")
                        && !made.release().createdAt().isBefore(from)
                        && isOf(made.release(), commit));
    }

    private Optional<Release> oldest(Predicate<Made> wanted) throws HostingException {
        return made(RECENT).reversed().stream().filter(wanted).map(Made::release).findFirst();
    }

    private static boolean isOf(Release release, Optional<String> commit) {
        var has = release.commit();
        return commit.isEmpty()
                || (!has.isEmpty()
                        && (has.startsWith(commit.get()) || commit.get().startsWith(has)));
    }

    @Override
    public void restart() throws HostingException {
        api.post(path() + "/restart", Map.of());
    }

    @Override
    public AutoDeploy freezeAutoDeploy() throws HostingException {
        var now = api.get(path());
        // The newer setting keeps "checksPass" apart from "commit": where it is shown, it is used.
        for (var setting : List.of("autoDeployTrigger", "autoDeploy")) {
            var value = now.path(setting).asString("");
            if (!value.isEmpty()) {
                var off = setting.equals("autoDeploy") ? "no" : "off";
                if (value.equals(off)) {
                    return new AutoDeploy("", value);
                }
                api.patch(path(), Map.of(setting, off));
                return new AutoDeploy(setting, value);
            }
        }
        return new AutoDeploy("", "");
    }

    @Override
    public void restoreAutoDeploy(AutoDeploy before) throws HostingException {
        if (!before.setting().isEmpty()) {
            api.patch(path(), Map.of(before.setting(), before.value()));
        }
    }

    @Override
    public String url() throws HostingException {
        var url = api.get(path()).path("serviceDetails").path("url").asString("");
        if (url.isEmpty()) {
            throw new HostingException(
                    200, "service \"" + service + "\" has no address: it is no web service");
        }
        return url.replaceAll("/+$", "");
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        var window = Window.of(from, to);
        var counts = counts(window);
        var all = counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var failed =
                counts.entrySet().stream()
                        .filter(count -> count.getKey().startsWith("5"))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var share =
                all.signum() == 0
                        ? BigDecimal.ZERO
                        : failed.multiply(BigDecimal.valueOf(100))
                                .divide(all, MathContext.DECIMAL32);
        return new Figure(share, all.longValue(), window.length());
    }

    @Override
    public Figure requests(Instant from, Instant to) throws HostingException {
        var window = Window.of(from, to);
        var all = counts(window).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var seconds = Math.max(1, window.length().toSeconds());
        return new Figure(
                all.divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL32),
                all.longValue(),
                window.length());
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        var window = Window.of(from, to);
        var samples =
                counts(window).values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .longValue();
        var quantile = BigDecimal.valueOf(percentile.orElse(95)).movePointLeft(2);
        // Percentiles of parts cannot be added up: one part as long as the window is asked for.
        // Where
        // the hosting cuts finer, the worst part counts.
        var resolution = Math.max(finestResolution, window.length().toSeconds());
        var inside = new ArrayList<BigDecimal>();
        var reaching = new ArrayList<BigDecimal>();
        var quantileAsked = new Parameter("quantile", quantile.toPlainString());
        for (var series : metric("/metrics/http-latency", window, resolution, quantileAsked)) {
            var unit = series.path("unit").asString("ms");
            inside.addAll(millis(values(series, window.from()), unit));
            reaching.addAll(millis(values(series, window.from().minusSeconds(resolution)), unit));
        }
        // A part that only reaches into the window is better than none.
        var worst = (inside.isEmpty() ? reaching : inside).stream().max(Comparator.naturalOrder());
        return new Figure(
                worst.orElse(BigDecimal.ZERO), worst.isEmpty() ? 0 : samples, window.length());
    }

    private static List<BigDecimal> millis(List<BigDecimal> values, String unit)
            throws HostingException {
        var millis = new ArrayList<BigDecimal>();
        for (var value : values) {
            var converted = new Quantity(value, unit).in("ms");
            if (converted.isEmpty()) {
                throw new HostingException(
                        200,
                        "the hosting tells latency in \"" + unit + "\", which is no unit of time");
            }
            millis.add(converted.get());
        }
        return millis;
    }

    /// A window in whole seconds: what was answered in the same second before it does not count.
    private record Window(Instant from, Instant to) {
        static Window of(Instant from, Instant to) {
            var whole = from.truncatedTo(ChronoUnit.SECONDS);
            var start = whole.equals(from) ? from : whole.plusSeconds(1);
            return new Window(start, to.isAfter(start) ? to : start);
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    /// How many requests ended with each status.
    private Map<String, BigDecimal> counts(Window window) throws HostingException {
        var counts = new TreeMap<String, BigDecimal>();
        var resolution = Math.max(finestResolution, window.length().toSeconds() / MOST_POINTS);
        for (var series :
                metric(
                        "/metrics/http-requests",
                        window,
                        resolution,
                        new Parameter("aggregateBy", "statusCode"))) {
            var status = "";
            for (var label : series.path("labels")) {
                if (label.path("field")
                        .asString("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("status")) {
                    status = label.path("value").asString("");
                }
            }
            // A part that began before the window also counts what an earlier release answered.
            for (var value : values(series, window.from())) {
                counts.merge(status, value, BigDecimal::add);
            }
        }
        return counts;
    }

    private JsonNode metric(String path, Window window, long resolution, Parameter how)
            throws HostingException {
        return api.get(
                path,
                new Parameter("resource", known().id()),
                new Parameter("startTime", window.from().toString()),
                new Parameter("endTime", window.to().toString()),
                new Parameter("resolutionSeconds", Long.toString(resolution)),
                how);
    }

    private static List<BigDecimal> values(JsonNode series, Instant from) {
        var values = new ArrayList<BigDecimal>();
        for (var value : series.path("values")) {
            var at = instant(value.path("timestamp").asString(""));
            if (value.path("value").isNumber() && (at.isEmpty() || !at.get().isBefore(from))) {
                values.add(value.path("value").decimalValue());
            }
        }
        return values;
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        var lines = new ArrayList<LogLine>();
        var start = from.toString();
        var end = to.toString();
        // Newest first, so that the newest are kept where there are more than `most`.
        for (var page = 0; page < 20 && lines.size() < most; page++) {
            var asked =
                    new ArrayList<>(
                            List.of(
                                    new Parameter("ownerId", known().owner()),
                                    new Parameter("resource", known().id()),
                                    new Parameter("startTime", start),
                                    new Parameter("endTime", end),
                                    new Parameter("direction", "backward"),
                                    new Parameter("limit", Integer.toString(Math.min(100, most)))));
            if (!text.isEmpty()) {
                asked.add(new Parameter("text", text));
            }
            var answer = api.get("/logs", asked.toArray(Parameter[]::new));
            for (var log : answer.path("logs")) {
                lines.add(line(log));
            }
            var nextStart = answer.path("nextStartTime").asString("");
            var nextEnd = answer.path("nextEndTime").asString("");
            if (!answer.path("hasMore").asBoolean(false)
                    || nextStart.isEmpty()
                    || nextEnd.isEmpty()) {
                break;
            }
            start = nextStart;
            end = nextEnd;
        }
        // Render takes `text` for a pattern: what it finds is held against the plain words again.
        var words = text.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing(LogLine::at).reversed())
                .limit(most)
                .toList()
                .reversed();
    }

    private static LogLine line(JsonNode log) {
        var level = "";
        for (var label : log.path("labels")) {
            if (label.path("name").asString("").equals("level")) {
                level = label.path("value").asString("");
            }
        }
        return new LogLine(
                instant(log.path("timestamp").asString("")).orElse(Instant.EPOCH),
                log.path("message").asString(""),
                level);
    }

    @Override
    public String connectionString(String database) throws HostingException {
        var named = named("/postgres", "postgres", "database", database);
        var path =
                "/postgres/" + RenderApi.encode(named.path("id").asString("")) + "/connection-info";
        var string = api.get(path).path("externalConnectionString").asString("");
        if (string.isEmpty()) {
            throw new HostingException(
                    200, "database \"" + database + "\" has no external connection string");
        }
        return string;
    }

    private JsonNode named(String path, String thing, String kind, String name)
            throws HostingException {
        var found =
                api.list(path, thing, RECENT, new Parameter("name", name)).stream()
                        .filter(one -> one.path("name").asString("").equals(name))
                        .toList();
        if (found.isEmpty()) {
            throw new HostingException(
                    404,
                    "the hosting knows no "
                            + kind
                            + " named \""
                            + name
                            + "\"; see \"hosting\" in the companion file");
        }
        if (found.size() > 1) {
            var ids = found.stream().map(one -> one.path("id").asString("")).toList();
            throw new HostingException(
                    200,
                    found.size()
                            + " "
                            + kind
                            + "s are named \""
                            + name
                            + "\"; name one by its id: "
                            + String.join(", ", ids));
        }
        return found.getFirst();
    }

    private Known known() throws HostingException {
        var before = known;
        if (before != null) {
            return before;
        }
        var found =
                service.startsWith("srv-") || service.startsWith("crn-")
                        ? api.get("/services/" + RenderApi.encode(service))
                        : named("/services", "service", "service", service);
        var now = new Known(found.path("id").asString(""), found.path("ownerId").asString(""));
        known = now;
        return now;
    }

    private String path() throws HostingException {
        return "/services/" + RenderApi.encode(known().id());
    }

    private String deploys() throws HostingException {
        return path() + "/deploys";
    }

    /// Newest first; the order of the API's list is not promised.
    private List<Made> made(int most) throws HostingException {
        return api.list(deploys(), "deploy", Math.max(most, RECENT)).stream()
                .map(RenderHosting::made)
                .sorted(Comparator.comparing((Made made) -> made.release().createdAt()).reversed())
                .limit(most)
                .toList();
    }

    private static Made made(JsonNode deploy) {
        var said = deploy.path("status").asString("");
        return new Made(
                new Release(
                        deploy.path("id").asString(""),
                        deploy.path("commit").path("id").asString(""),
                        state(said),
                        said,
                        instant(deploy.path("createdAt").asString("")).orElse(Instant.EPOCH),
                        instant(deploy.path("finishedAt").asString(""))),
                deploy.path("trigger").asString(""));
    }

    private static State state(String said) {
        return switch (said) {
            case "created", "queued" -> State.WAITING;
            case "build_in_progress" -> State.BUILDING;
            case "pre_deploy_in_progress", "update_in_progress" -> State.STARTING;
            case "live" -> State.LIVE;
            case "build_failed", "pre_deploy_failed", "update_failed" -> State.FAILED;
            case "deactivated" -> State.REPLACED;
            case "canceled" -> State.CANCELED;
            default -> State.UNKNOWN;
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
