package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.HostingApi.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// A project at Vercel. A release is a production deployment; the one that the project calls its
/// production is live. Going back moves the domains to an earlier deployment and builds nothing:
/// the release that serves again is that one. Safe for many threads.
///
/// spec: https://vercel.com/docs/rest-api. Unknown fields are ignored and unknown words for a state
/// are [Release.State#UNKNOWN].
final class VercelHosting implements Hosting {
    // Versions are per path, and older ones keep working.
    private static final String DEPLOYMENTS = "/v7/deployments";
    private static final String DEPLOYMENT = "/v13/deployments";
    private static final String EVENTS = "/v3/deployments";
    private static final String PROJECT = "/v9/projects/";
    private static final String PROMOTE = "/v10/projects/";

    /// How traffic goes back: see [#rollBack(String)].
    private static final List<String> BACK = List.of("rollback", "promote");

    private static final String ROLLBACK = "/v1/projects/";

    private static final String MARK = "rutter";
    private static final int PAGE = 100;
    private static final int MOST_LOGGED = 5;

    private final HostingApi api;
    private final String project;
    private final String team;

    /// @param service the project's name or id, after `TEAM/` where it belongs to one
    VercelHosting(HostingApi api, String service) {
        this.api = api;
        var slash = service.indexOf('/');
        team = slash < 0 ? "" : service.substring(0, slash);
        project = service.substring(slash + 1);
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        var now = project();
        return deployments(now, most).stream().map(one -> VercelAnswers.release(one, now)).toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        return VercelAnswers.release(
                api.get(DEPLOYMENT + "/" + HostingApi.encode(id) + team()), project());
    }

    private List<JsonNode> deployments(JsonNode now, int most) throws HostingException {
        var found =
                Pages.of(
                        most,
                        until -> {
                            var answer = api.get(DEPLOYMENTS, asked(now, until));
                            var page = new ArrayList<JsonNode>();
                            answer.path("deployments").forEach(page::add);
                            var next = answer.path("pagination").path("next").asString("");
                            return new Pages.Page(page, next.equals("0") ? "" : next);
                        });
        return found.stream()
                .sorted(Comparator.comparing(VercelAnswers::created).reversed())
                .limit(most)
                .toList();
    }

    private Parameter[] asked(JsonNode now, String until) {
        var asked = new ArrayList<Parameter>();
        asked.add(new Parameter("projectId", now.path("id").asString(project)));
        asked.add(new Parameter("target", "production"));
        asked.add(new Parameter("limit", Integer.toString(PAGE)));
        if (!team.isEmpty()) {
            asked.add(new Parameter(teamKey(), team));
        }
        if (!until.isEmpty()) {
            asked.add(new Parameter("until", until));
        }
        return asked.toArray(Parameter[]::new);
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        var now = project();
        var link = now.path("link");
        if (link.path("type").asString("").isEmpty()) {
            throw new HostingException(
                    0,
                    "project \""
                            + project
                            + "\" is linked to no repository, so that no commit can be built; link one, or deploy with a command: vercel deploy --prod");
        }
        var source = new HashMap<String, Object>();
        source.put("type", link.path("type").asString(""));
        source.put("ref", link.path("productionBranch").asString("main"));
        if (link.has("repoId")) {
            source.put("repoId", link.path("repoId").asLong());
        }
        commit.ifPresent(sha -> source.put("sha", sha));
        var reply =
                api.post(
                        DEPLOYMENT + team(),
                        Map.of(
                                "name",
                                now.path("name").asString(project),
                                "project",
                                now.path("id").asString(project),
                                "target",
                                "production",
                                "gitSource",
                                source,
                                "meta",
                                Map.of(MARK, "asked")));
        var made = reply.body().map(body -> VercelAnswers.release(body, now));
        if (made.isEmpty() || made.get().id().isEmpty()) {
            throw new HostingException(
                    // As if nothing had come: whoever asked looks for it.
                    0, "the hosting answered " + reply.status() + " and told no deployment");
        }
        return made.get();
    }

    /// By its own rollback, which reaches no further back than the plan allows; where it does not
    /// allow it, by promoting the old deployment, which every plan does. That gives the domains to
    /// whatever is pushed next: where they were held back before, they are again.
    @Override
    public Release rollBack(String id) throws HostingException {
        var now = project();
        var project = encoded(now.path("id").asString(this.project));
        try {
            moved(ROLLBACK + project + "/rollback/" + encoded(id) + team());
        } catch (HostingException no) {
            if (no.status() != 402 && no.status() != 403) {
                throw no;
            }
            try {
                promote(id);
            } catch (HostingException neither) {
                throw new HostingException(
                        no.status(),
                        no.getMessage()
                                + "; the plan may allow only the deployment just before, and"
                                + " promoting this one did not go either: "
                                + neither.getMessage());
            }
            if (!VercelAnswers.assigns(now) && VercelAnswers.assigns(project())) {
                pinned(false);
            }
        }
        return release(id);
    }

    @Override
    public void promote(String id) throws HostingException {
        var project = encoded(project().path("id").asString(this.project));
        moved(PROMOTE + project + "/promote/" + encoded(id) + team());
    }

    /// 201 done or begun, 202 queued behind a rolling release, 409 is there already: all good.
    private void moved(String path) throws HostingException {
        try {
            api.post(path, Map.of());
        } catch (HostingException e) {
            if (e.status() != 409) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        var now = project();
        if (back) {
            var moved = now.path("lastAliasRequest");
            var at = VercelAnswers.millis(moved.path("requestedAt"));
            return BACK.contains(moved.path("type").asString(""))
                            && at.isPresent()
                            && !at.get().isBefore(since)
                    ? Optional.of(release(moved.path("toDeploymentId").asString("")))
                    : Optional.empty();
        }
        return deployments(now, PAGE).reversed().stream()
                .filter(one -> one.path("meta").path(MARK).asString("").equals("asked"))
                .map(one -> VercelAnswers.release(one, now))
                .filter(one -> !one.createdAt().isBefore(since) && !one.id().equals(known))
                .filter(one ->
                        commit.isEmpty()
                                || one.commit().startsWith(commit.get())
                                || (!one.commit().isEmpty()
                                        && commit.get().startsWith(one.commit())))
                .findFirst();
    }

    @Override
    public void restart() throws HostingException {
        throw new HostingException(405, "Vercel has no restart: deploy the commit again instead");
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        return VercelAnswers.assigns(project())
                ? new KeptSetting(VercelAnswers.PINS, "true")
                : new KeptSetting("", "false");
    }

    /// Pushes still build, and what they build gets no traffic until it is promoted.
    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        var now = autoDeploy();
        if (!now.setting().isEmpty()) {
            pinned(false);
        }
        return now;
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) throws HostingException {
        if (before.setting().equals(VercelAnswers.PINS)) {
            pinned(Boolean.parseBoolean(before.value()));
        }
    }

    private void pinned(boolean assigns) throws HostingException {
        api.patch(PROJECT + encoded(project) + team(), Map.of(VercelAnswers.PINS, assigns));
        if (VercelAnswers.assigns(project()) != assigns) {
            throw new HostingException(
                    200,
                    "the hosting took \""
                            + VercelAnswers.PINS
                            + "\" and did not change it; set it by hand");
        }
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String url() throws HostingException {
        var target = project().path("targets").path("production");
        var alias = target.path("alias").path(0).asString("");
        var host = alias.isEmpty() ? target.path("url").asString("") : alias;
        if (host.isEmpty()) {
            throw new HostingException(200, "project \"" + project + "\" has no production yet");
        }
        return "https://" + host;
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        throw none("share of failed requests");
    }

    @Override
    public Figure requests(Instant from, Instant to) throws HostingException {
        throw none("count of requests");
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        throw none("time to answer");
    }

    private static HostingException none(String figure) {
        return new HostingException(
                405,
                "Vercel tells no "
                        + figure
                        + "; bind the metric to a query, a command or a person");
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        var lines = new ArrayList<LogLine>();
        for (var one : deployments(project(), MOST_LOGGED)) {
            var path =
                    EVENTS
                            + "/"
                            + encoded(VercelAnswers.text(one, "uid", "id"))
                            + "/events"
                            + team();
            for (var event : api.get(path)) {
                var said =
                        event.path("text")
                                .asString(event.path("payload").path("text").asString(""));
                var at =
                        VercelAnswers.millis(event.path("date"))
                                .or(() -> VercelAnswers.millis(event.path("created")));
                var error = event.path("type").asString("").equals("stderr");
                if (!said.isBlank()
                        && at.isPresent()
                        && !at.get().isBefore(from)
                        && !at.get().isAfter(to)) {
                    lines.add(new LogLine(at.get(), said, error ? "error" : ""));
                }
            }
        }
        var words = text.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing(LogLine::at).reversed())
                .limit(most)
                .toList()
                .reversed();
    }

    @Override
    public String connectionString(String database) throws HostingException {
        throw new HostingException(
                405, "Vercel tells no connection strings; set \"database: $DATABASE_URL\"");
    }

    private JsonNode project() throws HostingException {
        return api.get(PROJECT + encoded(project) + team());
    }

    private String team() {
        return team.isEmpty() ? "" : "?" + teamKey() + "=" + encoded(team);
    }

    private String teamKey() {
        return team.startsWith("team_") ? "teamId" : "slug";
    }

    private static String encoded(String text) {
        return HostingApi.encode(text);
    }
}
