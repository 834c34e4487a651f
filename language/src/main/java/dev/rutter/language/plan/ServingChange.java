package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.Reads;
import java.util.List;
import java.util.regex.Pattern;

/// Which actions may change what serves. Whatever is not known to leave it alone may: better one
/// question too many than a release of which nobody knows whether it serves.
public final class ServingChange {
    /// What builds, fetches and packs, or prepares the shell that does.
    private static final Pattern BUILDS =
            Pattern.compile(
                    "(?:cd|export|set|source|\\.|mkdir|sleep|touch|tsc|pg_dump|pg_dumpall|mysqldump"
                            + "|mongodump|tar|zip|gzip|sha256sum|md5sum)\\b.*"
                            + "|(?:export\\s+)?\\w+=.*"
                            + "|git\\s+(?:-C\\s+\\S+\\s+)?(?:add|commit|tag|fetch|clone|stash)\\b.*"
                            + "|(?:npm|pnpm|yarn|bun)\\s+(?:ci|install|i|audit|test|build|lint|run\\s+(?:build|test"
                            + "|lint|typecheck|type-check|check)\\b).*|(?:yarn|pnpm)"
                            + "|(?:pip3?|uv|poetry|bundle|composer|gem|cargo|go|mix\\s+deps\\.get)\\s+(?:pip\\s+)?"
                            + "(?:install|sync|build|test|fetch|check|mod\\s+download|vet)\\b.*"
                            + "|(?:docker|podman|buildah)\\s+(?:image\\s+|buildx\\s+)?(?:build|pull|push|tag|login|save)\\b.*"
                            + "|docker[ -]compose\\b[^|;&]*?\\s(?:build|pull|push|config)\\b.*"
                            + "|(?:(?:ba)?sh\\s+)?(?:\\.{0,2}[\\w./-]*/)?(?:pre-?)?(?:build|test|lint|check|compile|package|backup)"
                            + "[\\w-]*(?:\\.\\w+)?(?:\\s.*)?"
                            + "|(?:(?:npx|bunx|(?:yarn|pnpm)\\s+(?:dlx|exec)|bundle\\s+exec)\\s+)?(?:hugo(?!\\s+deploy\\b)|webpack|rollup|esbuild|tsc|eslint|jest|vitest"
                            + "|(?:next|vite|astro|gatsby|nuxt|ng|remix|eleventy|jekyll|flutter|bazel|sbt|swift|dotnet|nx|turbo\\s+run)\\s+(?:build|test|restore|pack|compile|lint|export))\\b.*"
                            + "|(?:bundle\\s+exec\\s+|bin/)?(?:rails|rake)\\s+(?:assets:precompile|test|spec)\\b.*"
                            + "|python3?\\s+-m\\s+(?:build|pytest|unittest|venv)\\b.*"
                            + "|make\\s+(?:build|test|lint|check|dist|package)\\b.*"
                            + "|(?:mvn|\\./mvnw|gradle|\\./gradlew)\\b(?!.*deploy|.*publish|.*release).*"
                            + "|terraform\\s+(?:init|plan|validate|fmt|show|output|workspace)\\b.*"
                            + "|helm\\s+(?:lint|template|repo|dependency|list|ls|status|history|get|show|diff|pull)\\b.*"
                            + "|kubectl\\s+(?:diff|config|wait|rollout\\s+(?:status|history))\\b.*");

    /// Deeds that a line may have a person do, as against what it has them look at.
    private static final Pattern DEED =
            Pattern.compile(
                    "(?i)\\b(?:re-?)?(?:deploy|releas|promot|merg|push|publish|roll(?:ing)? out|switch|swap|restart"
                            + "|reload|scal|apply|enabl|disabl|activat|trigger|cut over|flip|updat|upgrad|install"
                            + "|migrat|start|stop|upload|copy|replac|delet|remov|run|execut|click|press|drain)(?:e|ing)?\\b");

    private ServingChange() {}

    /// Whether the action may, where it begins or a person says that it was done.
    public static boolean by(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> byScript(script);
            case Action.Attended(var script, _) -> byScript(script);
            case Action.Query(var sql) -> !Interruption.readsRows(sql);
            case Action.Http http -> !List.of("GET", "HEAD").contains(http.method());
            case Action.Hosting(var act, _, _) ->
                    switch (act) {
                        case DEPLOY, AWAIT_LIVE, ROLL_BACK, RESTART -> true;
                        case READ_LOGS, LOGS_WITHOUT_ERRORS -> false;
                    };
            case Action.Ask(var text) -> DEED.matcher(text).find();
            case Action.Announce _, Action.Wait _, Action.Watch _ -> false;
        };
    }

    private static boolean byScript(String script) {
        if (Reads.only(script)) {
            return false;
        }
        return Reads.parts(script).stream()
                .anyMatch(part -> !BUILDS.matcher(part).matches() && !Reads.only(part));
    }
}
