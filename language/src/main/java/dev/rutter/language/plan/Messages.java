package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words with people on the way back: nothing that serves hangs on them, so that the proof waits
/// for none of them and none of them is a proof that fails.
public final class Messages {
    private static final Set<String> TELLING =
            Set.of("notify", "announce", "slack", "statuspage", "tell");

    /// What else stands in the name of a program that only tells.
    private static final Set<String> BESIDE =
            Set.of(
                    "all",
                    "back",
                    "call",
                    "channel",
                    "customers",
                    "done",
                    "incident",
                    "message",
                    "on",
                    "oncall",
                    "ops",
                    "people",
                    "post",
                    "release",
                    "rollback",
                    "rolled",
                    "send",
                    "stakeholders",
                    "status",
                    "support",
                    "team",
                    "to",
                    "users",
                    "js",
                    "py",
                    "rb",
                    "sh");

    private static final Pattern PROGRAM =
            Pattern.compile("(?:(?:ba)?sh\\s+)?(?:[\\w.~-]*/)*([\\w.-]+)(?:\\s[^;|&<>\\n]*)?");

    private static final Pattern HOOK =
            Pattern.compile(
                    "(?i)curl\\s[^;|&\\n]*(?:hooks\\.slack\\.com|/api/webhooks/|api\\.telegram\\.org|statuspage\\.io)[^;|&\\n]*");

    private Messages() {}

    /// Whether a step tells people something and does nothing else.
    public static boolean only(PlannedStep step) {
        return switch (step.action()) {
            case Action.Ask(var text) -> Message.only(text);
            case Action.Shell(var script) -> tells(script.strip());
            case Action.Announce _ -> true;
            case Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    /// A program that does nothing but tell: one called `notify-and-restart` does more.
    private static boolean tells(String script) {
        if (script.contains("$(") || script.contains("`")) {
            return false;
        }
        var program = PROGRAM.matcher(script);
        if (!program.matches()) {
            return HOOK.matcher(script).matches();
        }
        var parts = List.of(program.group(1).toLowerCase(Locale.ROOT).split("[-_.]+", -1));
        return (parts.stream().anyMatch(TELLING::contains)
                        && parts.stream()
                                .allMatch(it -> TELLING.contains(it) || BESIDE.contains(it)))
                || HOOK.matcher(script).matches();
    }

    /// What a person tells others once all of the way back is done: it comes behind what proves it.
    static List<PlannedStep> behind(List<PlannedStep> back) {
        var out = new ArrayList<PlannedStep>();
        for (var step : back) {
            if (step.action() instanceof Action.Ask && only(step)) {
                out.add(step);
            } else if (Proofs.changes(step)) {
                out.clear();
            }
        }
        return out;
    }
}
