package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A plan as a Mermaid flowchart (<https://mermaid.js.org/syntax/flowchart.html>): one box per step
/// in its phase, what people are asked as slanted boxes, windows as round ones, gates with a thick
/// border, what is grave in red; dotted lines lead to where a miss leads.
///
/// Words of the document stand in quoted labels only, with everything that Mermaid or HTML reads
/// there as entity codes, so that no title breaks the diagram.
public final class PlanDiagram {
    private static final int LONGEST = 72;
    private static final String PLAIN = " ,.:/_?=()-+'";

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> gates = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final List<String> grave = new ArrayList<>();
    private final Plan plan;

    private PlanDiagram(Plan plan) {
        this.plan = plan;
    }

    /// The text of the diagram.
    public static String mermaid(Plan plan) {
        return new PlanDiagram(plan).mermaid();
    }

    private String mermaid() {
        line("flowchart TD");
        line("    start([" + quoted(title() + "\nin " + plan.environment().name()) + "])");
        steps();
        line("    signed([\"signed off\"])");
        wayBack();
        edges();
        styles();
        return out.toString();
    }

    private String title() {
        return plan.title().isEmpty() ? plan.file() : plan.title();
    }

    private void steps() {
        var block = 0;
        var phase = Phase.NONE;
        for (var step : plan.steps()) {
            if (step.phase() != phase) {
                if (block > 0) {
                    line("    end");
                }
                block++;
                phase = step.phase();
                line("    subgraph phase" + block + "[" + quoted(PlanText.name(phase)) + "]");
                line("        direction TB");
            }
            node(step);
        }
        if (block > 0) {
            line("    end");
        }
    }

    private void wayBack() {
        if (plan.rollback().isEmpty()) {
            line("    noway([\"there is no way back: people decide\"])");
            return;
        }
        line("    subgraph back[\"Way back\"]");
        line("        direction TB");
        plan.rollback().forEach(this::node);
        line("    end");
        line("    proven([\"rolled back, proven by its verification\"])");
    }

    private void node(PlannedStep step) {
        var id = "s" + (ids.size() + 1);
        ids.put(step.id(), id);
        var words = new ArrayList<String>();
        words.add(step.id() + (step.line() == 0 ? "" : " (line " + step.line() + ")"));
        words.add(PlanText.verb(step.action()) + ": " + said(step));
        step.when().ifPresent(when -> words.add("only if " + Strip.condition(when)));
        if (step.asksBefore()) {
            words.add("asked before: may it run?");
        }
        if (step.action() instanceof Action.Watch watch) {
            if (FigureAgain.is(watch)) {
                words.add("the one limit that decided");
            } else {
                watch.limits().forEach(limit -> words.add(limit(limit)));
            }
        }
        var text = quoted(String.join("\n", words));
        line(
                "        "
                        + id
                        + switch (step.action()) {
                            case Action.Ask _, Action.Attended _ -> "[/" + text + "/]";
                            case Action.Watch _, Action.Wait _ -> "([" + text + "])";
                            case Action.Hosting _ -> "[[" + text + "]]";
                            case Action.Shell _, Action.Query _, Action.Http _, Action.Announce _ ->
                                    "[" + text + "]";
                        });
        if (step.gate()) {
            gates.add(id);
        }
        if (step.action() instanceof Action.Ask || step.action() instanceof Action.Attended) {
            people.add(id);
        }
        if (step.danger().grave()) {
            grave.add(id);
        }
    }

    private static String said(PlannedStep step) {
        return step.action() instanceof Action.Watch watch
                ? watch.name()
                        + ", "
                        + Times.say(watch.from())
                        + " to "
                        + Times.say(watch.to())
                        + Lines.since(watch)
                : Strip.marks(Lines.first(Lines.text(step.action())));
    }

    private static String limit(Limit limit) {
        return Figures.state(limit) + " " + limit.metric() + " " + limit.threshold();
    }

    private void edges() {
        var forward = plan.steps().stream().map(step -> of(step)).toList();
        var path = new ArrayList<String>(List.of("start"));
        path.addAll(forward);
        path.add("signed");
        line("    " + String.join(" --> ", path));
        var live = lastGate();
        if (live >= 0) {
            line(
                    "    "
                            + forward.get(live)
                            + " -. \"a gate is missed\" .-> stopped([\"stopped, nothing went live\"])");
        }
        var target = plan.rollback().isEmpty() ? "noway" : of(plan.rollback().getFirst());
        for (var step : plan.steps()) {
            if (step.action() instanceof Action.Watch) {
                line("    " + of(step) + " -. " + quoted("a limit is missed") + " .-> " + target);
            }
        }
        if (!plan.rollback().isEmpty()) {
            path.clear();
            plan.rollback().forEach(step -> path.add(of(step)));
            path.add("proven");
            line("    " + String.join(" --> ", path));
        }
        var rules =
                plan.rules().stream()
                        .filter(rule -> rule.decision() == Entry.Trigger.Decision.ROLL_BACK)
                        .map(rule -> Strip.marks(rule.says()))
                        .limit(8)
                        .collect(Collectors.joining("\n"));
        if (!rules.isEmpty()) {
            line("    rules{{" + quoted("roll back if\n" + rules) + "}}");
            line("    rules -.-> " + target);
        }
    }

    private String of(PlannedStep step) {
        return ids.getOrDefault(step.id(), "start");
    }

    private int lastGate() {
        var last = -1;
        for (var i = 0; i < plan.steps().size(); i++) {
            last = plan.steps().get(i).gate() ? i : last;
        }
        return last;
    }

    private void styles() {
        line("    classDef gate stroke-width:3px");
        line("    classDef people fill:#fff4d6,stroke:#b7791f,color:#1a202c");
        line("    classDef grave fill:#fed7d7,stroke:#c53030,color:#1a202c");
        classes("gate", gates);
        classes("people", people);
        classes("grave", grave);
    }

    private void classes(String name, List<String> of) {
        if (!of.isEmpty()) {
            line("    class " + String.join(",", of) + " " + name);
        }
    }

    /// A label: lines of at most 72 characters, in quotes. Letters, digits and a few signs stand as
    /// they are; everything else, and a leading number's dot or dash that Mermaid would take for a
    /// list, as `#code;`.
    static String quoted(String text) {
        return text.lines()
                .map(PlanDiagram::escaped)
                .collect(Collectors.joining("<br/>", "\"", "\""));
    }

    private static String escaped(String line) {
        var text = Page.cut(line.strip(), LONGEST);
        var escaped = new StringBuilder();
        var onlyDigits = true;
        for (var at = 0; at < text.length(); ) {
            var c = text.codePointAt(at);
            var list = onlyDigits && (c == '.' || c == ')' || c == '-' || c == '+');
            if (Character.isISOControl(c) || (c >= 0xd800 && c <= 0xdfff)) {
                escaped.append(' ');
            } else if (!list && plain(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
            onlyDigits = onlyDigits && Character.isDigit(c);
            at += Character.charCount(c);
        }
        return escaped.toString();
    }

    private static boolean plain(int c) {
        return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
