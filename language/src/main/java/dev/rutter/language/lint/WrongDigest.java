package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A signature computed with another digest than its sender uses can never match.
final class WrongDigest implements Rule {
    /// How a sender of webhooks signs.
    ///
    /// @param words what names it: a product or its header
    /// @param digest of its HMAC, as `openssl dgst` calls it
    private record Sender(String name, QuickPattern words, String digest, String source) {
        Sender(String name, String words, String digest, String source) {
            this(name, QuickPattern.compile("(?i)" + words), digest, source);
        }
    }

    private static final List<Sender> SENDERS =
            List.of(
                    new Sender(
                            "WAHA",
                            "(?<![a-z])waha(?![a-z])|x-webhook-hmac",
                            "sha512",
                            "https://waha.devlike.pro/docs/how-to/events/"),
                    new Sender(
                            "Vercel",
                            "x-vercel-signature",
                            "sha1",
                            "https://vercel.com/docs/webhooks"),
                    new Sender(
                            "GitHub",
                            "x-hub-signature-256",
                            "sha256",
                            "https://docs.github.com/en/webhooks"),
                    new Sender(
                            "Stripe",
                            "stripe-signature",
                            "sha256",
                            "https://docs.stripe.com/webhooks/signature"),
                    new Sender(
                            "Slack",
                            "x-slack-signature",
                            "sha256",
                            "https://docs.slack.dev/authentication/verifying-requests-from-slack"));
    private static final QuickPattern RECIPE =
            QuickPattern.compile("openssl\\s+(?:dgst\\s+-(sha\\d+)|(sha\\d+))\\s+-hmac");

    @Override
    public String code() {
        return "RT019";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "a webhook is verified with the wrong digest";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.commands().stream()
                .flatMap(command -> {
                    var found = RECIPE.matcher(command.text());
                    if (!found.find()) {
                        return Stream.of();
                    }
                    var used = found.group(1) == null ? found.group(2) : found.group(1);
                    var named = senders(document, command);
                    return named.size() != 1 || named.getFirst().digest().equals(used)
                            ? Stream.of()
                            : Stream.of(problem(document, command, found, used, named.getFirst()));
                });
    }

    private Problem problem(
            Document document,
            Document.Command command,
            Matcher found,
            String used,
            Sender sender) {
        return problem(
                sender.name()
                        + " signs with HMAC-"
                        + sender.digest().toUpperCase(Locale.ROOT)
                        + ", and this computes "
                        + used.toUpperCase(Locale.ROOT),
                document.place(command, found),
                "can never match",
                "openssl dgst -"
                        + sender.digest()
                        + " -hmac \"$SECRET\" ("
                        + sender.source()
                        + ")");
    }

    /// Whose webhooks the command is about: who is named in it or in its title, else in its
    /// chapter.
    private static List<Sender> senders(Document document, Document.Command command) {
        var near =
                named(
                        command.text()
                                + "\n"
                                + command.step().title()
                                + "\n"
                                + command.step().under());
        if (!near.isEmpty()) {
            return near;
        }
        var chapter = command.chapter();
        var lines =
                IntStream.rangeClosed(Math.max(1, chapter.line()), chapter.lastLine())
                        .mapToObj(document.runbook::line)
                        .collect(Collectors.joining("\n"));
        return named(lines + "\n" + String.join("\n", chapter.path()));
    }

    private static List<Sender> named(String text) {
        return SENDERS.stream().filter(sender -> sender.words().find(text)).toList();
    }
}
