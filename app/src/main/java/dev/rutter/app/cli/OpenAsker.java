package dev.rutter.app.cli;

import dev.rutter.language.environment.Given;
import dev.rutter.language.plan.Inputs;
import dev.rutter.language.plan.Plan;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the person at the terminal for the inputs and choices that a plan leaves open, before the
/// run begins. A blank line leaves the rest open.
final class OpenAsker {
    private static final int MOST_TRIES = 3;

    private final Screen screen;
    private final Typed typed;
    private final String by;

    OpenAsker(Screen screen, InputStream typed, String by) {
        this.screen = screen;
        this.typed = new Typed(screen, typed);
        this.by = by;
    }

    /// Whether everything that the plan leaves open can be asked for here.
    static boolean can(Plan plan) {
        return !plan.open().isEmpty() && plan.open().stream().noneMatch(it -> it.name().isEmpty());
    }

    /// The flag that gives what is open; empty where only the companion file does.
    static Optional<String> flag(Plan.Open open) {
        if (open.name().isEmpty()) {
            return Optional.empty();
        }
        var alternatives =
                open.alternatives().stream()
                        .map(Plan.Open.Alternative::label)
                        .collect(Collectors.joining("|"));
        return Optional.of(
                open.alternatives().isEmpty()
                        ? "--input " + quoted(open.name() + "=VALUE")
                        : "--choose " + quoted(open.name() + "=" + alternatives));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// What was told; less than the plan leaves open where somebody gave up.
    GivenArguments.All ask(Plan plan, Inputs known) {
        var given = new ArrayList<Given>();
        var secrets = new LinkedHashMap<String, String>();
        screen.err().println("The plan leaves " + plan.open().size() + " open; a blank line ends.");
        for (var open : plan.open()) {
            var answer = open.alternatives().isEmpty() ? input(open, known) : choice(open, known);
            if (answer.isEmpty()) {
                break;
            }
            given.addAll(answer.get().given());
            secrets.putAll(answer.get().secrets());
        }
        return new GivenArguments.All(given, secrets);
    }

    private Optional<GivenArguments.All> input(Plan.Open open, Inputs known) {
        say("line " + open.line() + ": " + open.what());
        if (Inputs.secret(open.name())) {
            // A text in the place of a secret is refused; a variable's value is not echoed.
            var refused = refusal(open, known);
            if (refused.isPresent()) {
                screen.err().println("  " + refused.get());
                return Optional.empty();
            }
        }
        var value =
                Inputs.secret(open.name())
                        ? typed.unseen("  " + open.name() + " = ")
                        : seen(open.name() + " = ");
        return value.isBlank()
                ? Optional.empty()
                : Optional.of(GivenArguments.one(known, false, open.name(), value.strip(), by));
    }

    private Optional<String> refusal(Plan.Open open, Inputs known) {
        try {
            GivenArguments.one(known, false, open.name(), "x", by);
            return Optional.empty();
        } catch (Failure no) {
            return Optional.ofNullable(no.getMessage());
        }
    }

    private Optional<GivenArguments.All> choice(Plan.Open open, Inputs known) {
        say("line " + open.line() + ": \"" + open.name() + "\" has alternatives");
        var all = open.alternatives();
        for (var i = 0; i < all.size(); i++) {
            screen.err()
                    .println(
                            "  "
                                    + (i + 1)
                                    + "  "
                                    + all.get(i).label()
                                    + " (line "
                                    + all.get(i).line()
                                    + ")");
        }
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var said = seen("1 to " + all.size() + ": ").strip();
            if (said.isEmpty()) {
                return Optional.empty();
            }
            for (var i = 0; i < all.size(); i++) {
                var label = all.get(i).label();
                if (said.equals(String.valueOf(i + 1)) || said.equalsIgnoreCase(label)) {
                    return Optional.of(GivenArguments.one(known, true, open.name(), label, by));
                }
            }
        }
        return Optional.empty();
    }

    private void say(String text) {
        screen.err().println(screen.in(Screen.Colour.DOUBT, "? ") + text);
    }

    private String seen(String prompt) {
        screen.err().print("  " + prompt);
        screen.err().flush();
        return typed.line();
    }

    /// The lines that say what of it can be given on the command line instead; none where nothing
    /// is.
    static List<String> given(Plan plan) {
        var lines =
                plan.open().stream()
                        .flatMap(open ->
                                flag(open).stream().map(it -> "  line " + open.line() + ": " + it))
                        .toList();
        return lines.isEmpty()
                ? lines
                : Stream.concat(
                                Stream.of("rutter: on this command line it can be given with"),
                                lines.stream())
                        .toList();
    }

    /// The lines that say how each open thing is resolved.
    static List<String> flags(Plan plan) {
        return plan.open().stream()
                .map(open ->
                        "  line "
                                + open.line()
                                + ": "
                                + flag(open).orElse("in rutter.yaml: " + open.help()))
                .toList();
    }
}
