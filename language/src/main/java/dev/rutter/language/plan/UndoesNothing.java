package dev.rutter.language.plan;

import dev.rutter.language.environment.Acknowledgement;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.regex.Pattern;

/// Steps of chapters that go back by their titles and take nothing back: a smoke test alone, the
/// report on the incident. Called a way back they would be trusted in when it is needed.
final class UndoesNothing {
    /// What is written down or told, and what is looked at.
    private static final Pattern PAPER =
            Pattern.compile(
                    "(?i)^\\W*(?:\\d+[.)]\\s*)?(?:write|add|update|file|document|record|log|create|open|close|schedule|hold|conduct|complete|fill|send|post|share|publish|review|capture|note)\\b"
                            + "[^.;]{0,60}(?:\\b(?:incidents?|reports?|run-?books?|post-?mortems?|retrospectives?|tickets?|issues?|documentation|docs|time-?line|lessons|reviews?|meeting|change ?log|root cause|findings|follow-?ups?|action items)\\b|\\.md\\b)");

    private static final Pattern LOOKS =
            Pattern.compile(
                    "(?i)^\\W*(?:\\d+[.)]\\s*)?(?:verify|check|confirm|ensure|make sure|monitor|watch|wait|look|see|observe|notify|tell|announce|inform|communicate|alert|page|call)\\b");

    /// Words of taking back, and of any deed.
    private static final Pattern BACK =
            Pattern.compile(
                    "(?i)\\b(?:restor|revert|roll|undo|back|previous|old|last|earlier|turn|switch|disabl|re-?deploy|reset|point|set|repoint|swap|remov|delet|stop|start|restart|run(?!-?books?\\b)|execut|scale|merge)\\w*");

    /// A second clause, in which somebody may take something back: `Call Ann, who rewinds it`.
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\b(?:who|and|then)\\b|[:;]|\\.\\s+\\S|\\bto (?!the\\b|an?\\b|our\\b|your\\b|all\\b|every)[a-z]+\\b(?![./])");

    /// What an address is called that does something, though it is only asked for.
    private static final Pattern TRIGGERS =
            Pattern.compile(
                    "(?i)(?:https?://|\\$)\\S*(?:deploy|hook|rollback|revert|restore|promote|switch|trigger|\\?)");

    private UndoesNothing() {}

    /// Whether none of these takes anything back, which the plan then says of each.
    static boolean all(List<Placed> placed, Draft draft) {
        if (placed.isEmpty() || !placed.stream().allMatch(one -> nothing(one.step()))) {
            return false;
        }
        placed.forEach(
                one -> draft.unread(one.step(), "it takes nothing back, and is no way back"));
        return true;
    }

    private static boolean nothing(Step step) {
        return switch (step.action()) {
            case Action.Ask(var text) ->
                    !BACK.matcher(text).find()
                            && !CLAUSE.matcher(text).find()
                            && (PAPER.matcher(text).find() || LOOKS.matcher(text).find());
            case Action.Shell shell ->
                    !step.danger().grave()
                            && OnceOnly.looks(shell.script())
                            && !OnceOnly.does(shell)
                            && !TRIGGERS.matcher(shell.script()).find();
            case Action.Http http ->
                    List.of("GET", "HEAD").contains(http.method())
                            && !TRIGGERS.matcher(http.url()).find();
            case Action.Query(var sql) -> Interruption.readsRows(sql);
            case Action.Hosting(var act, _, _) ->
                    act == Action.Hosting.Act.READ_LOGS
                            || act == Action.Hosting.Act.LOGS_WITHOUT_ERRORS;
            case Action.Announce _, Action.Wait _, Action.Watch _ -> true;
            case Action.Attended _ -> false;
        };
    }

    /// Opens that there is no way back, unless somebody has acknowledged it.
    static void open(Draft draft) {
        if (draft.environment
                .acknowledgement("no way back")
                .filter(Acknowledgement::yes)
                .isEmpty()) {
            draft.open(
                    Plan.Open.Kind.ROLLBACK,
                    "there is no way back: the document has no rollback step that can be"
                            + " taken and the environment has no hosting",
                    1,
                    "acknowledge: { \"no way back\": \"yes\" }, or a `hosting:`");
        }
    }
}
