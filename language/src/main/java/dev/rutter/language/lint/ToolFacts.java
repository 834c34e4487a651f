package dev.rutter.language.lint;

import static dev.rutter.language.lint.WrongCommand.goingBack;
import static dev.rutter.language.lint.WrongCommand.wrong;
import static dev.rutter.language.problem.Problem.Weight.NOTE;
import static dev.rutter.language.problem.Problem.Weight.WARNING;

import java.util.List;

/// What runbooks get wrong about git, code hosts and everything else, each read in the vendor's own
/// documentation or source. A fact more is a row more.
final class ToolFacts {

    private ToolFacts() {}

    static final List<WrongCommand> ALL =
            List.of(
                    goingBack(
                            "RT020",
                            WARNING,
                            "a forced push is used to roll back",
                            "git",
                            "\\bgit\\s+push\\b[^\\n|;&]*(?:\\s-f\\b|--force\\b(?!-with-lease))[^\\n|;&]*",
                            "a forced push rewrites history that others have, and can lose their"
                                    + " commits",
                            "https://git-scm.com/docs/git-push",
                            "git revert --no-edit BAD..HEAD && git push, or the hosting's own"
                                    + " rollback"),
                    wrong(
                            "RT070",
                            WARNING,
                            "Claude Code sends no such event",
                            "Claude Code",
                            "[\"'](?:event|sessionId)[\"']\\s*:\\s*[\"'](?:SessionStart|SessionEnd|UserPromptSubmit|PreToolUse|PostToolUse|Notification|Stop|SubagentStop|PreCompact)[\"']",
                            "Claude Code's hooks send \"hook_event_name\" and \"session_id\", and no time: this request tries something that never comes",
                            "https://code.claude.com/docs/en/hooks",
                            "-d '{\"hook_event_name\":\"SessionStart\",\"session_id\":\"test-123\",\"source\":\"startup\"}'"),
                    wrong(
                            "RT088",
                            NOTE,
                            "`gh workflow run` does not wait for the workflow",
                            "gh",
                            "\\bgh\\s+workflow\\s+run\\b[^\\n|;&]*",
                            "\"gh workflow run\" ends well as soon as the workflow is asked for, whatever becomes of it",
                            "https://cli.github.com/manual/gh_workflow_run",
                            "gh run watch --exit-status RUN_ID, right after it"),
                    wrong(
                            "RT089",
                            WARNING,
                            "`gh run watch` ends well where the workflow failed",
                            "gh",
                            "\\bgh\\s+run\\s+watch\\b(?![^\\n|;&]*--exit-status)[^\\n|;&]*",
                            "without --exit-status \"gh run watch\" ends with 0 whatever the workflow's end was",
                            "https://cli.github.com/manual/gh_run_watch",
                            "gh run watch --exit-status RUN_ID"),
                    wrong(
                            "RT090",
                            WARNING,
                            "a GitHub deployment may merge instead",
                            "GitHub's API",
                            "\\b(?:gh\\s+api|curl)\\b(?=[^\\n]*/repos/[^\\s]*/deployments\\b(?!/))(?=[^\\n]*(?:\\bref=|\"ref\"))(?![^\\n]*auto_merge)[^\\n]*",
                            "without auto_merge: false GitHub merges the default branch in where it is ahead, answers 202, and makes no deployment",
                            "https://docs.github.com/en/rest/deployments/deployments",
                            "gh api repos/OWNER/REPO/deployments -f ref=SHA -F auto_merge=false"));
}
