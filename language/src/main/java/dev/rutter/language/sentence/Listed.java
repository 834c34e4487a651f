package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What the words beside a command that only lists claim of what it lists: such a command ends well
/// whatever it shows (`All pods are running: kubectl get pods`).
public final class Listed {
    private static final String KUBECTL =
            "(?:kubectl|oc|k)\\s+(?:(?:-n|--namespace|--context)(?:=|\\s+)\\S+\\s+)*+";

    /// Lists things with the state they are in.
    private static final QuickPattern STATES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:"
                            + KUBECTL
                            + "get\\s+(?:pods?|po|nodes?|no|all)\\b"
                            + "|(?:docker|podman)\\s+ps\\b|docker(?:-|\\s+)compose\\s+(?:-\\S+\\s+\\S+\\s+)*ps\\b"
                            + "|pm2\\s+(?:list|ls|status)\\b|supervisorctl\\s+status\\b|heroku\\s+ps\\b)[^|;&\\n]*$");

    /// Shows something and ends well whatever it shows.
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:"
                            + KUBECTL
                            + "(?:get|describe|logs|top|events)\\b"
                            + "|(?:docker|podman)\\s+(?:ps|logs|images|stats|(?:service|node|stack|container|image)\\s+ls)\\b|docker(?:-|\\s+)compose\\s+(?:-\\S+\\s+\\S+\\s+)*(?:ps|logs)\\b"
                            + "|pm2\\s+(?:list|ls|status|logs)\\b|supervisorctl\\s+status\\b|helm\\s+(?:list|ls|history|status)\\b|journalctl\\b"
                            + "|aws\\s+(?:--\\S+\\s+(?:[^-\\s]\\S*\\s+)?)*\\S+\\s+(?:describe|list|get)-\\S+"
                            + "|(?:az|gcloud|doctl|heroku|fly|flyctl|railway|vercel|argocd|nomad|wrangler|netlify|firebase)\\s+(?:[\\w:-]+\\s+){0,3}(?:list|show|describe|ls|info|status|logs|ps|releases)\\b"
                            + "|(?:cat|head|tail|df|free|uptime)\\b)[^|;&\\n]*$");

    private static final String STATE =
            "(?:running|healthy|up|on-?line|ready|available|Running|Ready|Healthy)";

    /// `All pods are running`, `ensure pods are running`.
    private static final QuickPattern ALL_ARE =
            QuickPattern.compile(
                    "^\\W*(?:(?:ensure|confirm|verify|check|make sure|see)\\s+(?:that\\s+)?)?(?:(?:all|every|each|both)\\b[\\w ,/-]{0,40}?|(?:the |your )?(?:[\\w-]+ ){0,3}(?:pods|containers|processes|nodes|dynos|replicas|instances)(?: in [\\w-]+)?) (?:is|are) (?:now |all |up and |in (?:the )?(?:state )?)?("
                            + STATE
                            + ")(?: state| and (?:running|healthy|ready))?\\W*$",
                    CASE_INSENSITIVE);

    /// A sentence on how something is, which only its reader can tell.
    private static final QuickPattern CLAIM =
            QuickPattern.compile(
                    "^(?!\\W*(?:if|when|unless|until|while|where|once|what|which|how|who|why|note|see)\\b)\\W*(?:(?:no|zero) [\\w-]+(?: [\\w-]+){0,6}\\W*$"
                            + "|(?:ensure|confirm|verify|check|make sure) (?:that )?[^.;:]{2,80}? (?:is|are|has|have|points?|shows?|match(?:es)?|exists?|contains?|equals?|reports?|serves?|runs?)\\b"
                            + "|(?:the |all |each |every |both |your |our )?[\\w-]+(?: [\\w-]+){0,4} (?:is|are|has|have) (?:not |no |now |all )*(?:running|healthy|up|ready|available|live|clean|empty|gone|stable|correct|current|complete|in|on|at|updated|deployed|registered|listed|present|normal|low|within|below|above|under|error|errors|restarts?|scaled|attached|active|enabled|disabled)\\b)",
                    CASE_INSENSITIVE);

    /// What is left around the words once the command is taken out of them.
    private static final QuickPattern EDGES =
            QuickPattern.compile("^[\\s:()—–-]+|\\(\\s*\\)|[\\s:(—–-]+$");

    private Listed() {}

    /// @param words the title of the command, or the line that it is nested in
    /// @param beside whether they stand on its own line or right above it, and speak of nothing
    ///   else
    public static List<Expectation> of(String words, boolean beside, Action action, Span span) {
        if (!(action instanceof Action.Shell(var script))) {
            return List.of();
        }
        var runs = script.strip();
        var states = STATES.find(runs);
        if (!states && !(beside && SHOWS.find(runs))) {
            return List.of();
        }
        var told = EDGES.replaceAll(words.replace("`", "").replace(runs, ""), "").strip();
        if (states) {
            var all = ALL_ARE.matcher(told);
            if (all.find()) {
                return List.of(new Expectation.Every(all.group(1), false, told, span));
            }
        }
        return beside && SHOWS.find(runs) && CLAIM.find(told)
                ? List.of(new Expectation.Asked(told, span))
                : List.of();
    }
}
