package dev.rutter.language.shell;

import static dev.rutter.language.shell.AttendedShapes.BEGINS;
import static dev.rutter.language.shell.AttendedShapes.shape;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// More that needs a person at a terminal, by program: what asks for words that no option answers,
/// what opens an editor, what goes on until it is interrupted.
public final class AttendedPrograms {
    /// Why a person sits before it.
    public static final String ASKS = "it asks for a value";

    private static final String GIT = BEGINS + "git\\s+(?:-[Cc]\\s+\\S+\\s+|--\\S+\\s+)*";

    /// Left in the background it holds nothing up.
    private static final String IN_FRONT = "(?!.*(?:\\s--help\\b|(?<!&)&\\s*$))";

    private static final String ANSWERED = "(?!.*<)";

    static final List<AttendedShapes.Shape> SHAPES =
            List.of(
                    shape(
                            BEGINS
                                    + ANSWERED
                                    + "(?:read(?!\\s+-t)(?:\\s+(?:-\\w+|'[^']*'|\"[^\"]*\"|\\d+|[A-Za-z_]\\w*))*\\s*(?:$|[;&|])"
                                    + "|select\\s+\\w+\\s+in\\b|aws\\s+configure(?:\\s+sso(?:-session)?)?(?:\\s+--\\S+\\s+\\S+)*\\s*$"
                                    + "|(?:gcloud|amplify|eb|firebase|netlify)\\s+init(?:\\s+[a-z]+)?\\s*$|amplify\\s+configure\\s*$|rclone\\s+config\\s*$"
                                    + "|npm\\s+(?:init|adduser)\\s*$|dpkg-reconfigure\\s+(?!.*-f\\s*non)|mysql_secure_installation\\s*$"
                                    + "|keytool\\s+(?=.*-genkey)(?!.*-dname))",
                            ASKS),
                    shape(
                            BEGINS
                                    + ANSWERED
                                    + "(?:passwd(?:\\s+-q)?(?:\\s+[^-\\s]\\S*)?\\s*(?:$|[;&])|(?:htpasswd)\\s+(?!(?:.*\\s)?-\\w*[bi])\\S|smbpasswd\\s+(?!.*-s\\b)|adduser\\s+[\\w-]+\\s*$"
                                    + "|createuser\\b.*\\s(?:--interactive|-\\w*P|--pwprompt)(?=\\s|$)"
                                    + "|ssh-keygen(?!.*\\s-(?:N|\\w*[lFRyBHkQAYLDMIe]\\w*)(?=[\\s'\"]|$))(?:\\s*$|\\s+-)"
                                    + "|gpg2?\\b(?!.*--(?:batch|passphrase))(?:.*\\s)?(?:--(?:(?:full-)?gen(?:erate)?-key|quick-gen(?:erate)?-key|edit-key|card-edit|symmetric)|-c)(?=\\s|$)"
                                    + "|openssl\\s+req\\b(?=.*\\s-(?:new|x509|newkey)\\b)(?!.*\\s-(?:subj|config|batch)\\b)|openssl\\s+passwd(?:\\s+-\\w+)*\\s*$)",
                            "it asks for words that only a person knows"),
                    shape(
                            GIT
                                    + "(?:commit\\b(?!.*(?:\\s-(?!-)\\w*[mFC]|\\s--(?:message|file|no-edit|reuse-message|fixup|squash|dry-run|help)\\b))"
                                    + "|tag\\b(?=.*\\s(?:-[as]|--annotate|--sign)(?=\\s|$))(?!.*(?:\\s-(?!-)\\w*[mFdlv]|\\s--(?:message|file|delete|list)\\b))"
                                    + "|notes\\s+edit\\b|config\\s+(?:--\\w+\\s+)*(?:--edit|-e)(?=\\s|$)|(?:mergetool|citool|gui)\\b)",
                            "it opens an editor"),
                    shape(
                            GIT
                                    + "(?:rebase\\s+(?:.*\\s)?(?:-i|--interactive)(?=\\s|$)|(?:add|checkout|reset|restore|stash|clean)\\s+(?:.*\\s)?(?:-p|--patch|-i|--interactive)(?=\\s|$)"
                                    + "|commit\\s+(?:.*\\s)?(?:-p|--patch|--interactive)(?=\\s|$))",
                            "it asks what is meant, part by part"),
                    shape(
                            BEGINS
                                    + "(?:gh\\s+pr\\s+create\\b(?!.*\\s(?:--title|-t|--fill\\S*|-f|--web|-w|--body|-b)\\b)|gh\\s+release\\s+create\\b(?!.*\\s(?:--notes\\S*|-n|-F|--generate-notes)\\b)"
                                    + "|lerna\\s+(?:publish|version)\\b(?!.*\\s(?:--yes|-y)\\b)|changeset(?:\\s+add)?\\s*$|release-it\\b(?!.*\\s--ci\\b))",
                            "it asks before it goes on"),
                    shape(
                            BEGINS
                                    + IN_FRONT
                                    + "(?:sleep\\s+inf(?:inity)?\\b|yes(?:\\s+[^|]*)?$|(?:nc|ncat|netcat)\\s+(?!(?:.*\\s)?-\\w*w)(?:.*\\s)?(?:-\\w*l\\w*|--listen)(?=\\s|$)|socat\\b.*(?:LISTEN|listen):"
                                    + "|stripe\\s+listen\\b|ngrok\\s+(?:http|https|tcp|tls|start)\\b|cloudflared\\s+(?:access\\s+tcp|tunnel\\s+(?:.*\\s)?(?:run\\b|--url\\b))|(?:lt|localtunnel)\\s+--port\\b|minikube\\s+(?:tunnel|dashboard)\\b"
                                    + "|ssh\\b(?=.*\\s-\\w*N\\w*\\s)(?!.*\\s-\\w*f\\w*\\s)|tcpdump\\b(?!.*\\s-(?:c|r|G|D|-version))|(?:vmstat|iostat|mpstat)(?:\\s+-\\S+)*\\s+\\d+\\s*$"
                                    + "|inotifywait\\s+(?:.*\\s)?-\\w*m|fswatch\\s+(?!.*\\s-1)|(?:\\S*/)?kafka-console-consumer(?:\\.sh)?\\b(?!.*(?:--max-messages|--timeout-ms))|mosquitto_sub\\b(?!.*\\s-(?:C|W)\\b)|nats\\s+sub(?:scribe)?\\s(?!.*--count)"
                                    + "|while\\s+(?:true|:|\\[\\[?\\s*1\\s*\\]\\]?)\\s*(?:;|$)(?![\\s\\S]*\\b(?:break|exit|return)\\b))",
                            "it goes on until somebody stops it"));

    /// What is one statement over several lines and holds a question of its own.
    private static final QuickPattern COMPOUND =
            QuickPattern.compile("^\\s*(?:select|if|while|until|for|case)\\s");

    private static final QuickPattern ASKED_WITHIN =
            QuickPattern.compile(
                    "^\\s*select\\s+\\w+\\s+in\\b|[;\\n]\\s*(?:then\\s+|do\\s+|else\\s+)?read\\s+(?:-\\w+\\s+)*-\\w*p\\w*\\s");

    private static final QuickPattern ENDLESS =
            QuickPattern.compile(
                    "^\\s*while\\s+(?:true|:|\\[\\[?\\s*1\\s*\\]\\]?)\\s*(?:;|\\n)(?!(?s:.*)(?:\\b(?:break|exit|return)\\b|&\\s*$))");

    private AttendedPrograms() {}

    /// Whether a statement over several lines asks somebody in the middle of it.
    static boolean asksWithin(String script) {
        return COMPOUND.find(script) && ASKED_WITHIN.find(script);
    }

    static boolean endless(String script) {
        return ENDLESS.find(script);
    }
}
