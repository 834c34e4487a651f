package dev.rutter.language.environment;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service's name as a document writes it: what stands near `service`, behind `navigate to`, in a
/// dashboard's path. Words of the dashboard itself (`Live`, `Manual Deploy`, `Logs`) are no names.
final class ServiceName {
    private static final String NAME = "[`\"“*]{1,2}([A-Za-z][A-Za-z0-9-]{1,60})[`\"”*]{1,2}";
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(?:navigate to|go to|open|select|deploy|restart"
                            + "|service:?)\\s+(?:the\\s+)?(?:service\\s+)?"
                            + NAME
                            + "|"
                            + NAME
                            + "\\s+(?:web\\s+|api\\s+)?service\\b",
                    CASE_INSENSITIVE);
    private static final Pattern PATH =
            Pattern.compile(
                    "\\bdashboard\\b[\"”*]*\\s*(?:→|>|->|/)\\s*[`\"“*]{0,2}([A-Za-z][A-Za-z0-9-]{1,60})(?=["
                            + "`\"”*\\s]*(?:→|>|->|/|$))",
                    CASE_INSENSITIVE);
    private static final Set<String> DASHBOARD =
            Set.of(
                    "live",
                    "deploy",
                    "deploys",
                    "deployed",
                    "deployment",
                    "deployments",
                    "logs",
                    "log",
                    "events",
                    "event",
                    "settings",
                    "environment",
                    "metrics",
                    "shell",
                    "redeploy",
                    "rollback",
                    "restart",
                    "suspend",
                    "resume",
                    "service",
                    "services",
                    "dashboard",
                    "failed",
                    "building",
                    "build",
                    "builds",
                    "running",
                    "healthy",
                    "available",
                    "active",
                    "success",
                    "succeeded",
                    "canceled",
                    "cancelled",
                    "created",
                    "manual",
                    "latest",
                    "commit",
                    "overview",
                    "monitoring",
                    "alerts",
                    "projects",
                    "project",
                    "web",
                    "production",
                    "staging",
                    "status",
                    "databases",
                    "database",
                    "scaling",
                    "previous",
                    "cancel",
                    "confirm",
                    "save",
                    "promote",
                    "ready",
                    "render",
                    "vercel",
                    "heroku");

    private ServiceName() {}

    /// The first good candidate, or empty.
    static Optional<String> in(Runbook runbook) {
        var acts =
                runbook.all(Step.class)
                        .map(Step::action)
                        .filter(Action.Hosting.class::isInstance)
                        .map(action -> ((Action.Hosting) action).service());
        var lines = runbook.lines().stream().flatMap(ServiceName::written);
        return Stream.concat(acts, lines).filter(ServiceName::isName).findFirst();
    }

    private static Stream<String> written(String line) {
        var text = line.length() > 300 ? line.substring(0, 300) : line;
        return Stream.concat(found(NAMED.matcher(text)), found(PATH.matcher(text)));
    }

    private static Stream<String> found(Matcher matcher) {
        return matcher.results()
                .map(it -> it.group(1) != null || it.groupCount() < 2 ? it.group(1) : it.group(2));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && !DASHBOARD.contains(name.toLowerCase(Locale.ROOT));
    }
}
