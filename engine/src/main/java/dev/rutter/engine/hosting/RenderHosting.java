package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.hosting.HostingApi.Parameter;
import dev.rutter.engine.hosting.HostingApi.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
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

    private final HostingApi api;
    private final String service;
    private final RenderFigures figures;
    private volatile @Nullable Known known;

    private record Known(String id, String owner) {}

    /// @param service name or id
    /// @param finestResolution the smallest `resolutionSeconds` that the API takes
    RenderHosting(HostingApi api, String service, int finestResolution) {
        this.api = api;
        this.service = service;
        figures = new RenderFigures(api, finestResolution);
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        return made(most).stream().map(Made::release).toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        var deploy = api.get(deploys() + "/" + HostingApi.encode(id));
        var release = Made.of(deploy).release();
        if (release.state() != State.FAILED) {
            return release;
        }
        var why = deploy.path("reason").asString("");
        return release.because(why.isEmpty() ? whyFailed(id) : why);
    }

    // spec: `deploy_ended.details` holds `deployId` and `reason`, whose `failure` tells the cause.
    private String whyFailed(String id) throws HostingException {
        List<JsonNode> events;
        try {
            events =
                    api.list(
                            path() + "/events",
                            "event",
                            RECENT,
                            new Parameter("type", "deploy_ended"));
        } catch (HostingException e) {
            return ""; // That it failed is known; only the cause stays untold.
        }
        return events.stream()
                .map(event -> event.path("details"))
                .filter(details -> details.path("deployId").asString("").equals(id))
                .map(details -> Made.cause(details.path("reason")))
                .findFirst()
                .orElse("");
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        var body = new TreeMap<String, Object>(Map.of("clearCache", "do_not_clear"));
        commit.ifPresent(id -> body.put("commitId", id));
        return ask(deploys(), body, "api", commit);
    }

    /// Serves the old build again; where it is no longer kept, its commit is built anew.
    //
    // spec: how long builds are kept depends on the plan; 400 or 404 then, which did nothing.
    @Override
    public Release rollBack(String id) throws HostingException {
        try {
            return ask(path() + "/rollback", Map.of("deployId", id), "rollback", Optional.empty());
        } catch (HostingException no) {
            if (no.status() != 400 && no.status() != 404) {
                throw no;
            }
            var commit = servedBefore(id);
            if (commit.isEmpty()) {
                throw no;
            }
            return deploy(commit);
        }
    }

    private Optional<String> servedBefore(String id) {
        try {
            return Optional.of(release(id))
                    .filter(each -> each.state() == Release.State.REPLACED)
                    .map(Release::commit)
                    .filter(commit -> !commit.isEmpty());
        } catch (HostingException none) {
            return Optional.empty(); // what was said first counts
        }
    }

    private Release ask(String path, Object body, String trigger, Optional<String> commit)
            throws HostingException {
        var before =
                made(RECENT).stream().map(made -> made.release().id()).collect(Collectors.toSet());
        var since = api.clock().instant();
        var reply = api.post(path, body);
        var answered = reply.body().filter(answer -> !answer.path("id").asString("").isEmpty());
        return answered.isPresent()
                ? Made.of(answered.get()).release()
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
                                    && made.isOf(commit));
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
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        // A hosting may record whole seconds only.
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        return oldest(made ->
                (back ? made.isWayBack(commit) : made.isDeployment(commit))
                        && !made.release().createdAt().isBefore(from)
                        && !made.release().id().equals(known));
    }

    private Optional<Release> oldest(Predicate<Made> wanted) throws HostingException {
        return made(RECENT).reversed().stream().filter(wanted).map(Made::release).findFirst();
    }

    @Override
    public void restart() throws HostingException {
        api.post(path() + "/restart", Map.of());
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        var now = api.get(path());
        // The newer setting keeps "checksPass" apart from "commit": where it is shown, it is used.
        for (var setting : List.of("autoDeployTrigger", "autoDeploy")) {
            var value = now.path(setting).asString("");
            if (!value.isEmpty()) {
                return new KeptSetting(value.equals(off(setting)) ? "" : setting, value);
            }
        }
        return new KeptSetting("", "");
    }

    private static String off(String setting) {
        return setting.equals("autoDeploy") ? "no" : "off";
    }

    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        var now = autoDeploy();
        if (!now.setting().isEmpty()) {
            api.patch(path(), Map.of(now.setting(), off(now.setting())));
        }
        return now;
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) throws HostingException {
        if (!before.setting().isEmpty()) {
            api.patch(path(), Map.of(before.setting(), before.value()));
        }
    }

    @Override
    public void close() {
        api.close();
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
        return figures.serverErrors(known().id(), from, to);
    }

    @Override
    public Figure requests(Instant from, Instant to) throws HostingException {
        return figures.requests(known().id(), from, to);
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        return figures.latency(known().id(), from, to, percentile);
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        return new RenderLogs(api).lines(known().owner(), known().id(), from, to, text, most);
    }

    @Override
    public Set<String> serving() throws HostingException {
        return new RenderLogs(api).serving(path());
    }

    @Override
    public String connectionString(String database) throws HostingException {
        var named = named("/postgres", "postgres", "database", database);
        var path =
                "/postgres/"
                        + HostingApi.encode(named.path("id").asString(""))
                        + "/connection-info";
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
                        ? api.get("/services/" + HostingApi.encode(service))
                        : named("/services", "service", "service", service);
        var now = new Known(found.path("id").asString(""), found.path("ownerId").asString(""));
        known = now;
        return now;
    }

    private String path() throws HostingException {
        return "/services/" + HostingApi.encode(known().id());
    }

    private String deploys() throws HostingException {
        return path() + "/deploys";
    }

    /// Newest first; the order of the API's list is not promised.
    private List<Made> made(int most) throws HostingException {
        return api.list(deploys(), "deploy", Math.max(most, RECENT)).stream()
                .map(Made::of)
                .sorted(Comparator.comparing((Made made) -> made.release().createdAt()).reversed())
                .limit(most)
                .toList();
    }
}
