package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// WAHA signs with HMAC-SHA512; a recipe with SHA-256 can never match.
final class WrongDigest implements Rule {

    private static final Pattern SHA256 = Pattern.compile("openssl\\s+dgst\\s+-sha256\\s+-hmac");
    private static final Pattern WAHA = Pattern.compile("(?i)\\bwaha\\b|x-webhook-hmac");

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
        return "WAHA is verified with the wrong digest";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.commands().stream()
                .filter(command ->
                        WAHA.matcher(command.text()).find()
                                || WAHA.matcher(command.step().title()).find()
                                || WAHA.matcher(command.chapter().title()).find()
                                || command.chapter().path().stream()
                                        .anyMatch(it -> WAHA.matcher(it).find()))
                .flatMap(command -> {
                    var found = SHA256.matcher(command.text());
                    return found.find()
                            ? Stream.of(
                                    problem(
                                            "WAHA signs with HMAC-SHA512, and this computes"
                                                    + " SHA-256",
                                            document.place(command, found),
                                            "can never match",
                                            "openssl dgst -sha512 -hmac \"$SECRET\""))
                            : Stream.of();
                });
    }
}
