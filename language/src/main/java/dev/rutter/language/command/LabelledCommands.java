package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Day;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;

/// Commands of programs that nobody here knows, told by the label before them: ``Staging: `cap
/// staging deploy` ``, ``Hotfix – `shipit release --now` ``. Behind the name of an environment or
/// of a way stands what is typed there, and what is called as programs are that control something
/// is one wherever it stands alone: ``- `flagctl set beta 5` ``, ``Immediate: `flagctl set beta 0`
/// ``.
public final class LabelledCommands {
    /// So few words end at most what a label is.
    private static final QuickPattern LABEL =
            QuickPattern.compile("^([^`:–—→]{2,60}?)\\s*(?::|–|—|-|→|->)\\s*$");

    private static final String DEED =
            "(?:deploy|releas|ship|up|down|apply|migrat|roll-?back|restart|build|push|publish|sync|install|start|stop|promot|run|exec|updat|upgrad|reload|scal|switch|restor|backup|seed|flush|clear)[a-z]*";

    /// `cap staging deploy`, `shipit release`, `frob --all`.
    private static final QuickPattern TYPED =
            QuickPattern.compile(
                    "[a-z][a-z0-9_.-]*(?:(?:\\s+[A-Za-z0-9_:./=@<{\\[$-][^\\s]*)*\\s+-{1,2}[A-Za-z].*|(?:\\s+[a-z0-9<{\\[$][^\\s,;?!]*){2,7}|\\s+"
                            + DEED
                            + "(?::\\S+)?)");

    /// What programs that control something are called, of which each house has its own.
    private static final QuickPattern CONTROLS =
            QuickPattern.compile(
                    "[a-z][a-z0-9]*(?:ctl|[-_]?cli)\\s+(?!(?:help|version|commands?)\\b)[\\w$<{\"'./-]\\S*(?:\\s.*)?");

    private static final QuickPattern DOES =
            QuickPattern.compile("\\s(?:" + DEED + ")(?:[:\\s]|$)|\\s-{1,2}[A-Za-z]");

    private static final QuickPattern WORDS = QuickPattern.compile("\\w\\S*(?:\\s+\\S+)+");

    /// What no program is called …
    private static final QuickPattern REMARK =
            QuickPattern.compile(
                    "^(?:manual(?:ly)?|auto\\w*|only|on|after|every|each|no|not|none|same|see|latest|stable|current|last|next|previous|first|any|all|the|an?|one|two|merge|branch|pending|required|optional|requires?|needs?|uses?|with|from|in|at|to|by|is|as|when|if|new|old|main|master|develop|release)\\b",
                    CASE_INSENSITIVE);

    /// … and what stands between words of a remark.
    private static final QuickPattern SPOKEN =
            QuickPattern.compile(
                    "\\s(?:the|an?|of|on|by|is|are|was|when|with|from|for|and|or|after|before|per|approval|approved|required|only|branch)(?:\\s|$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "\\s(?:the|an?|of|is|are|was|when|from|for|and|or|after|before|per)(?:\\s|$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS =
            QuickPattern.compile("^\\W*(?:$|[.;,]\\s|\\(|(?:to|and|or|then)\\s)", CASE_INSENSITIVE);

    private static final QuickPattern ALONE =
            QuickPattern.compile("^\\W*`([^`]+)`[\\s.;]*(?:\\([^()]*\\)\\W*)?$");

    private static final QuickPattern NOTHING = QuickPattern.compile("[\\W\\d]*");

    private LabelledCommands() {}

    /// Whether what stands in backticks behind a label is to be run.
    static boolean told(String before, String code, String after) {
        var label = LABEL.matcher(before);
        if (controls(code)) {
            return ENDS.find(after) && (NOTHING.matches(before) || label.find());
        }
        return TYPED.matches(code)
                && label.find()
                && (PlaceNames.place(label.group(1)) || Day.named(label.group(1)))
                && ENDS.find(after)
                && !REMARK.find(code)
                && !SPOKEN.find(code)
                && !CommandWords.prose(code);
    }

    /// Whether it is a command by what its program is called alone.
    public static boolean controls(String code) {
        return CONTROLS.matches(code) && !SAID.find(code) && !CommandWords.prose(code);
    }

    /// Whether an item of a list of deeds is nothing but what has the shape of a command, of
    /// whatever program: somebody is asked to do it.
    public static boolean alone(String text, Phase phase) {
        var alone = ALONE.matcher(text);
        return (phase == Phase.DEPLOY || phase == Phase.ROLLBACK)
                && alone.find()
                && TYPED.matches(alone.group(1))
                && !REMARK.find(alone.group(1))
                && !SPOKEN.find(alone.group(1));
    }

    /// Whether a line is nothing but what may be a command, or a label and that.
    public static boolean shown(String text, String code) {
        if (!WORDS.matches(code) || REMARK.find(code) || CommandWords.prose(code)) {
            return false;
        }
        var does = TYPED.matches(code) && DOES.find(code);
        var alone = ALONE.matcher(text);
        if (alone.find() && alone.group(1).equals(code)) {
            return does && !SPOKEN.find(code);
        }
        var label = LABEL.matcher(InlineCommands.before(text, code));
        return label.find()
                && (PlaceNames.place(label.group(1))
                        || Day.named(label.group(1))
                        || (Imperatives.tells(label.group(1) + " it") && does));
    }
}
