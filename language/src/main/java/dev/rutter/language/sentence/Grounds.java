package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names of what a thing is done on, of which an environment has one: a cloud, a distribution, a
/// manager of packages. Commands for the same deed that stand below two of one family are
/// alternatives.
public final class Grounds {
    private record Family(QuickPattern words, String programs) {}

    private static final Map<String, Family> FAMILIES =
            Map.of(
                    "cloud",
                    family(
                            "aws|amazon web services|(?:microsoft )?azure|gcp|google cloud(?: platform)?|digital ?ocean|oracle cloud|alibaba cloud|on[- ]prem(?:ises?)?",
                            "(?:aws|az|gcloud|gsutil|doctl|oci|eksctl)"),
                    "distribution",
                    family(
                            "debian|ubuntu|rhel|red ?hat(?: enterprise linux)?|centos|fedora|rocky(?: linux)?|alma ?linux|oracle linux|amazon linux|alpine|arch(?: linux)?|(?:open)?suse|sles",
                            "(?:apt(?:-get)?|dpkg|yum|dnf|rpm|apk|pacman|zypper)"),
                    "packages",
                    family("npm|yarn|pnpm|bun", "(?:npm|npx|yarn|pnpm|bun)"),
                    "python packages",
                    family("pip3?|pipx|poetry|conda|pipenv", "(?:pip3?|pipx|poetry|conda|pipenv)"));

    /// A label longer than this says more than a name.
    private static final int LONGEST = 60;

    private Grounds() {}

    private static Family family(String names, String programs) {
        var one = "(?:" + names + ")(?: (?:linux|\\d[\\d.+]*|[\\d.]+ ?lts))*";
        return new Family(
                QuickPattern.compile(
                        "(?:(?:if )?(?:for|on|in|with|using|via|to|deploy(?:ing)? (?:to|on|in)|install(?:ing|ation)? (?:on|with|using)|upgrad(?:e|ing) on) )?(?:the )?("
                                + one
                                + ")(?:\\s*(?:[/,&]|\\bor\\b|\\band\\b)\\s*"
                                + one
                                + ")*(?:[- ]based)?(?: (?:systems?|hosts?|servers?|users?|distros?|distributions?|deploy(?:ments?)?|installation|environment))?(?:\\s*\\([^()]*\\))?\\W*",
                        CASE_INSENSITIVE),
                programs);
    }

    /// The family and the name that words are, where they are no more than that.
    public static Optional<Map.Entry<String, String>> named(String words) {
        var text = PhaseNames.bare(Inline.plain(words));
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (var family : FAMILIES.entrySet()) {
            var match = family.getValue().words().matcher(text);
            if (match.matches()) {
                return Optional.of(
                        Map.entry(family.getKey(), match.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /// The family, or nothing.
    public static String family(String words) {
        return named(words).map(Map.Entry::getKey).orElse("");
    }

    /// Those of some labels that name one of a family of which another names another.
    public static Set<String> beside(List<String> labels) {
        var names = new HashMap<String, Set<String>>();
        for (var label : labels) {
            named(label)
                    .ifPresent(it ->
                            names.computeIfAbsent(it.getKey(), _ -> new HashSet<>())
                                    .add(it.getValue()));
        }
        names.values().removeIf(it -> it.size() < 2);
        var found = new HashSet<String>();
        for (var label : labels) {
            if (named(label).filter(it -> names.containsKey(it.getKey())).isPresent()) {
                found.add(label);
            }
        }
        return found;
    }

    /// Whether a program belongs to what is named.
    public static boolean serves(String program, String name) {
        return named(name)
                .flatMap(it -> Optional.ofNullable(FAMILIES.get(it.getKey())))
                .filter(it -> program.matches(it.programs()))
                .isPresent();
    }
}
