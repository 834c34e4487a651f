package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.shell.AttendedShapes;
import dev.rutter.language.shell.CurlReader;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The other machine that a line of the document logs in to, by `ssh web1` or in words. What is
/// typed there must not run where Rutter runs: it is a person's, up to the line that leaves it or
/// to a chapter of another phase that is not the next of counted steps. What such a chapter goes on
/// with there is still typed there.
public final class Away {
    private static final String MACHINE =
            "(?:servers?|hosts?|machines?|nodes?|box(?:es)?|vms?|vps|instances?|bastion|jump ?(?:host|box|server)|droplet"
                    + "|primary|replica|standby|controller|ec2|dyno)";

    /// A machine by its name, which is told by its number: `db1`, `web-02.shop`.
    private static final String NAMED = "`?(?!v?\\d)[a-z][\\w.-]*\\d[\\w.-]*`?";

    private static final QuickPattern LOGS_IN =
            QuickPattern.compile(
                    "^\\W*(?:(?:\\d+|[A-H])[.)]\\s*)?(?:(?:first|then|now|next|again|manually|please|you|must|should|can),?\\s+){0,2}(?:(?:ssh|rdp|telnet|mosh)\\s+(?:in)?(?:to|onto|on)\\b"
                            + "|(?:log|sign)\\s*-?(?:in|on)?(?:\\s+(?:in|on))?\\s*(?:to|onto|on|into)\\b[^.:]{0,40}\\b"
                            + MACHINE
                            + "\\b|(?:connect|get a shell|open an? (?:ssh )?(?:session|shell|connection))(?:\\s+(?:by|via|over|with|using) ssh)?\\s+(?:to|on|into)\\b[^.:]{0,40}\\b"
                            + MACHINE
                            + "\\b|on (?:the |each |every |one of the )?[^.:,]{0,30}\\b"
                            + MACHINE
                            + "\\s*(?:run|execute)?\\s*:|for the (?:first|second|third|last|next|other|remaining|rest of the|old|new|former|additional|current)\\b[^.:,]{0,30}\\b"
                            + MACHINE
                            + "\\s*(?:run|execute)?\\s*:|on (?:all of |both )?"
                            + NAMED
                            + "(?:\\s*(?:,|and|&)\\s*"
                            + NAMED
                            + ")*\\s*(?:run|execute|type)?\\s*:\\W*$)",
                    CASE_INSENSITIVE);

    /// A chapter's title that is the machine its commands are typed on: `On the replica`, `2. On
    /// each worker node, run the following commands:`, `Worker nodes`.
    private static final QuickPattern HEADED =
            QuickPattern.compile(
                    "^\\W*(?:(?:(?:step|phase|part|stage)\\s*)?\\d+(?:\\.\\d+)*\\s*[.):–—-]*\\s*)?(?:(?:(?:run|execute|do|perform)\\s+)?on (?:(?:each|every|any|all|both|one|the other|the)\\b (?:of )?(?:the )?)?(?:(?:(?:new|old|other|former|first|second|third|last|next|remaining|current|control[ -]plane|(?!(?:of|in|for|to|and|an?|with|from)\\b)[a-z-]+) ){0,3}"
                            + MACHINE
                            + "|"
                            + NAMED
                            + ")|(?:the )?(?:(?:worker|master|control[ -]plane|leader|follower|manager|agent)s? nodes?|(?:(?:old|new|former) )?(?:primary|replica|standby|secondary)(?: (?:server|node|host))?))(?:\\W+(?:run|execute|type|do|perform|you)\\b.*)?\\W*$",
                    CASE_INSENSITIVE);

    /// A title that goes on with what stands above it.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:(?:and )?you (?:may|might|will|can|must|should|also)|and|then|also|after(?:wards| that))\\b",
                    CASE_INSENSITIVE);

    /// The machine that Rutter itself is on.
    private static final QuickPattern OWN =
            QuickPattern.compile(
                    "\\b(?:own|local|this|your|deploy(?:ment)?|deployer|build|ci|control|admin|management|ansible|jump|bastion)\\s+(?:jump )?"
                            + MACHINE
                            + "|\\b(?:bastion|jump ?(?:host|box|server))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern LEAVES =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:exit|log ?(?:out|off)|disconnect|leave|close|end) (?:(?:of|from|the|your|this) )*(?:ssh|session|server|host|machine|connection|shell|node|bastion)\\b"
                            + "|^\\W*(?:\\d+[.)]\\s*)?(?:exit|log ?(?:out|off)|disconnect)\\W*$"
                            + "|\\b(?:on|from|back (?:on|to|at)) (?:your|the|a) (?:own |local )?(?:machine|laptop|workstation|computer|desktop)\\b|\\blocally\\b|\\blocal (?:machine|shell|terminal)\\b",
                    CASE_INSENSITIVE);

    /// Said of the whole document before it begins.
    private static final QuickPattern EVERYTHING =
            QuickPattern.compile(
                    "^\\W*(?:note\\W+)?(?:(?:run|execute|do|perform|type)\\s+)?(?:all|every|each|everything|the following|these)\\b[^.;:]{0,50}?\\b(?:on|at|from|via|over)\\b[^.;:]{0,30}\\b(?:ssh|"
                            + MACHINE
                            + ")\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SSH = QuickPattern.compile("^(?:sudo\\s+)?(?:ssh|mosh)\\b");

    /// Typed where one was before: to the other machine from outside, or out of it.
    private static final QuickPattern FROM_OUTSIDE =
            QuickPattern.compile("^(?:sudo\\s+)?(?:ssh|mosh|scp|sftp|rsync\\s.*\\S:\\S*)\\b");

    /// What a request to it shows is the same from everywhere.
    private static final QuickPattern PUBLIC =
            QuickPattern.compile(
                    "^https?://(?!localhost\\b|127\\.|0\\.0\\.0\\.0|10\\.|192\\.168\\.|172\\.)[^/:\\s]+\\.(?!internal\\b|local\\b|lan\\b|svc\\b|corp\\b)[a-z]{2,}(?:[/:?].*)?$",
                    CASE_INSENSITIVE);

    /// Programs that reach what they control from anywhere: in another chapter than the one that
    /// logs in, they are started here.
    private static final QuickPattern CONTROLS =
            QuickPattern.compile(
                    "^(?:kubectl|oc|helm|aws|gcloud|az|terraform|tofu|pulumi|gh|glab|vercel|netlify|heroku|fly|flyctl|render|argocd|doctl|ansible\\S*|eksctl)\\b");

    private static final QuickPattern ENDS = QuickPattern.compile("(?:exit|logout)\\s*;?");

    private final Repositories repositories;
    private int line;
    private boolean sameChapter;
    private boolean heard;
    private @Nullable Phase phase;

    /// Whether the chapter that logged in is a counted step: it is left with the last of them.
    private boolean counted;

    /// Whether this chapter or the one it goes on from is one.
    private boolean here;

    /// Whether all of the document is worked there.
    private boolean everywhere;

    private @Nullable Left left;

    /// Whether it is only this chapter that goes on there.
    private boolean again;

    /// How deep the chapter is whose title names the machine; 0 where none does.
    private int depth;

    /// @param repositories those that the document names
    public Away(Repositories repositories) {
        this.repositories = repositories;
    }

    /// A chapter begins.
    ///
    /// @param level how deep it is, 1 for the highest
    /// @param at the line of its title
    public void enters(Phase next, String title, int level, int at) {
        if (depth >= level && !(depth == level && GOES_ON.find(title))) {
            depth = 0;
            phase = null;
            left = null;
        }
        enters(next, title);
        if (depth == 0 && names(title)) {
            logsIn(at, next);
            heard = false;
            depth = level;
        }
    }

    private void enters(Phase next, String title) {
        repositories.enters(title);
        sameChapter = false;
        var step = PhaseNames.counted(title);
        if (LEAVES.find(title)) {
            leave();
        } else if (phase != null && phase != next && !(counted && step)) {
            phase = null;
        } else if (phase != null) {
            phase = next;
        }
        if (everywhere) {
            phase = next;
        }
        here = step || (here && phase != null);
    }

    /// The author says that what follows is run here.
    public void leave() {
        repositories.leave();
        phase = null;
        left = null;
        depth = 0;
        everywhere = false;
    }

    /// Whether some line above has logged in.
    public boolean somewhere() {
        return phase != null;
    }

    /// Whether it was words that last did.
    public boolean heard() {
        return phase != null && heard;
    }

    /// A line in words.
    public void hears(String text, int at, Phase now) {
        repositories.hears(text);
        var plain = Inline.plain(text);
        var whole = opens(now) && EVERYTHING.find(plain);
        if (whole || LOGS_IN.find(plain) || (labels(text) && names(plain))) {
            logsIn(at, now);
            heard = !whole;
            everywhere |= whole;
        } else if (LEAVES.find(plain)) {
            leave();
        }
    }

    /// Whether a line is a label in bold, and nothing else.
    private static boolean labels(String text) {
        return text.startsWith("**") && text.indexOf("**", 2) == text.length() - 2;
    }

    private static boolean names(String title) {
        return title.length() < 120 && HEADED.find(title) && !OWN.find(title);
    }

    private void logsIn(int at, Phase now) {
        sameChapter = true;
        line = at;
        phase = now;
        counted = here;
        left = new Left();
    }

    private static boolean opens(Phase phase) {
        return switch (phase) {
            case NONE, OVERVIEW, PREPARE, REFERENCE -> true;
            case DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE, CONTACTS, MAINTAIN, TEMPLATE ->
                    false;
        };
    }

    /// Takes note of a command: it may log in or out.
    public void after(String script, int at, Phase now) {
        var plain = script.strip();
        if (SSH.find(plain) && AttendedShapes.opensShell(plain)) {
            logsIn(at, now);
            heard = false;
        } else if (ENDS.matches(plain)) {
            leave();
        } else if (phase == now && left != null && !again) {
            left.typed(plain);
        }
    }

    /// Why a command belongs to the other machine; empty where it is typed here.
    public Optional<String> holds(String script, Phase now) {
        var plain = script.strip();
        if (phase == null && left != null && left.meant(plain) && !CONTROLS.find(plain)) {
            phase = now;
            again = true;
        }
        if (phase != now) {
            return repositories.holds(plain);
        }
        var request = CurlReader.read(plain);
        if (request.isPresent() && PUBLIC.matches(request.get().url())) {
            return Optional.empty();
        }
        if (FROM_OUTSIDE.find(plain) || (!sameChapter && CONTROLS.find(plain))) {
            // What a chapter's title says holds for all of it.
            phase = depth > 0 ? phase : null;
            return Optional.empty();
        }
        return Optional.of(
                "it is typed on the machine that line "
                        + line
                        + (depth > 0 ? " names" : " logs in to"));
    }
}
