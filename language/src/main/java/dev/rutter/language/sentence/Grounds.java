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

/// Names of what a thing is done on, of which an environment has one: a cloud, a system and what
/// runs its services, a manager of packages. Commands for the same deed that stand below two of one
/// family are alternatives.
public final class Grounds {
    private record Family(QuickPattern words, String programs) {}

    private static final String SYSTEM = "system";

    /// What starts the services of a system.
    private static final String MANAGERS =
            "systemd|openrc|launchd|launch ?(?:agents?|daemons?)|upstart|runit|sysv(?:[- ]?init)?";

    /// `hosts without systemd`, `Linux with OpenRC`: what a system has, or has not.
    private static final QuickPattern HAS =
            QuickPattern.compile(
                    "\\b(with|without) (?:an? )?(" + MANAGERS + ")\\b", CASE_INSENSITIVE);

    private static final QuickPattern MANAGER =
            QuickPattern.compile("^(?:" + MANAGERS + ")\\b", CASE_INSENSITIVE);

    private static final Map<String, Family> FAMILIES =
            Map.of(
                    "cloud",
                    family(
                            "aws|amazon web services|(?:microsoft )?azure|gcp|google cloud(?: platform)?|digital ?ocean|oracle cloud|alibaba cloud|on[- ]prem(?:ises?)?",
                            "(?:aws|az|gcloud|gsutil|doctl|oci|eksctl)"),
                    SYSTEM,
                    family(
                            "debian|ubuntu|rhel|red ?hat(?: enterprise linux)?|centos|fedora|rocky(?: linux)?|alma ?linux|oracle linux|amazon linux|alpine|arch(?: linux)?|(?:open)?suse|sles|(?:gnu/)?linux|mac ?os(?: x)?|os x|(?:ms )?windows(?: server)?|wsl2?|(?:free|open|net)bsd|"
                                    + MANAGERS,
                            "(?:apt(?:-get)?|dpkg|yum|dnf|rpm|apk|pacman|zypper|brew|launchctl|rc-service|rc-update|systemctl)"),
                    "packages",
                    family("npm|yarn|pnpm|bun", "(?:npm|npx|yarn|pnpm|bun)"),
                    "python packages",
                    family("pip3?|pipx|poetry|conda|pipenv", "(?:pip3?|pipx|poetry|conda|pipenv)"));

    /// Says that each of several gets it: `All three fleets`, `both runners`.
    private static final QuickPattern EACH =
            QuickPattern.compile(
                    "\\b(?:(?:all|both|each|every)\\b[^.;:]{0,40}\\b(?:fleets?|(?:operating )?systems?|platforms?|hosts|machines|runners|agents|nodes|builds|servers|sections?)|fleets|(?:all|both|each) of (?:them|these|those|the following))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ONE_OF =
            QuickPattern.compile("\\b(?:one|either|any) of\\b", CASE_INSENSITIVE);

    private static final QuickPattern SEVERAL =
            QuickPattern.compile(
                    "\\b(?:hosts|machines|runners|agents|nodes|builds)\\b", CASE_INSENSITIVE);

    /// A word of a command that names the system it is for, or what that installs.
    private static final QuickPattern TARGET =
            QuickPattern.compile(
                    "^(?:[\\w:=-]*[:=-])?(?:linux|lin|lnx|debian|ubuntu|deb|rpm|apk|mac|macos|osx|darwin|pkg|dmg|windows|win|msi|exe|freebsd)(?:[:-][\\w:-]*)?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    /// A label longer than this says more than a name.
    private static final int LONGEST = 60;

    private Grounds() {}

    private static Family family(String names, String programs) {
        var one = "(?:" + names + ")(?: (?:linux|\\d[\\d.+]*|[\\d.]+ ?lts))*";
        return new Family(
                QuickPattern.compile(
                        "(?:(?:if )?(?:for|on|in|with|without|using|via|to|(?:on |for )?(?:other |linux )?(?:hosts?|systems?|machines?|servers?|containers?|distros?) (?:with|without|using)|deploy(?:ing)? (?:to|on|in)|install(?:ing|ation)? (?:on|with|using)|upgrad(?:e|ing) on) )?(?:the |an? )?("
                                + one
                                + ")(?:\\s*(?:[/,&]|\\bor\\b|\\band\\b)\\s*"
                                + one
                                + ")*(?:[- ]based)?(?: (?:"
                                + MANAGERS
                                + "))?(?: (?:systems?|hosts?|servers?|machines?|users?|distros?|distributions?|deploy(?:ments?)?|installation|environment|(?:user )?services?|daemons?|units?))?(?: (?:with|without|using|via) (?:an? )?(?:"
                                + MANAGERS
                                + "))?(?:\\s*\\([^()]*\\))?\\W*",
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
                var has = HAS.matcher(text);
                var name = match.group(1) + (has.find() ? " " + has.group() : "");
                return Optional.of(Map.entry(family.getKey(), name.toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /// The family, or nothing.
    public static String family(String words) {
        return named(words).map(Map.Entry::getKey).orElse("");
    }

    /// Those of some labels that name one of a family of which another names another. What starts
    /// the services of a system is no other system: `Ubuntu` and `systemd` go together, where
    /// nothing is told for another or for none.
    public static Set<String> beside(List<String> labels) {
        var names = new HashMap<String, Set<String>>();
        var managers = new HashSet<String>();
        for (var label : labels) {
            named(label)
                    .ifPresent(it -> {
                        names.computeIfAbsent(it.getKey(), _ -> new HashSet<>()).add(it.getValue());
                        if (MANAGER.find(it.getValue())) {
                            managers.add(it.getValue());
                        }
                    });
        }
        var alone = managers.size() == 1 && !managers.iterator().next().contains("without ");
        if (alone) {
            names.values().forEach(it -> it.removeAll(managers));
        }
        names.values().removeIf(it -> it.size() < 2);
        var found = new HashSet<String>();
        for (var label : labels) {
            if (named(label)
                    .filter(it ->
                            names.containsKey(it.getKey())
                                    && !(alone && managers.contains(it.getValue())))
                    .isPresent()) {
                found.add(label);
            }
        }
        return found;
    }

    /// Whether labels of systems name the parts of one fleet, of which each gets it, and no
    /// alternatives: the words above them say so, each label names several hosts, or their commands
    /// are one and the same but for the system that it is for.
    ///
    /// @param over the words above them
    /// @param commands the first one below each
    public static boolean parts(List<String> labels, String over, List<String> commands) {
        return (EACH.find(over) && !ONE_OF.find(over))
                || labels.stream().allMatch(SEVERAL::find)
                || targets(commands);
    }

    /// Whether the family of some words is that of systems.
    public static boolean system(String words) {
        return family(words).equals(SYSTEM);
    }

    private static boolean targets(List<String> commands) {
        var words = commands.stream().map(it -> List.of(BLANKS.split(it.strip(), -1))).toList();
        var first = words.getFirst();
        return first.size() > 1
                && words.stream()
                        .allMatch(it ->
                                it.size() == first.size() && it.getFirst().equals(first.getFirst()))
                && words.stream().flatMap(List::stream).anyMatch(TARGET::matches);
    }

    /// Whether a program belongs to what is named.
    public static boolean serves(String program, String name) {
        return named(name)
                .flatMap(it -> Optional.ofNullable(FAMILIES.get(it.getKey())))
                .filter(it -> program.matches(it.programs()))
                .isPresent();
    }
}
