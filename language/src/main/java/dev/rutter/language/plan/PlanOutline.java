package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A plan as a list of things in words: what two plans are compared by, and what a saved plan keeps
/// for that, so that a plan of today can be held against one of any later version.
///
/// @param name whose plan it is: the document and the environment
/// @param items in the plan's order, kind by kind
public record PlanOutline(String name, List<Item> items) {
    public PlanOutline {
        items = List.copyOf(items);
    }

    /// One thing in a plan.
    ///
    /// @param id the step's id, else empty
    /// @param line in the document, 0 where it has none
    /// @param key what it is known by when everything said of it changes: a step's command or
    ///   words, a limit's metric
    /// @param says what is said of it, in words, in a fixed order
    public record Item(Kind kind, String id, int line, String key, Map<String, String> says) {
        public Item {
            says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
        }
    }

    /// What can be added, removed or changed.
    public enum Kind {
        STEP("Steps"),
        LIMIT("Limits"),
        BACK("Way back"),
        DECISION("What decides rollback"),
        SETTING("Environment"),
        OPEN("Open"),
        UNREAD("Not part of the plan");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        /// As a heading over things of this kind.
        public String heading() {
            return heading;
        }

        /// The word for machines.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind of that word.
        public static Optional<Kind> of(String word) {
            return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /// What `plan` says.
    public static PlanOutline of(Plan plan) {
        var items = new ArrayList<Item>();
        plan.steps().forEach(step -> items.add(step(Kind.STEP, step)));
        plan.steps().forEach(step -> limits(plan, step, items));
        plan.rollback().forEach(step -> items.add(step(Kind.BACK, step)));
        plan.rollback().forEach(step -> limits(plan, step, items));
        plan.rules().forEach(rule -> items.add(decision(rule)));
        settings(plan.environment(), items);
        plan.open()
                .forEach(open ->
                        items.add(
                                new Item(
                                        Kind.OPEN,
                                        "",
                                        open.line(),
                                        open.what(),
                                        Map.of("kind", word(open.kind())))));
        plan.unread()
                .forEach(unread ->
                        items.add(
                                new Item(
                                        Kind.UNREAD,
                                        "",
                                        unread.line(),
                                        Strip.marks(Lines.first(unread.says())),
                                        Map.of("because", unread.why()))));
        return new PlanOutline(plan.file() + " in " + plan.environment().name(), items);
    }

    private static Item step(Kind kind, PlannedStep step) {
        var says = new LinkedHashMap<String, String>();
        var text = Lines.text(step.action()).strip();
        says.put("does", PlanText.verb(step.action()) + " " + Lines.first(text));
        if (text.lines().count() > 1) {
            says.put("in full", text);
        }
        says.put("phase", step.phase().word());
        put(says, "for", Strip.marks(Lines.first(step.title())));
        if (step.action() instanceof Action.Watch watch) {
            says.put("from", Times.say(watch.from()));
            says.put("to", Times.say(watch.to()));
            put(says, "counted", watch.stage().isPresent() ? "from a later stage" : "");
        }
        step.when().ifPresent(when -> says.put("only if", when));
        put(
                says,
                "expects",
                String.join("; ", step.expectations().stream().map(PlanText::expected).toList()));
        put(says, "grave", step.danger().grave() ? step.danger().why() : "");
        says.put("gate", step.gate() ? "yes" : "no");
        put(says, "asks before", step.asksBefore() ? "may it run?" : "");
        put(says, "asks", String.join(", ", step.who()));
        says.put("limit", Times.say(step.limit()));
        step.again().ifPresent(again -> says.put("again", Lines.again(again)));
        step.answerWithin().ifPresent(within -> says.put("answer within", Times.say(within)));
        says.put("if interrupted", word(step.ifInterrupted()));
        return new Item(kind, step.id(), step.line(), text, says);
    }

    private static void limits(Plan plan, PlannedStep step, List<Item> items) {
        if (!(step.action() instanceof Action.Watch watch) || FigureAgain.is(watch)) {
            return;
        }
        for (var limit : watch.limits()) {
            var says = new LinkedHashMap<String, String>();
            says.put("is", Figures.state(limit) + " " + limit.threshold());
            put(says, "over", limit.window().map(Times::say).orElse(""));
            if (limit.consecutive().isPresent()) {
                says.put("in a row", Integer.toString(limit.consecutive().getAsInt()));
            }
            says.put("judged in", watch.name());
            var source = plan.environment().metrics().get(limit.metric());
            put(says, "from", source == null ? "" : Metrics.say(source));
            var percentile =
                    limit.percentile().isPresent() ? " p" + limit.percentile().getAsInt() : "";
            items.add(
                    new Item(
                            Kind.LIMIT,
                            "",
                            limit.span().line(),
                            limit.metric() + percentile + " in " + watch.name(),
                            says));
        }
    }

    private static Item decision(Entry.Trigger rule) {
        var says = new LinkedHashMap<String, String>();
        says.put("when", Strip.marks(rule.says()));
        says.put(
                "calls for",
                switch (rule.decision()) {
                    case ROLL_BACK -> "rolling back";
                    case DO_NOT_ROLL_BACK -> "staying";
                    case PAGE -> "paging";
                });
        says.put(
                "judged",
                rule.limit().map(limit -> "measured, " + limit.threshold()).orElse("by a person"));
        return new Item(Kind.DECISION, "", rule.span().line(), Strip.marks(rule.says()), says);
    }

    private static void settings(Environment environment, List<Item> items) {
        setting(items, "workdir", environment.workdir());
        environment
                .hosting()
                .ifPresent(hosting ->
                        setting(
                                items,
                                "hosting",
                                word(hosting.kind())
                                        + ", service "
                                        + hosting.service()
                                        + (hosting.api().isEmpty()
                                                ? ""
                                                : ", at " + hosting.api())));
        environment
                .database()
                .ifPresent(database -> setting(items, "database", PlanText.masked(database)));
        var people = environment.people();
        setting(
                items,
                "approvals",
                people.approvals() == 0
                        ? ""
                        : people.approvals() + " of " + String.join(", ", people.approve()));
        setting(items, "sign", String.join(", ", people.sign()));
        setting(items, "time limit of a step", Times.say(environment.stepLimit()));
        settings(items, "bind ", environment.bind());
        settings(items, "variable ", environment.variables());
        settings(items, "automate ", environment.automate());
        settings(items, "choose ", environment.choose());
        settings(items, "acknowledge ", environment.acknowledged());
        environment.secrets().stream()
                .sorted()
                .forEach(name -> setting(items, "secret " + name, "named"));
        environment
                .channels()
                .forEach(channel -> setting(items, "notify " + channel.kind(), channel.target()));
    }

    private static void settings(List<Item> items, String prefix, Map<String, String> values) {
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> setting(items, prefix + entry.getKey(), entry.getValue()));
    }

    private static void setting(List<Item> items, String key, String value) {
        if (!value.isEmpty()) {
            items.add(new Item(Kind.SETTING, "", 0, key, Map.of("is", value)));
        }
    }

    private static void put(Map<String, String> says, String name, String value) {
        if (!value.isBlank()) {
            says.put(name, value);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
