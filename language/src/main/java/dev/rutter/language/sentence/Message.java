package dev.rutter.language.sentence;

import java.util.regex.Pattern;

/// Whether a text has somebody tell people something, and nothing else. What tells a machine, what
/// has people do something, and what does a deed besides is none: in doubt it is no message.
public final class Message {
    /// Who is told: people, and where they read it.
    private static final String AUDIENCE =
            "(?:teams?|stakeholders?|customers?|users?|clients?|partners?|people|everyone|everybody|all|them|us|him|her|colleagues|staff|business"
                    + "|management|managers?|leads?|owners?|engineers?|developers?|DBAs?|admins?|operators?|commanders?|on-?call|support|sales|marketing"
                    + "|(?:status ?)?channels?|threads?|slack|@[\\w-]+|#[\\w-]+(?: channel| thread)?|team|kunden|nutzer|kollegen|alle|kanal|bereitschaft)";

    /// What is kept for people to read.
    private static final String RECORD =
            "(?:status ?pages?|tickets?|incidents?(?: (?:reports?|logs?|timelines?|docs?|documents?))?|post-?mortems?(?: (?:docs?|documents?))?|calendar|change ?logs?"
                    + "|(?:run|release|deploy(?:ment)?|change) ?(?:logs?|notes)|wiki(?: pages?)?|jira|threads?|channels?|#[\\w-]+(?: channel| thread)?)";

    /// Not a "users table" and no "support console".
    private static final String ENDS =
            "(?=\\s*(?:$|[^\\w\\s'’/]|(?:that|about|of|in|on|to|with|via|and|or|by|you|we|it|when|once|if|why|what|how|as|at|for|again|a|an|the|know|und|dass|über)\\b))";

    private static final String GROUP =
            "(?:(?!(?:that|and|or|to|in|by|between|among|from|with)\\b)[\\w’'-]+\\s+){0,4}?"
                    + AUDIENCE
                    + ENDS;

    private static final String NOTE =
            "(?:e-?mails?|mails?|messages?|notes?|notices?|updates?|summar(?:y|ies)|announcements?|reports?|word|links?|outcomes?|results?|status|times?|timelines?|it|this)";

    private static final Pattern TELLS =
            Pattern.compile(
                    "(?i)^(?:(?:then|finally|afterwards|also|and|please|optionally)\\b\\W*)*(?:"
                            + "(?:tell|inform|notify|brief|alert|remind|ping|e-?mail|message)\\s+(?:(?:in|via|on)\\s+)?"
                            + GROUP
                            + "|let\\s+"
                            + GROUP
                            + "\\s*know\\b"
                            + "|(?:announce|communicate|report)\\b[^.;:]{0,60}?\\b(?:to|in|into|on|via)\\s+"
                            + "(?:"
                            + GROUP
                            + "|(?:[\\w-]+\\s+){0,3}?"
                            + RECORD
                            + ENDS
                            + ")"
                            + "|(?:write|post|send|share|reply|record|document|note|log(?! (?:in|into|on|out|off)\\b))\\s+"
                            + "(?:(?!to\\b)[^.;:,]{0,50}?\\b"
                            + NOTE
                            + "\\b[^.;:,]{0,30}?)??\\b(?:(?:to|in|into|on|via|with|for)\\s+)?(?:"
                            + GROUP
                            + "(?!\\s*(?:back|again)\\b)|(?:[\\w-]+\\s+){0,3}?"
                            + RECORD
                            + ENDS
                            + ")"
                            + "|(?:write|post|share|record|document|note|log(?! (?:in|into|on|out|off)\\b))\\s[^.;:,]{1,60}?\\b(?:in|into|on|to)\\s+(?:[\\w-]+\\s+){0,3}?(?:slack|"
                            + RECORD
                            + ")"
                            + ENDS
                            + "|(?:update|open|file|create|close|resolve|schedule)\\s+(?:(?!(?:and|to|in|from|of)\\b)[\\w-]+\\s+){0,3}?"
                            + RECORD
                            + ENDS
                            + "|(?:informier|benachrichtig)\\w*\\s+"
                            + GROUP
                            + "|(?:sag|gib|gebt)\\w*\\b[^.;:]{1,60}\\bbescheid\\b)");

    /// How what is told goes on: "… and the customers", "…: the release was taken back".
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?i)^(?:$|[\"“”#@(]|(?:the|a|an|our|all|any|every|each|that|this|it|its|which|who|what|why|how|they|we|you|your|note|say|state|mention|include|explain|thank|apologi[sz]e)\\b|"
                            + AUDIENCE
                            + ENDS
                            + ")");

    private static final Pattern CONDITION =
            Pattern.compile("(?i)^(?:if|when|where|in case)\\b[^.;:,]{1,80},\\s*");

    private static final Pattern NEXT =
            Pattern.compile("(?i)(?:[.,;:!]+\\s+|\\s+(?:and|then|und|dann)\\s+)+");

    /// Whom or what a message has do something, waits for, or comes before: "Tell the database team
    /// to restore it", "Notify customers before switching".
    private static final Pattern DEED =
            Pattern.compile(
                    "(?i)`|\\bto (?!(?:the|our|all|every|each|any|let|say|know|them|him|her|us|me|customers?|users?|stakeholders?|support|management|people|teams?|slack)\\b)[a-z]+\\b"
                            + "|\\b(?:must|should|shall|ha(?:s|ve) to|needs?|before|until|unless|while|so that|after \\w+ing|requesting|asking|approvals?|approves?|sign-?off|go-?ahead|permission|confirmation|their ok)\\b");

    private static final Pattern QUOTED = Pattern.compile("[\"“][^\"“”]{1,200}[\"”]");

    /// What is bold, and the name of a channel that stands as code.
    private static final Pattern MARKS = Pattern.compile("\\*\\*|`([#@][\\w-]+)`");

    private static final Pattern FRONT = Pattern.compile("^[\\W\\d&&[^#@`]]+");

    /// What is longer is no mere message.
    private static final int MOST = 500;

    private Message() {}

    /// Whether this is all that a text has somebody do.
    public static boolean only(String text) {
        if (text.length() > MOST) {
            return false;
        }
        var plain =
                MARKS.matcher(QUOTED.matcher(text).replaceAll("a note"))
                        .replaceAll(it -> it.group(1) == null ? "" : it.group(1));
        var said = CONDITION.matcher(FRONT.matcher(plain).replaceFirst("")).replaceFirst("");
        if (DEED.matcher(said).find()) {
            return false;
        }
        var clauses = NEXT.splitAsStream(said).toList();
        for (var i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i).strip();
            if (!TELLS.matcher(clause).find() && (i == 0 || !TOLD.matcher(clause).find())) {
                return false;
            }
        }
        return true;
    }
}
