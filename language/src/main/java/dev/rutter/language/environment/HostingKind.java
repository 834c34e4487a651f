package dev.rutter.language.environment;

import dev.rutter.language.runbook.Runbook;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which hosting a document most often speaks of, to begin a companion file with.
enum HostingKind {
    RENDER("\\brender(?:\\.com|\\.yaml|'s)?\\b(?! props)|onrender\\.com", "…", "$RENDER_API_KEY"),
    VERCEL("\\bvercel\\b", "…", "$VERCEL_TOKEN"),
    GITHUB(
            "\\bgithub actions?\\b|\\bgh (?:workflow|run)\\b",
            "owner/repository/deploy.yml",
            "$GITHUB_TOKEN");

    private final Pattern names;
    private final String example;
    private final String token;

    HostingKind(String names, String example, String token) {
        this.names = Pattern.compile(names);
        this.example = example;
        this.token = token;
    }

    /// The one in most lines; of two alike, and where it speaks of none, the first.
    static HostingKind in(Runbook runbook) {
        return Arrays.stream(values())
                .max(
                        Comparator.comparingLong((HostingKind kind) ->
                                        runbook.lines().stream()
                                                .filter(line ->
                                                        kind.names
                                                                .matcher(
                                                                        line.toLowerCase(
                                                                                Locale.ROOT))
                                                                .find())
                                                .count())
                                .thenComparing(Comparator.reverseOrder()))
                .orElse(RENDER);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What stands for a service that nobody named.
    String example() {
        return example;
    }

    String token() {
        return token;
    }
}
