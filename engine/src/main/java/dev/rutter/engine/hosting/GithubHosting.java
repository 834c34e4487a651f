package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.HostingApi.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A workflow of GitHub Actions that deploys. A release is one run of it; the newest that ended
/// well is live. A run can only be started on a branch or tag: another commit than the branch's
/// newest is handed over as input `commit`, which the workflow has to declare and name in its
/// `run-name`. Safe for many threads.
///
/// spec: https://docs.github.com/rest/actions. Unknown fields are ignored and unknown words for a
/// state are [State#UNKNOWN]; so are runs that were skipped or neutral, for they deployed nothing.
final class GithubHosting implements Hosting {
    private static final int RECENT = 100;
    private static final int MOST_LOGGED = 3;
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Pattern STAMPED = Pattern.compile("^(\\S+Z) (.*)$");

    private final HostingApi api;
    private final String repository;
    private final String workflow;
    private final String branch;

    /// @param service `OWNER/REPOSITORY/WORKFLOW.yml`, with `@BRANCH` where it is not the default
    GithubHosting(HostingApi api, String service) throws HostingException {
        this.api = api;
        var at = service.indexOf('@');
        branch = at < 0 ? "" : service.substring(at + 1);
        var parts = (at < 0 ? service : service.substring(0, at)).split("/", -1);
        if (parts.length != 3) {
            throw new HostingException(
                    0,
                    "\""
                            + service
                            + "\" is no workflow; write \"service\" like owner/repository/deploy.yml@main");
        }
        repository = "/repos/" + HostingApi.encode(parts[0]) + "/" + HostingApi.encode(parts[1]);
        workflow = repository + "/actions/workflows/" + HostingApi.encode(parts[2]);
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        var runs = runs(Math.max(most, RECENT));
        var live = GithubAnswers.live(runs);
        return runs.stream().map(run -> GithubAnswers.release(run, live)).limit(most).toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        var run = api.get(run(id));
        return GithubAnswers.release(
                run, GithubAnswers.succeeded(run) ? GithubAnswers.live(runs()) : Optional.empty());
    }

    private List<JsonNode> runs(Parameter... parameters) throws HostingException {
        return runs(RECENT, parameters);
    }

    /// Newest first.
    private List<JsonNode> runs(int most, Parameter... parameters) throws HostingException {
        var found =
                Pages.of(
                        most,
                        number -> {
                            var asked = new ArrayList<>(List.of(parameters));
                            asked.add(new Parameter("per_page", Integer.toString(RECENT)));
                            if (!number.isEmpty()) {
                                asked.add(new Parameter("page", number));
                            }
                            return page(number, asked.toArray(Parameter[]::new));
                        });
        return found.stream()
                .sorted(Comparator.comparing(GithubAnswers::created).reversed())
                .toList();
    }

    private Pages.Page page(String number, Parameter... asked) throws HostingException {
        var page = new ArrayList<JsonNode>();
        api.get(workflow + "/runs", asked).path("workflow_runs").forEach(page::add);
        var next = (number.isEmpty() ? 1 : Integer.parseInt(number)) + 1;
        return new Pages.Page(page, page.size() < RECENT ? "" : Integer.toString(next));
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        return dispatched(commit);
    }

    /// Deploys the commit of an earlier run again: nothing else brings it back.
    @Override
    public Release rollBack(String id) throws HostingException {
        return dispatched(Optional.of(release(id).commit()));
    }

    private Release dispatched(Optional<String> commit) throws HostingException {
        var ref = branch();
        var body = new HashMap<String, Object>();
        body.put("ref", ref);
        var head =
                api.get(repository + "/commits/" + HostingApi.encode(ref)).path("sha").asString("");
        if (commit.isPresent() && !head.startsWith(commit.get())) {
            body.put("inputs", Map.of("commit", commit.get()));
        }
        var before =
                runs(new Parameter("event", "workflow_dispatch")).stream()
                        .map(run -> run.path("id").asString(""))
                        .toList();
        var since = api.clock().instant();
        HostingApi.Reply reply;
        try {
            var detailed = new HashMap<>(body);
            detailed.put("return_run_details", true);
            reply = api.post(workflow + "/dispatches", detailed);
        } catch (HostingException e) {
            if (e.status() == 422 && e.getMessage().toLowerCase(Locale.ROOT).contains("input")) {
                throw new HostingException(
                        e.status(),
                        e.getMessage()
                                + "; declare input \"commit\" under workflow_dispatch, and check it out there");
            }
            if ((e.status() != 400 && e.status() != 422)
                    || !e.getMessage().contains("return_run_details")) {
                throw e;
            }
            // An older server refused the word it does not know, and started nothing.
            reply = api.post(workflow + "/dispatches", body);
        }
        var id = reply.body().map(answer -> answer.path("workflow_run_id").asString("")).orElse("");
        return id.isEmpty() ? searched(before, since, commit) : release(id);
    }

    // spec: 204 with an empty body means taken; only the list of runs tells its id.
    private Release searched(List<String> before, Instant since, Optional<String> commit)
            throws HostingException {
        var end = since.plus(LONGEST_SEARCH);
        while (true) { // ends when it is found, or after a minute
            var found =
                    runs(new Parameter("event", "workflow_dispatch")).reversed().stream()
                            .filter(run -> !before.contains(run.path("id").asString("")))
                            .filter(run ->
                                    !GithubAnswers.created(run)
                                            .isBefore(since.minus(LONGEST_SEARCH)))
                            .map(run -> GithubAnswers.release(run, Optional.empty()))
                            .filter(run -> isOf(run, commit))
                            .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!api.clock().instant().isBefore(end)) {
                throw new HostingException(
                        0,
                        "the hosting took the dispatch, but lists no run of it after "
                                + LONGEST_SEARCH.toSeconds()
                                + " s");
            }
            api.pause(BETWEEN_LOOKS);
        }
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        return runs(new Parameter("event", "workflow_dispatch")).reversed().stream()
                .filter(run -> !GithubAnswers.created(run).isBefore(from))
                .map(run -> GithubAnswers.release(run, Optional.empty()))
                // the run of a way back is one of the branch, and has the old commit as its input
                .filter(run -> (back || isOf(run, commit)) && !run.id().equals(known))
                .findFirst();
    }

    private static boolean isOf(Release release, Optional<String> commit) {
        return commit.isEmpty()
                || release.commit().startsWith(commit.get())
                || (!release.commit().isEmpty() && commit.get().startsWith(release.commit()));
    }

    // spec: status `waiting`; `GET .../runs/{id}/pending_deployments`.
    @Override
    public List<Approval> approvals(String id) throws HostingException {
        var waiting = new ArrayList<Approval>();
        api.get(run(id) + "/pending_deployments")
                .forEach(one -> waiting.add(GithubAnswers.approval(one)));
        return waiting;
    }

    // spec: `POST` the same `{environment_ids:[],state:"approved|rejected",comment}`.
    @Override
    public void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        var ids = new ArrayList<Long>();
        for (var one : api.get(run(id) + "/pending_deployments")) {
            if (of.contains(GithubAnswers.approval(one).of())) {
                ids.add(one.path("environment").path("id").asLong(0));
            }
        }
        if (ids.size() < of.size()) {
            throw new HostingException(
                    422, "GitHub does not wait for all of " + String.join(", ", of) + " any more");
        }
        api.post(
                run(id) + "/pending_deployments",
                Map.of(
                        "environment_ids",
                        ids,
                        "state",
                        yes ? "approved" : "rejected",
                        "comment",
                        comment));
    }

    // spec: `GET .../runs/{id}/approvals`, the history of a run's reviews.
    @Override
    public List<Review> reviews(String id) throws HostingException {
        var told = new ArrayList<Review>();
        for (var one : api.get(run(id) + "/approvals")) {
            GithubAnswers.review(one).ifPresent(told::add);
        }
        return told;
    }

    private String run(String id) {
        return repository + "/actions/runs/" + HostingApi.encode(id);
    }

    @Override
    public void restart() throws HostingException {
        throw new HostingException(
                405,
                "GitHub Actions serves nothing that could be restarted; run the workflow again");
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        return runs(new Parameter("event", "push")).isEmpty()
                ? new KeptSetting("", "")
                : new KeptSetting("on", "push");
    }

    /// A workflow that is switched off can be dispatched by nobody: the switch would stop Rutter
    /// too.
    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        var now = autoDeploy();
        if (now.setting().isEmpty()) {
            return now;
        }
        throw new HostingException(
                405,
                "a push starts this workflow too, which GitHub cannot hold back for others only; protect its environment, or hold back pushes to "
                        + branch());
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) {
        // Nothing was changed.
    }

    @Override
    public void close() {
        api.close();
    }

    /// What the newest deployment that succeeded says of itself.
    @Override
    public String url() throws HostingException {
        for (var deployment :
                api.get(repository + "/deployments", new Parameter("per_page", "10"))) {
            var path =
                    repository
                            + "/deployments/"
                            + HostingApi.encode(deployment.path("id").asString(""))
                            + "/statuses";
            for (var status : api.get(path)) {
                var url = status.path("environment_url").asString("");
                if (status.path("state").asString("").equals("success") && !url.isEmpty()) {
                    return url.replaceAll("/+$", "");
                }
            }
        }
        throw new HostingException(
                200,
                "no deployment at GitHub tells its address; set environment.url in the workflow");
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
                "GitHub tells no "
                        + figure
                        + "; bind the metric to a query, a command or a person");
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        var lines = new ArrayList<LogLine>();
        var words = text.toLowerCase(Locale.ROOT);
        var recent =
                runs().stream()
                        .filter(run -> !GithubAnswers.created(run).isAfter(to))
                        .limit(MOST_LOGGED)
                        .toList();
        for (var run : recent) {
            var jobs = api.get(run(run.path("id").asString("")) + "/jobs");
            for (var job : jobs.path("jobs")) {
                if (job.path("status").asString("").equals("completed")) {
                    read(job.path("id").asString(""), lines);
                }
            }
        }
        return lines.stream()
                .filter(line -> !line.at().isBefore(from) && !line.at().isAfter(to))
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing(LogLine::at).reversed())
                .limit(most)
                .toList()
                .reversed();
    }

    private void read(String job, List<LogLine> lines) throws HostingException {
        api.text(repository + "/actions/jobs/" + HostingApi.encode(job) + "/logs")
                .lines()
                .forEach(line -> {
                    var stamped = STAMPED.matcher(line);
                    if (stamped.matches()) {
                        var said = stamped.group(2);
                        Made.instant(stamped.group(1))
                                .ifPresent(at ->
                                        lines.add(
                                                new LogLine(
                                                        at,
                                                        said,
                                                        said.contains("##[error]")
                                                                ? "error"
                                                                : "")));
                    }
                });
    }

    @Override
    public String connectionString(String database) throws HostingException {
        throw new HostingException(
                405, "GitHub tells no connection strings; set \"database: $DATABASE_URL\"");
    }

    private String branch() throws HostingException {
        return branch.isEmpty()
                ? api.get(repository).path("default_branch").asString("main")
                : branch;
    }
}
