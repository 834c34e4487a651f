package dev.rutter.app.json;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs for machines.
public final class RunJson {
    private RunJson() {}

    /// Where a run stands.
    public static Map<String, Object> of(RunState state) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("run", state.run());
        tree.put("runbook", state.plan().file());
        tree.put("environment", state.plan().environment().name());
        tree.put("release", state.began().release());
        tree.put("by", state.began().by());
        tree.put("began", state.beganAt().toString());
        tree.put("seconds", Tree.of(state.took()));
        tree.put("compression", state.began().compression());
        tree.put("steps", state.plan().steps().size());
        tree.put(
                "steps_ended",
                state.steps().values().stream().filter(step -> !step.running()).count());
        tree.put(
                "running",
                state.steps().values().stream()
                        .filter(step -> step.running())
                        .map(step -> step.step())
                        .toList());
        tree.put("asks", state.openQuestions().stream().map(RunJson::asked).toList());
        tree.put("decisions", state.decisions().stream().map(RunJson::decision).toList());
        state.live().ifPresent(live -> tree.put("live", Tree.of(live)));
        state.rollback().ifPresent(rollback -> tree.put("rollback", Tree.of(rollback)));
        state.incident().ifPresent(incident -> tree.put("incident", Tree.of(incident)));
        tree.put("known_issues", Tree.list(state.issues()));
        tree.put("files", Tree.list(state.files()));
        state.paused().ifPresent(why -> tree.put("waits", why));
        state.held().ifPresent(held -> tree.put("held", Tree.of(held)));
        if (!state.setting().part().isEmpty()) {
            tree.put("part", state.setting().part());
            tree.put("left_out", state.setting().leftOut());
            tree.put("why", state.setting().why());
        }
        state.end()
                .ifPresent(end -> {
                    tree.put("end", end.end().words());
                    tree.put("because", end.because());
                });
        return tree;
    }

    /// An open question with what can be answered, and what silence means.
    private static Map<String, Object> asked(QuestionAsked question) {
        var kind = Question.Kind.of(question.question());
        var tree = new LinkedHashMap<String, Object>(Tree.ofRecord(question));
        tree.put("kind", kind.name().toLowerCase(Locale.ROOT));
        tree.put("answers", kind.answers().stream().map(answer -> answer.word()).toList());
        tree.put("silence", kind.silence().word());
        return tree;
    }

    /// A decision with everything it rests on.
    public static Map<String, Object> decision(RunState.Ruling decision) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("decision", Tree.of(decision.decided().decision()));
        tree.put("at", decision.at().toString());
        tree.putAll(verdict(decision.decided().verdict()));
        return tree;
    }

    /// A verdict: line, words, value seen, threshold, samples.
    public static Map<String, Object> verdict(Verdict verdict) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("verdict", verdict.kind().word());
        tree.put("line", verdict.line());
        tree.put("says", verdict.says());
        tree.put("seen", verdict.seen());
        tree.put("threshold", verdict.threshold());
        tree.put("samples", verdict.samples());
        tree.put("because", verdict.because());
        return tree;
    }

    /// One event.
    public static Map<String, Object> of(Recorded recorded) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("run", recorded.run());
        tree.put("seq", recorded.seq());
        tree.put("at", recorded.at().toString());
        var event = Tree.ofRecord((Record) recorded.event());
        tree.put("event", event.get("kind"));
        event.remove("kind");
        tree.putAll(event);
        tree.put("hash", recorded.hash());
        return tree;
    }

    /// Several, as a list.
    public static List<Map<String, Object>> all(List<RunState> states) {
        return states.stream().map(RunJson::of).toList();
    }
}
