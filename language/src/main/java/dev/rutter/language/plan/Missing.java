package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;

/// What a step needs and neither the document nor the environment says.
final class Missing {
    private Missing() {}

    /// Inputs that nobody gave. Messages and questions may hold some: they reach no shell.
    static void report(Draft draft, Step step, Action action) {
        var text =
                switch (action) {
                    case Action.Shell shell -> shell.script();
                    case Action.Query query -> query.sql();
                    case Action.Http http ->
                            http.url() + "\n" + http.headers() + "\n" + http.body().orElse("");
                    case Action.Attended attended -> attended.script();
                    case Action.Ask _,
                            Action.Announce _,
                            Action.Hosting _,
                            Action.Wait _,
                            Action.Watch _ ->
                            "";
                };
        for (var placeholder : step.placeholders()) {
            if (!text.contains(placeholder) || given(draft, placeholder)) {
                continue;
            }
            var variable = placeholder.startsWith("$");
            var help =
                    variable
                            ? "variables: { " + variableName(placeholder) + ": \"…\" }"
                            : "bind: { " + Yaml.quoted(placeholder) + ": \"…\" }";
            draft.open(
                    new Plan.Open(
                            Plan.Open.Kind.INPUT,
                            placeholder + " is never given a value",
                            step.span().line(),
                            help,
                            variable ? variableName(placeholder) : placeholder,
                            List.of()));
        }
    }

    private static boolean given(Draft draft, String placeholder) {
        var name = variableName(placeholder);
        return placeholder.startsWith("$")
                && (draft.environment.variables().containsKey(name)
                        || draft.environment.secrets().contains(name));
    }

    private static String variableName(String placeholder) {
        return placeholder.replaceAll("[${}]", "");
    }
}
